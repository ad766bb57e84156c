'use client'
import { Group as GroupIcon, StickyNote } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cn } from '#components/ui/cn.ts'
import { besideName } from '#lib/route/beside.ts'
import { type LineProps, OutlineLine } from './outline-line.tsx'
import type { RowOf } from './outline-rows.ts'
import { toneLook, usualTone } from './tone-look.ts'

export function OutlineGroup(props: LineProps & { row: RowOf<'group'> }) {
  const { group, open } = props.row
  const t = useTranslations('designer.beside')
  const title = group.title.trim() || t('untitled')
  return (
    <OutlineLine
      {...props}
      label={t('spokenGroup', { title, n: group.nodes.length })}
      testId={`outline-group:${group.id}`}
      open={open}
      className="h-8"
    >
      <GroupIcon
        aria-hidden="true"
        className={cn('size-4 shrink-0', toneLook(group.tone ?? usualTone.groups).words)}
      />
      <span className="min-w-0 flex-1 truncate font-medium">{title}</span>
      <span className="text-2xs text-ink-faint">{group.nodes.length}</span>
    </OutlineLine>
  )
}

export function OutlineNote(props: LineProps & { row: RowOf<'note'> }) {
  const { note } = props.row
  const t = useTranslations('designer.beside')
  const text = note.text.trim() ? besideName(note) : t('emptyNote')
  return (
    <OutlineLine
      {...props}
      label={t('spokenNote', { text })}
      testId={`outline-note:${note.id}`}
      className="h-8"
    >
      <StickyNote
        aria-hidden="true"
        className={cn('size-4 shrink-0', toneLook(note.tone ?? usualTone.notes).words)}
      />
      <span className="min-w-0 flex-1 truncate">{text}</span>
    </OutlineLine>
  )
}
