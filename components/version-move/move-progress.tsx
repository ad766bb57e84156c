'use client'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import type { MoveRun } from '#lib/envelope/move/verdict.ts'
import type { Staying } from './grouping.ts'

/** How far a move has come, and at its end what was left and why, also of those that were not asked to move. */
export function MoveProgress({ run, staying }: { run: MoveRun; staying: readonly Staying[] }) {
  const t = useTranslations('move')
  const said = useSaid()
  const refused = run.results.filter(({ is }) => is !== 'moved')
  const moved = run.results.length - refused.length
  const left = [
    ...refused,
    ...staying.flatMap(({ why, lines }) => lines.map(({ id, title }) => ({ envelopeId: id, title, why }))),
  ]
  return (
    <div className="grid gap-4" data-testid="move-result">
      {run.finished ? (
        <Notice tone="good" title={t('moved', { n: moved })} />
      ) : (
        <div role="status" className="grid gap-1.5 text-sm">
          <span className="flex items-center gap-2">
            <Spinner />
            {t('working', { done: run.results.length, total: run.total })}
          </span>
          <progress
            className="h-1.5 w-full accent-accent"
            aria-label={t('working', { done: run.results.length, total: run.total })}
            value={run.results.length}
            max={run.total}
          />
          <span className="text-ink-soft">{t('workingText')}</span>
        </div>
      )}
      {run.finished && left.length > 0 ? (
        <section aria-label={t('left', { n: left.length })}>
          <h3 className="font-semibold text-sm">{t('left', { n: left.length })}</h3>
          <ul className="divide-y">
            {left.map(({ envelopeId, title, why }) => (
              <li key={envelopeId} className="grid py-1.5 text-sm">
                <Link href={`/envelopes/${envelopeId}`} className="font-medium hover:text-accent-text">
                  {title || t('untitled')}
                </Link>
                {why ? <span className="text-ink-soft text-xs">{said(why)}</span> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
