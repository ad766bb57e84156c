'use client'
import { FileCode, Keyboard, ScrollText, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx'
import type { Door } from './use-commands.ts'

/** The menu of `MoreMenu`; open as soon as it is there. */
export default function MoreList(props: {
  /** The button that it hangs on. */
  children: ReactNode
  mayDiscard: boolean
  onOpen(door: Door): void
}) {
  const t = useTranslations('designer')
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{props.children}</DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={() => props.onOpen('regulation')}>
          <ScrollText aria-hidden="true" />
          {t('menu.regulation')}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => props.onOpen('text')}>
          <FileCode aria-hidden="true" />
          {t('menu.yaml')}
        </DropdownMenuItem>
        {props.mayDiscard ? (
          <DropdownMenuItem onSelect={() => props.onOpen('discard')}>
            <Trash2 aria-hidden="true" />
            {t('versions.discard')}
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuItem onSelect={() => props.onOpen('help')}>
          <Keyboard aria-hidden="true" />
          {t('commands.names.help')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
