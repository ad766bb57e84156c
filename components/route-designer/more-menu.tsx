'use client'
import { Ellipsis, FileCode, Keyboard, ScrollText, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx'
import type { Door } from './use-commands.ts'

/** Other forms of the same route, its regulation and its text; the way back to the version in force; the keys. */
export function MoreMenu({ mayDiscard, onOpen }: { mayDiscard: boolean; onOpen(door: Door): void }) {
  const t = useTranslations('designer')
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button look="ghost" size="icon" aria-label={t('menu.title')}>
          <Ellipsis aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={() => onOpen('regulation')}>
          <ScrollText aria-hidden="true" />
          {t('menu.regulation')}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => onOpen('text')}>
          <FileCode aria-hidden="true" />
          {t('menu.yaml')}
        </DropdownMenuItem>
        {mayDiscard ? (
          <DropdownMenuItem onSelect={() => onOpen('discard')}>
            <Trash2 aria-hidden="true" />
            {t('versions.discard')}
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuItem onSelect={() => onOpen('help')}>
          <Keyboard aria-hidden="true" />
          {t('commands.names.help')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
