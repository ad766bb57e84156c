'use client'
import { ChevronRight, CircleAlert, CornerDownRight, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { cn } from '#components/ui/cn.ts'
import { kindTitles, outcomeTitle, titleOf } from '#lib/route/titles.ts'
import { useMarks } from './designer-context.tsx'
import { lookOf } from './kind-look.ts'
import { type OutlineRow, rowKey } from './outline-rows.ts'

type Shared = { current: boolean; onFocus(): void; onChoose(): void }
type NodeRow = Extract<OutlineRow, { is: 'node' }>
type WayRow = Extract<OutlineRow, { is: 'way' }>

const line =
  'flex w-full min-w-0 cursor-pointer items-center gap-2 rounded-md text-left text-sm hover:bg-hover focus-visible:-outline-offset-2'

export function OutlineNode(
  props: Shared & { row: NodeRow; open: boolean; selected: boolean; onToggle(): void },
) {
  const { row, open, selected } = props
  const { node } = row
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
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself hears the keys
    <div
      role="treeitem"
      aria-level={1}
      aria-posinset={row.at}
      aria-setsize={row.of}
      aria-selected={selected}
      {...(row.ways > 0 ? { 'aria-expanded': open } : {})}
      aria-label={told.filter(Boolean).join(', ')}
      tabIndex={props.current ? 0 : -1}
      data-row={rowKey(row)}
      data-testid={`outline:${node.id}`}
      onFocus={props.onFocus}
      onClick={props.onChoose}
      className={cn(line, 'h-8 pr-2', selected && 'bg-accent-wash text-accent-text')}
    >
      {/* The keys of the tree do the same: for a mouse only. */}
      <span
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation()
          props.onToggle()
        }}
        className="inline-flex h-8 w-5 shrink-0 items-center justify-center text-ink-faint"
      >
        {row.ways > 0 ? (
          <ChevronRight className={cn('size-3.5 transition-transform', open && 'rotate-90')} />
        ) : null}
      </span>
      <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      <span className="min-w-0 flex-1 truncate">{title}</span>
      {found.length > 0 && found[0]?.severity !== 'note' ? (
        <Mark aria-hidden="true" className={cn('size-4 shrink-0', error ? 'text-bad' : 'text-warn')} />
      ) : null}
    </div>
  )
}

export function OutlineWay({ row, current, onFocus, onChoose }: Shared & { row: WayRow }) {
  const t = useTranslations('designer.outline')
  const card = useTranslations('designer.card')
  const said = useSaid()
  const outcome = said(outcomeTitle(row.node, row.outcome))
  const to = row.to ? said(titleOf(row.to)) : t('nowhere')
  const rounds = row.rounds === undefined ? '' : card('rounds', { n: row.rounds })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself hears the keys
    <div
      role="treeitem"
      aria-level={2}
      aria-posinset={row.at}
      aria-setsize={row.of}
      aria-selected={false}
      aria-label={[t('leads', { outcome, to }), rounds].filter(Boolean).join(', ')}
      tabIndex={current ? 0 : -1}
      data-row={rowKey(row)}
      data-testid={`way:${row.node.id}:${row.outcome}`}
      onFocus={onFocus}
      onClick={onChoose}
      className={cn(line, 'h-7 pr-2 pl-7 text-xs')}
    >
      <CornerDownRight aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
      <span className="max-w-[45%] shrink-0 truncate text-ink-soft">{outcome}</span>
      <span className={cn('min-w-0 flex-1 truncate', row.to ? 'text-ink' : 'text-ink-faint')}>
        → {to}
        {rounds ? <span className="text-ink-faint"> {rounds}</span> : null}
      </span>
    </div>
  )
}
