'use client'
import { type ComponentProps, lazy, type ReactNode, Suspense, useState } from 'react'
import type { Chrome } from './chrome.ts'

const OpenPortalMenu = lazy(() => import('./open-portal-menu.tsx'))

export type PortalMenuProps = { chrome: Chrome; name: string; children: ReactNode }

// Menus are a tenth of a page's code and rarely opened: theirs is loaded at the first press.
export function PortalMenu(props: PortalMenuProps) {
  const [used, setUsed] = useState(false)
  const closed = (
    <PortalButton name={props.name} onClick={() => setUsed(true)}>
      {props.children}
    </PortalButton>
  )
  return used ? (
    <Suspense fallback={closed}>
      <OpenPortalMenu {...props} />
    </Suspense>
  ) : (
    closed
  )
}

export function PortalButton({ name, ...rest }: ComponentProps<'button'> & { name: string }) {
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-label={name}
      className="flex h-7 w-full items-center gap-2 rounded-md px-2 text-ink-soft text-xs hover:bg-hover data-[state=open]:bg-hover"
      {...rest}
    />
  )
}
