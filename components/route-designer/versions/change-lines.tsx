'use client'
import { CircleMinus, CirclePlus, type LucideIcon, Move, Pencil } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { cn } from '#components/ui/cn.ts'
import type { ListedChange } from '#lib/route/change-list.ts'
import type { FieldChange } from '#lib/route/field-changes.ts'

const looks: Readonly<Record<ListedChange['change'], { icon: LucideIcon; colour: string }>> = {
  added: { icon: CirclePlus, colour: 'text-good' },
  removed: { icon: CircleMinus, colour: 'text-bad' },
  changed: { icon: Pencil, colour: 'text-warn' },
  moved: { icon: Move, colour: 'text-ink-faint' },
}

/** What differs, in words. With `onShow` each line is a button that shows its place. */
export function ChangeLines(props: {
  changes: readonly ListedChange[]
  /** Lines about these nodes stand out. */
  current?: ReadonlySet<string>
  onShow?: (change: ListedChange) => void
}) {
  const { changes, onShow } = props
  return (
    <ul className="grid gap-0.5" data-testid="changes">
      {changes.map((change) => {
        const current = change.change !== 'moved' && change.nodes.some((id) => props.current?.has(id))
        return (
          <li
            key={`${change.change} ${change.nodes.join(' ')} ${change.outcome ?? ''} ${change.text.en}`}
            data-change={change.change}
          >
            {onShow ? (
              <button
                type="button"
                aria-current={current || undefined}
                onClick={() => onShow(change)}
                className={cn(
                  'flex w-full gap-2 rounded-lg px-2.5 py-1.5 text-left hover:bg-hover',
                  current && 'bg-accent-wash',
                )}
              >
                <Line change={change} />
              </button>
            ) : (
              <span className="flex gap-2 py-1">
                <Line change={change} />
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Line({ change }: { change: ListedChange }) {
  const said = useSaid()
  const { icon: Icon, colour } = looks[change.change]
  return (
    <>
      <Icon aria-hidden="true" className={cn('mt-0.5 size-4 shrink-0', colour)} />
      <span className="min-w-0 text-sm">
        <span className="block text-ink">{said(change.text)}</span>
        {change.details.map((detail) => (
          <Detail key={`${detail.what.en} ${detail.after?.en}`} detail={detail} />
        ))}
      </span>
    </>
  )
}

function Detail({ detail: { what, before, after } }: { detail: FieldChange }) {
  const t = useTranslations('designer.versions')
  const said = useSaid()
  return (
    <span className="block text-ink-soft text-xs">
      {said(what)}
      {before ? ': ' : after ? ' ' : ` ${t('otherwise')}`}
      {before ? (
        <>
          <span className="sr-only">{t('was')} </span>
          <del className="text-ink-faint">{said(before)}</del>
          <span aria-hidden="true"> → </span>
          <span className="sr-only">, {t('is')} </span>
        </>
      ) : null}
      {after ? (
        <ins className="no-underline">
          {before ? '' : '→ '}
          {said(after)}
        </ins>
      ) : null}
    </span>
  )
}
