'use client'
import { useTranslations } from 'use-intl'
import { EnvelopeTable } from '#components/envelope/envelope-table.tsx'
import { RefreshOnNews } from '#components/live/refresh-on-news.tsx'
import { Card, CardHead } from '#components/ui/card.tsx'
import { BudgetCard } from './budget-card.tsx'
import { InboundCard } from './inbound-card.tsx'
import { type QueueActs, QueueCard } from './queue-card.tsx'
import type { OperationsView } from './view.ts'
import { WorkersCard } from './workers-card.tsx'

export function Operations(props: { view: OperationsView; mayAct: boolean; acts: QueueActs }) {
  const { troubled, budget, inbound, machine } = props.view
  const t = useTranslations('operation')
  return (
    <div className="grid grid-cols-1 gap-4">
      <RefreshOnNews />
      <div className="grid grid-cols-1 items-start gap-4 md:grid-cols-2">
        <BudgetCard budget={budget} />
        {machine ? <WorkersCard workers={machine.workers} /> : null}
      </div>
      <Card className="overflow-hidden">
        <CardHead title={t('envelopes.title')} />
        {troubled.length === 0 ? (
          <p className="p-4 text-ink-faint text-sm">{t('envelopes.empty')}</p>
        ) : (
          <EnvelopeTable rows={troubled} />
        )}
      </Card>
      {machine ? (
        <QueueCard queue={machine.queue} failed={machine.failed} mayAct={props.mayAct} acts={props.acts} />
      ) : null}
      <InboundCard lines={inbound} />
    </div>
  )
}
