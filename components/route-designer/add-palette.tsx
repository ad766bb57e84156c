'use client'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { cn } from '#components/ui/cn.ts'
import { CommandEmpty, CommandInput, CommandItem, CommandList } from '#components/ui/command.tsx'
import { CommandDialog } from '#components/ui/command-dialog.tsx'
import { kindTitles } from '#lib/route/titles.ts'
import type { Sentence } from '#lib/sentence.ts'
import type { Addable } from './adding.tsx'
import { kindLook, type Look, noteLook, noteTitle, paletteKinds } from './kind-look.ts'

/** The list of kinds that one searches by typing. */
export default function AddPalette(props: {
  /** Where a note may lie too. */
  mayNote: boolean
  onClose(): void
  onChoose(kind: Addable): void
}) {
  const t = useTranslations('designer.palette')
  const ui = useTranslations('ui')
  const beside = useTranslations('designer.beside')
  return (
    <CommandDialog title={t('open')} onClose={props.onClose}>
      <CommandInput placeholder={t('search')} aria-label={t('search')} />
      <CommandList>
        <CommandEmpty>{ui('nothingFound')}</CommandEmpty>
        {paletteKinds.map((kind) => (
          <Choice
            key={kind}
            {...kindLook(kind)}
            title={kindTitles[kind]}
            text={t(kind)}
            onChoose={() => props.onChoose(kind)}
          />
        ))}
        {props.mayNote ? (
          <Choice
            {...noteLook}
            title={noteTitle}
            text={beside('noteText')}
            onChoose={() => props.onChoose('note')}
          />
        ) : null}
      </CommandList>
    </CommandDialog>
  )
}

function Choice(props: Look & { title: Sentence; text: string; onChoose(): void }) {
  const { icon: Icon, tile, title } = props
  const said = useSaid()
  return (
    <CommandItem value={`${title.ru} ${title.en}`} onSelect={props.onChoose} className="h-11">
      <span className={cn('inline-flex size-7 items-center justify-center rounded-md', tile)}>
        <Icon aria-hidden="true" className="size-4 text-current!" />
      </span>
      <span className="font-medium">{said(title)}</span>
      <span className="truncate text-ink-faint text-xs">{props.text}</span>
    </CommandItem>
  )
}
