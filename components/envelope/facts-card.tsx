'use client'
import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatDuration } from '#components/i18n/duration.ts'
import { Moment } from '#components/i18n/moment.tsx'
import { useSaid } from '#components/i18n/said.tsx'
import { Card, CardHead } from '#components/ui/card.tsx'
import { Link } from '#components/ui/link.tsx'
import { ItemName } from './item-name.tsx'
import type { EnvelopeView } from './view.ts'

export function FactsCard({ view, move }: { view: EnvelopeView; move?: ReactNode }) {
  const t = useTranslations('envelope.facts')
  const say = useSaid()
  const locale = useLocale()
  const { item, route } = view
  const tookMs = view.finishedAt ? Date.parse(view.finishedAt) - Date.parse(view.startedAt) : null
  const name = <ItemName entityTypeId={item.entityTypeId} id={item.id} />
  return (
    <Card>
      <CardHead title={t('title')} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 p-4 text-sm">
        <Fact name={t('item')}>
          {item.url ? (
            <a href={item.url} target="_blank" rel="noreferrer" className="text-accent-text hover:underline">
              {name}
              <ExternalLink aria-hidden="true" className="ml-1 inline size-3 align-[-1px]" />
            </a>
          ) : (
            name
          )}
        </Fact>
        <Fact name={t('route')}>
          <Link href={`/routes/${route.id}`} className="text-accent-text hover:underline">
            {route.name}
          </Link>{' '}
          <span className="text-ink-faint">{t('version', { number: route.version })}</span>
          {move ? <span className="mt-1 block">{move}</span> : null}
        </Fact>
        {view.responsible ? <Fact name={t('responsible')}>{view.responsible}</Fact> : null}
        <Fact name={t('starter')}>{t(`starters.${view.starter}`)}</Fact>
        <Fact name={t('started')}>
          <Moment at={view.startedAt} />
        </Fact>
        {view.finishedAt ? (
          <Fact name={t('finished')}>
            <Moment at={view.finishedAt} />
          </Fact>
        ) : null}
        {tookMs === null ? null : <Fact name={t('took')}>{formatDuration(locale, tookMs)}</Fact>}
        {view.providers.map((provider) => (
          <Fact key={provider.label} name={t('provider')}>
            {provider.label}
            {provider.ediNumber ? (
              <span className="block text-ink-faint text-xs">
                {t('edi')}: {provider.ediNumber}
              </span>
            ) : null}
          </Fact>
        ))}
        {view.inputs.map((input) => (
          <Fact key={input.name} name={say(input.label)}>
            {input.value}
          </Fact>
        ))}
        <Fact name={t('id')}>
          <code className="break-all font-mono text-ink-faint text-xs">{view.id}</code>
        </Fact>
      </dl>
    </Card>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-faint">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}
