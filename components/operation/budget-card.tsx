'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { Moment } from '#components/i18n/moment.tsx'
import { Card, CardBody, CardHead } from '#components/ui/card.tsx'
import { cn } from '#components/ui/cn.ts'
import type { BudgetView } from './view.ts'

/** The gauge of the portal's request budget. */
export function BudgetCard({ budget }: { budget: BudgetView }) {
  const t = useTranslations('operation.budget')
  const format = useFormatter()
  const share = budget.unlimited ? 0 : budget.used / budget.burst
  const burst = format.number(budget.burst)
  const used = format.number(Math.round(budget.used))
  return (
    <Card>
      <CardHead title={t('title')} />
      <CardBody className="grid gap-2 text-sm">
        <meter
          className="sr-only"
          aria-label={t('title')}
          max={budget.burst}
          value={Math.round(budget.used)}
        />
        <div aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-sunken">
          <div
            style={{ width: `${Math.round(share * 100)}%` }}
            className={cn('h-full rounded-full', share > 0.9 ? 'bg-bad-strong' : 'bg-accent')}
          />
        </div>
        <p className="font-medium">
          {budget.unlimited ? t('unlimited') : t('used', { used, burst })}
          {budget.blockedUntil ? (
            <span className="block text-warn">
              {t.rich('blocked', { when: () => <Moment at={budget.blockedUntil ?? ''} seconds /> })}
            </span>
          ) : null}
        </p>
        <p className="text-ink-faint text-xs">
          {t('hint', { perSecond: format.number(budget.perSecond), burst })}
        </p>
      </CardBody>
    </Card>
  )
}
