'use client'
import { CircleCheck, CircleX, Hourglass } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Ago } from '#components/i18n/moment.tsx'
import { useSaid } from '#components/i18n/said.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card, CardHead } from '#components/ui/card.tsx'
import { Link } from '#components/ui/link.tsx'
import type { InboundLine } from './view.ts'

/** Who knocked, and what came of it. */
export function InboundCard({ lines }: { lines: InboundLine[] }) {
  const t = useTranslations('operation.inbound')
  return (
    <Card>
      <CardHead title={t('title')} />
      {lines.length === 0 ? <p className="p-4 text-ink-faint text-sm">{t('empty')}</p> : null}
      <ul className="divide-y">
        {lines.map((line) => (
          <li key={line.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
            <Badge>{t(`kind.${line.kind}`)}</Badge>
            <span className="min-w-0 flex-1 basis-48 break-words">
              <span className="font-mono text-xs">{line.name}</span>
              <Result line={line} />
            </span>
            <State line={line} />
            <Ago at={line.receivedAt} short className="w-24 text-right text-ink-faint text-xs" />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Result({ line }: { line: InboundLine }) {
  const t = useTranslations('operation.inbound')
  const say = useSaid()
  const [first] = line.result?.envelopes ?? []
  return (
    <>
      {line.result?.note ? (
        <span className="block text-ink-soft text-xs">{say(line.result.note)}</span>
      ) : null}
      {first ? (
        <Link href={`/envelopes/${first}`} className="block text-accent-text text-xs hover:underline">
          {t('envelopes', { count: line.result?.envelopes?.length ?? 0 })}
        </Link>
      ) : null}
    </>
  )
}

function State({ line }: { line: InboundLine }) {
  const t = useTranslations('operation.inbound')
  if (line.takenAt === null) {
    return (
      <Badge tone="info">
        <Hourglass aria-hidden="true" />
        {t('waiting')}
      </Badge>
    )
  }
  const failed = line.result?.failed === true
  return (
    <Badge tone={failed ? 'bad' : 'good'}>
      {failed ? <CircleX aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
      {t(failed ? 'failed' : 'done')}
    </Badge>
  )
}
