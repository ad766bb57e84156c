'use client'
import { useTranslations } from 'use-intl'
import { Moment } from '#components/i18n/moment.tsx'
import { Card, CardHead } from '#components/ui/card.tsx'
import type { SettingsView } from './view.ts'

export function AuditCard({ lines }: { lines: SettingsView['audit'] }) {
  const t = useTranslations('setting.audit')
  return (
    <Card>
      <CardHead title={t('title')} />
      {lines.length === 0 ? <p className="p-4 text-ink-faint text-sm">{t('empty')}</p> : null}
      <ul className="max-h-96 divide-y overflow-y-auto">
        {lines.map((line) => (
          <li key={line.id} className="flex flex-wrap items-baseline gap-x-3 px-4 py-1.5 text-sm">
            <span className="font-medium">{line.actor}</span>
            <code className="text-ink-soft text-xs">{line.action}</code>
            <span className="min-w-0 flex-1 break-words text-ink-soft">{line.object}</span>
            <Moment at={line.at} className="text-ink-faint text-xs" />
          </li>
        ))}
      </ul>
    </Card>
  )
}
