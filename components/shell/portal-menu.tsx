'use client'
import { lazy, type ReactNode } from 'react'
import { LateMenu } from '#components/ui/late-menu.tsx'
import type { Chrome } from './chrome.ts'

const OpenPortalMenu = lazy(() => import('./open-portal-menu.tsx'))

export function PortalMenu(props: { chrome: Chrome; name: string; children: ReactNode }) {
  return (
    <LateMenu
      button={(onClick) => (
        <button
          type="button"
          aria-haspopup="menu"
          aria-label={props.name}
          className="flex h-7 w-full items-center gap-2 rounded-md px-2 text-ink-soft text-xs hover:bg-hover data-[state=open]:bg-hover"
          onClick={onClick}
        >
          {props.children}
        </button>
      )}
      menu={(button) => <OpenPortalMenu chrome={props.chrome}>{button}</OpenPortalMenu>}
    />
  )
}
