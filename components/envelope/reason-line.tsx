'use client'
import { Hourglass, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Ago } from '#components/i18n/moment.tsx'
import { useSaid } from '#components/i18n/said.tsx'
import type { EnvelopeRow } from './row.ts'

/** "Why is it here" in one line: a passing fault before anything else, then the reason. */
export function ReasonLine({ row }: { row: Pick<EnvelopeRow, 'reason' | 'trouble'> }) {
  const t = useTranslations('envelope')
  const say = useSaid()
  const { reason, trouble } = row
  if (trouble) {
    return (
      <span className="text-warn">
        <LoaderCircle aria-hidden="true" className="mr-1.5 inline size-3.5 align-[-2px]" />
        {say(trouble.text)}{' '}
        <span className="text-ink-faint">
          {t.rich('retryAt', { when: () => <Ago at={trouble.nextAt} /> })}
        </span>
      </span>
    )
  }
  return (
    <span className={reason.mood === 'stuck' ? 'text-bad' : 'text-ink-soft'}>
      {reason.mood === 'stuck' ? (
        <TriangleAlert aria-hidden="true" className="mr-1.5 inline size-3.5 align-[-2px]" />
      ) : null}
      {reason.mood === 'waiting' ? (
        <Hourglass aria-hidden="true" className="mr-1.5 inline size-3.5 align-[-2px] text-ink-faint" />
      ) : null}
      {say(reason.text)}
    </span>
  )
}
