'use client'
import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ReasonLine } from '#components/envelope/reason-line.tsx'
import { StatusBadge } from '#components/envelope/status-badge.tsx'
import { Ago } from '#components/i18n/moment.tsx'
import { Card } from '#components/ui/card.tsx'
import type { EnvelopeLine } from './view.ts'

/** The item's envelopes, newest first. */
export function EnvelopeLines({ lines }: { lines: EnvelopeLine[] }) {
  const t = useTranslations('placement')
  return (
    <Card>
      <ul className="divide-y">
        {lines.map((line) => (
          <li key={line.id} className="grid grid-cols-1 gap-1 px-4 py-3">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <StatusBadge status={line.status} />
              <span className="min-w-0 flex-1 truncate font-medium">{line.routeName}</span>
              <span className="text-ink-faint text-xs">
                <Ago at={line.changedAt} short past />
              </span>
              <a
                href={`/envelopes/${line.id}`}
                target="_blank"
                rel="noreferrer"
                className="inline-flex items-center gap-1 text-accent-text text-sm underline-offset-4 hover:underline"
              >
                {t('open')}
                <ExternalLink aria-hidden="true" className="size-3.5" />
              </a>
            </div>
            <p className="text-sm">
              <ReasonLine row={line} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
