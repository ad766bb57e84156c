'use client'
import { BellRing, ChevronRight, ListTodo, MessageSquareText, Undo2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { StatusBadge } from '#components/envelope/status-badge.tsx'
import { useSaid } from '#components/i18n/said.tsx'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { ColorDot } from '#components/ui/color-dot.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { MappingRow } from '#lib/envelope/mapping.ts'
import type { Status } from '#lib/envelope/status.ts'
import { pipelineKey } from './stage-choice.tsx'
import type { RowChange, RowContext } from './view.ts'

/* Loaded when a row is unfolded: completion and lists that are searched are heavy. */
const RowEditor = lazy(() => import('./row-editor.tsx').then(({ RowEditor }) => ({ default: RowEditor })))

/** One status: in short what it does; unfolded, everything that can be set and what providers call it. */
export function StatusRow(props: {
  status: Status
  row: MappingRow
  /** The row is the portal's and shown on a route's page. */
  inherited: boolean
  /** On a route's page: give the row back to the portal. */
  onDropOwn: (() => void) | null
  context: RowContext
  onChange: RowChange
}) {
  const { status, row, context } = props
  const t = useTranslations('mapping')
  const [open, setOpen] = useState(false)
  return (
    <li className={cn(open && 'bg-canvas/60')}>
      <div className="flex min-h-11 items-center gap-3 px-3 py-1.5">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex min-h-8 min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1 rounded-md text-left"
        >
          <span className="flex w-52 items-center gap-2">
            <ChevronRight
              aria-hidden="true"
              className={cn('size-4 shrink-0 text-ink-faint transition-transform', open && 'rotate-90')}
            />
            <StatusBadge status={status} />
          </span>
          <Short row={row} context={context} />
        </button>
        {props.inherited ? (
          <span className="whitespace-nowrap text-ink-faint text-xs max-sm:hidden">{t('asPortal')}</span>
        ) : null}
        {props.onDropOwn ? (
          <Button look="ghost" size="sm" onClick={props.onDropOwn} disabled={context.disabled}>
            <Undo2 aria-hidden="true" />
            {t('dropOwn')}
          </Button>
        ) : null}
      </div>
      {open ? (
        <div className="grid gap-6 px-4 pt-2 pb-6 md:pl-11">
          <RawStatuses status={status} context={context} />
          {props.inherited ? (
            <Button
              className="justify-self-start"
              disabled={context.disabled}
              onClick={() => props.onChange(row)}
            >
              {t('makeOwn')}
            </Button>
          ) : null}
          <Suspense fallback={<Spinner />}>
            <RowEditor
              row={row}
              context={props.inherited ? { ...context, disabled: true } : context}
              onChange={props.onChange}
            />
          </Suspense>
        </div>
      ) : null}
    </li>
  )
}

function Short({ row, context }: { row: MappingRow; context: RowContext }) {
  const t = useTranslations('mapping')
  const stages = (context.pipelines ?? []).flatMap((pipeline) => {
    const id = row.stages?.[pipelineKey(pipeline)]
    const stage = pipeline.stages.find((one) => one.id === id)
    return id
      ? [{ key: `${pipeline.entityTypeId} ${pipeline.id}`, name: stage?.name ?? id, color: stage?.color }]
      : []
  })
  const idle = stages.length === 0 && !row.timeline && !row.notification && !row.task && !row.fields
  if (idle) return <span className="text-ink-faint text-sm">{t('nothing')}</span>
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft text-sm">
      {stages.map((stage) => (
        <span key={stage.key} className="flex items-center gap-1.5 font-medium text-ink">
          <ColorDot color={stage.color} />
          {stage.name}
        </span>
      ))}
      {row.timeline ? <Deed icon={MessageSquareText} text={t('column.timeline')} /> : null}
      {row.notification ? <Deed icon={BellRing} text={t('column.notification')} /> : null}
      {row.task ? <Deed icon={ListTodo} text={t('column.task')} /> : null}
      {row.fields ? (
        <span className="text-ink-faint text-xs">
          {t('fields.title')}: {Object.keys(row.fields).length}
        </span>
      ) : null}
    </span>
  )
}

function Deed({ icon: Icon, text }: { icon: typeof BellRing; text: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <Icon aria-hidden="true" className="size-3.5 text-ink-faint" />
      {text}
    </span>
  )
}

function RawStatuses({ status, context }: { status: Status; context: RowContext }) {
  const t = useTranslations('mapping.raw')
  const say = useSaid()
  const known = context.providers
    .map(({ name, rawStatuses }) => ({ name, raw: rawStatuses.filter((one) => one.status === status) }))
    .filter(({ raw }) => raw.length > 0)
  return (
    <section className="grid gap-1.5 text-sm">
      <h2 className="text-ink-faint text-xs">{t('title')}</h2>
      {known.length === 0 ? <p className="text-ink-faint text-xs">{t('empty')}</p> : null}
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        {known.map(({ name, raw }) => (
          <div key={name} className="contents">
            <dt className="font-medium text-xs">{name}</dt>
            <dd className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs">
              {raw.map((one) => (
                <span key={one.raw}>
                  <code className="text-ink-soft">{one.raw}</code>{' '}
                  <span className="text-ink-faint">{say(one.text)}</span>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
