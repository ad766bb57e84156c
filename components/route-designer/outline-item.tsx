'use client'
import { CircleAlert, CornerDownRight, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { cn } from '#components/ui/cn.ts'
import { kindTitles, outcomeTitle, titleOf } from '#lib/route/titles.ts'
import { useMarks } from './designer-context.tsx'
import { lookOf } from './kind-look.ts'
import { type LineProps, OutlineLine } from './outline-line.tsx'
import type { RowOf } from './outline-rows.ts'

export function OutlineNode(props: LineProps & { row: RowOf<'node'> }) {
  const { node, ways, open } = props.row
  const t = useTranslations('designer.outline')
  const said = useSaid()
  const found = useMarks((marks) => marks.findingsOf.get(node.id)) ?? []
  const { icon: Icon } = lookOf(node)
  const title = said(titleOf(node))
  const kind = said(kindTitles[node.kind])
  const told = [title, title === kind ? '' : kind, found.length > 0 ? t('problems', { n: found.length }) : '']
  const error = found[0]?.severity === 'error'
  const Mark = error ? CircleAlert : TriangleAlert
  return (
    <OutlineLine
      {...props}
      label={told.filter(Boolean).join(', ')}
      testId={`outline:${node.id}`}
      {...(ways > 0 ? { open } : {})}
      className="h-8"
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      <span className="min-w-0 flex-1 truncate">{title}</span>
      {found.length > 0 && found[0]?.severity !== 'note' ? (
        <Mark aria-hidden="true" className={cn('size-4 shrink-0', error ? 'text-bad' : 'text-warn')} />
      ) : null}
    </OutlineLine>
  )
}

export function OutlineWay(props: LineProps & { row: RowOf<'way'> }) {
  const { row } = props
  const t = useTranslations('designer.outline')
  const card = useTranslations('designer.card')
  const said = useSaid()
  const outcome = said(outcomeTitle(row.node, row.outcome))
  const to = row.to ? said(titleOf(row.to)) : t('nowhere')
  const rounds = row.rounds === undefined ? '' : card('rounds', { n: row.rounds })
  return (
    <OutlineLine
      {...props}
      label={[t('leads', { outcome, to }), rounds].filter(Boolean).join(', ')}
      testId={`way:${row.node.id}:${row.outcome}`}
      className="h-7 text-xs"
    >
      <CornerDownRight aria-hidden="true" className="ml-3 size-3.5 shrink-0 text-ink-faint" />
      <span className="max-w-[45%] shrink-0 truncate text-ink-soft">{outcome}</span>
      <span className={cn('min-w-0 flex-1 truncate', row.to ? 'text-ink' : 'text-ink-faint')}>
        → {to}
        {rounds ? <span className="text-ink-faint"> {rounds}</span> : null}
      </span>
    </OutlineLine>
  )
}
