'use client'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { cn } from '#components/ui/cn.ts'
import { CommandEmpty, CommandInput, CommandItem, CommandList } from '#components/ui/command.tsx'
import { CommandDialog } from '#components/ui/command-dialog.tsx'
import type { NodeKind } from '#lib/route/graph.ts'
import { kindTitles } from '#lib/route/titles.ts'
import { kindLook, paletteKinds } from './kind-look.ts'

/** The list of kinds that one searches by typing. */
export default function AddPalette(props: { onClose(): void; onChoose(kind: NodeKind): void }) {
  const t = useTranslations('designer.palette')
  const ui = useTranslations('ui')
  const said = useSaid()
  return (
    <CommandDialog title={t('open')} onClose={props.onClose}>
      <CommandInput placeholder={t('search')} aria-label={t('search')} />
      <CommandList>
        <CommandEmpty>{ui('nothingFound')}</CommandEmpty>
        {paletteKinds.map((kind) => {
          const { icon: Icon, tile } = kindLook(kind)
          const title = kindTitles[kind]
          return (
            <CommandItem
              key={kind}
              value={`${title.ru} ${title.en}`}
              onSelect={() => props.onChoose(kind)}
              className="h-11"
            >
              <span className={cn('inline-flex size-7 items-center justify-center rounded-md', tile)}>
                <Icon aria-hidden="true" className="size-4 text-current!" />
              </span>
              <span className="font-medium">{said(title)}</span>
              <span className="truncate text-ink-faint text-xs">{t(kind)}</span>
            </CommandItem>
          )
        })}
      </CommandList>
    </CommandDialog>
  )
}
