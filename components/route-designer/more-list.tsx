'use client'
import { FileCode, ScrollText, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx'

export type MoreForm = 'regulation' | 'text' | 'discard'

/** The menu of `MoreMenu`; open as soon as it is there. */
export default function MoreList(props: {
  /** The button that it hangs on. */
  children: ReactNode
  mayDiscard: boolean
  onChoose(form: MoreForm): void
}) {
  const t = useTranslations('designer.menu')
  const v = useTranslations('designer.versions')
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{props.children}</DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={() => props.onChoose('regulation')}>
          <ScrollText aria-hidden="true" />
          {t('regulation')}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => props.onChoose('text')}>
          <FileCode aria-hidden="true" />
          {t('yaml')}
        </DropdownMenuItem>
        {props.mayDiscard ? (
          <DropdownMenuItem onSelect={() => props.onChoose('discard')}>
            <Trash2 aria-hidden="true" />
            {v('discard')}
          </DropdownMenuItem>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
