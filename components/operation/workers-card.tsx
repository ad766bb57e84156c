'use client'
import { Cpu } from 'lucide-react'
import { useNow, useTranslations } from 'use-intl'
import { Ago } from '#components/i18n/moment.tsx'
import { Card, CardHead } from '#components/ui/card.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { OperationsView } from './view.ts'

/** A worker that was not seen for longer than this is taken for dead. */
const aliveMs = 60_000

type Workers = NonNullable<OperationsView['machine']>['workers']

export function WorkersCard({ workers }: { workers: Workers }) {
  const t = useTranslations('operation.workers')
  const now = useNow({ updateInterval: 10_000 })
  const alive = workers.filter(({ seenAt }) => now.getTime() - Date.parse(seenAt) < aliveMs)
  return (
    <Card>
      <CardHead title={t('title')} />
      {alive.length === 0 ? (
        <Notice tone="bad" className="m-3">
          {t('none')}
        </Notice>
      ) : null}
      <ul className="divide-y">
        {alive.map((worker) => (
          <li key={worker.id} className="flex items-center gap-2 px-4 py-2 text-sm">
            <Cpu aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
            <span className="min-w-0 flex-1 truncate font-mono text-xs">{worker.id}</span>
            <span className="text-ink-faint text-xs">
              {t.rich('seen', { when: () => <Ago at={worker.seenAt} /> })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
