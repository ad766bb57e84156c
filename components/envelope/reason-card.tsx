'use client'
import { CircleCheck, Hourglass, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Outcome } from '#components/form/outcome.ts'
import { Ago, Moment } from '#components/i18n/moment.tsx'
import { useSaid } from '#components/i18n/said.tsx'
import { cn } from '#components/ui/cn.ts'
import type { Reason } from '#lib/envelope/explain.ts'
import { EnvelopeButtons } from './envelope-buttons.tsx'
import type { EnvelopeCommand, EnvelopeView } from './view.ts'

const looks: Record<Reason['mood'], { icon: LucideIcon; edge: string; tone: string }> = {
  busy: { icon: LoaderCircle, edge: 'border-line', tone: 'text-info bg-info-wash' },
  waiting: { icon: Hourglass, edge: 'border-line', tone: 'text-accent-text bg-accent-wash' },
  stuck: { icon: TriangleAlert, edge: 'border-bad/50', tone: 'text-bad bg-bad-wash' },
  over: { icon: CircleCheck, edge: 'border-line', tone: 'text-ink-soft bg-sunken' },
}

/** The answer to "why is it here" and the buttons that help, before anything else on the page. */
export function ReasonCard(props: {
  view: EnvelopeView
  mayAct: boolean
  command: (command: EnvelopeCommand, comment: string) => Promise<Outcome>
}) {
  const t = useTranslations('envelope')
  const say = useSaid()
  const { reason, trouble, status } = props.view
  const good = reason.mood === 'over' && status === 'completed'
  const { icon: Icon, edge, tone } = looks[reason.mood]
  return (
    <section
      aria-label={t('column.reason')}
      className={cn(
        'flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg border bg-surface p-4 shadow-lift',
        edge,
      )}
    >
      <span
        className={cn(
          'inline-flex size-9 shrink-0 items-center justify-center rounded-lg',
          good ? 'bg-good-wash text-good' : tone,
        )}
      >
        <Icon aria-hidden="true" className="size-5" />
      </span>
      <div className="min-w-60 flex-1">
        <p className="font-semibold text-lg leading-6">{say(reason.text)}</p>
        <p className="text-ink-faint text-sm">
          {t(`mood.${reason.mood}`)} · <Moment at={reason.since} /> · <Ago at={reason.since} />
        </p>
        {reason.cure ? <p className="mt-2 text-ink-soft text-sm">{say(reason.cure)}</p> : null}
        {trouble ? (
          <p className="mt-2 text-sm text-warn">
            {say(trouble.text)} {t.rich('retryAt', { when: () => <Ago at={trouble.nextAt} /> })} (
            {t('effects.attempts', { count: trouble.attempts })})
          </p>
        ) : null}
      </div>
      <EnvelopeButtons view={props.view} mayAct={props.mayAct} command={props.command} />
    </section>
  )
}
