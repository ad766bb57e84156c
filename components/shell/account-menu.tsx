'use client'
import { type ComponentProps, lazy, type ReactNode, Suspense, useState } from 'react'
import type { Chrome } from './chrome.ts'

const OpenAccountMenu = lazy(() => import('./open-account-menu.tsx'))

export type AccountMenuProps = { chrome: Chrome; name: string; children: ReactNode }

// Menus are a tenth of a page's code and rarely opened: theirs is loaded at the first press.
export function AccountMenu(props: AccountMenuProps) {
  const [used, setUsed] = useState(false)
  const closed = (
    <AccountButton name={props.name} onClick={() => setUsed(true)}>
      {props.children}
    </AccountButton>
  )
  return used ? (
    <Suspense fallback={closed}>
      <OpenAccountMenu {...props} />
    </Suspense>
  ) : (
    closed
  )
}

export function AccountButton({ name, ...rest }: ComponentProps<'button'> & { name: string }) {
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-label={name}
      className="flex h-10 w-full items-center gap-2.5 rounded-md px-1.5 text-left transition-colors hover:bg-hover group-data-narrow/side:justify-center group-data-narrow/side:px-0 data-[state=open]:bg-hover"
      {...rest}
    />
  )
}
