'use client'
import { lazy, type ReactNode } from 'react'
import { LateMenu } from '#components/ui/late-menu.tsx'
import type { Chrome } from './chrome.ts'

const OpenAccountMenu = lazy(() => import('./open-account-menu.tsx'))

export function AccountMenu(props: { chrome: Chrome; name: string; children: ReactNode }) {
  return (
    <LateMenu
      button={(onClick) => (
        <button
          type="button"
          aria-haspopup="menu"
          aria-label={props.name}
          className="flex h-10 w-full items-center gap-2.5 rounded-md px-1.5 text-left transition-colors hover:bg-hover group-data-narrow/side:justify-center group-data-narrow/side:px-0 data-[state=open]:bg-hover"
          onClick={onClick}
        >
          {props.children}
        </button>
      )}
      menu={(button) => <OpenAccountMenu chrome={props.chrome}>{button}</OpenAccountMenu>}
    />
  )
}
