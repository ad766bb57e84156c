'use client'
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'use-intl'
import type { Outcome } from '#components/form/outcome.ts'
import { useAct } from '#components/form/use-act.ts'
import { Ago } from '#components/i18n/moment.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card, CardHead } from '#components/ui/card.tsx'
import { Confirm } from '#components/ui/confirm.tsx'
import { Table, Td, Th, Tr } from '#components/ui/table.tsx'
import type { FailedJob, QueueLine } from './view.ts'

export type QueueActs = {
  retry: (id: string) => Promise<Outcome>
  drop: (id: string) => Promise<Outcome>
}

export function QueueCard(props: {
  queue: QueueLine[]
  failed: FailedJob[]
  mayAct: boolean
  acts: QueueActs
}) {
  const t = useTranslations('operation.queue')
  const format = useFormatter()
  return (
    <Card>
      <CardHead title={t('title')} />
      {props.queue.length === 0 ? (
        <p className="p-4 text-ink-faint text-sm">{t('empty')}</p>
      ) : (
        <Table>
          <thead>
            <tr>
              <Th>{t('column.name')}</Th>
              <Th className="text-right">{t('column.waiting')}</Th>
              <Th className="text-right">{t('column.running')}</Th>
              <Th className="text-right">{t('column.failed')}</Th>
              <Th className="text-right">{t('column.oldest')}</Th>
            </tr>
          </thead>
          <tbody>
            {props.queue.map((line) => (
              <Tr key={line.name}>
                <Td className="font-mono text-xs">{line.name}</Td>
                <Td className="text-right tabular-nums">{format.number(line.waiting)}</Td>
                <Td className="text-right tabular-nums">{format.number(line.running)}</Td>
                <Td className="text-right tabular-nums">
                  <span className={line.failed > 0 ? 'font-medium text-bad' : undefined}>
                    {format.number(line.failed)}
                  </span>
                </Td>
                <Td className="text-right text-ink-faint text-xs">
                  {line.oldest ? <Ago at={line.oldest} short /> : null}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      <h3 className="border-t px-4 pt-3 pb-1 font-medium text-sm">{t('failed')}</h3>
      {props.failed.length === 0 ? <p className="px-4 pb-4 text-ink-faint text-sm">{t('noFailed')}</p> : null}
      <ul className="divide-y">
        {props.failed.map((job) => (
          <JobLine key={job.id} job={job} mayAct={props.mayAct} acts={props.acts} />
        ))}
      </ul>
    </Card>
  )
}

function JobLine({ job, mayAct, acts }: { job: FailedJob; mayAct: boolean; acts: QueueActs }) {
  const t = useTranslations('operation.queue')
  const router = useRouter()
  const { busy, run } = useAct()
  const give = async (act: (id: string) => Promise<Outcome>) => {
    await run(() => act(job.id))
    router.refresh()
  }
  return (
    <li className="flex flex-wrap items-start gap-3 px-4 py-2.5 text-sm">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-mono text-xs">{job.name}</p>
        <p className="break-words text-bad text-xs">{job.error}</p>
        <p className="text-ink-faint text-xs">
          {t.rich('attempts', {
            attempts: job.attempts,
            most: job.maxAttempts,
            when: () => <Ago at={job.runAt} />,
          })}
        </p>
      </div>
      {mayAct ? (
        <div className="flex gap-2">
          <Button size="sm" busy={busy} onClick={() => give(acts.retry)}>
            {t('retry')}
          </Button>
          <Confirm
            title={t('dropping.title')}
            text={t('dropping.text')}
            act={t('dropping.act')}
            onConfirm={() => give(acts.drop)}
            trigger={
              <Button look="danger" size="sm">
                {t('drop')}
              </Button>
            }
          />
        </div>
      ) : null}
    </li>
  )
}
