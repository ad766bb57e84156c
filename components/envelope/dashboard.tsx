'use client'
import { FileSignature, SearchX } from 'lucide-react'
import { useEffect, useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { RefreshOnNews } from '#components/live/refresh-on-news.tsx'
import { buttonClasses } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { cn } from '#components/ui/cn.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { FilterBar } from './filter-bar.tsx'
import { type EnvelopeFilters, isNarrowed, writeFilters } from './filters.ts'
import { Funnel } from './funnel.tsx'
import { LiveList } from './live-list.tsx'
import type { EnvelopeCounts, EnvelopePage } from './row.ts'

export function Dashboard(props: {
  first: EnvelopePage
  counts: EnvelopeCounts
  filters: EnvelopeFilters
  routes: { id: string; name: string }[]
  mayEdit: boolean
}) {
  const t = useTranslations('envelope')
  const [pending, startTransition] = useTransition()
  const [counts, setCounts] = useState(props.counts)
  useEffect(() => setCounts(props.counts), [props.counts])
  if (counts.total === 0 && !isNarrowed(props.filters)) {
    return (
      <Card>
        <EmptyState
          icon={FileSignature}
          title={t('empty.title')}
          text={t('empty.text')}
          action={
            props.mayEdit ? (
              <>
                <Link href="/routes?new=1" className={buttonClasses({ look: 'primary' })}>
                  {t('empty.route')}
                </Link>
                <Link href="/connections?new=1" className={buttonClasses()}>
                  {t('empty.connect')}
                </Link>
              </>
            ) : null
          }
        />
        <RefreshOnNews />
      </Card>
    )
  }
  return (
    <div className="grid grid-cols-1 gap-3">
      <Funnel counts={counts} filters={props.filters} />
      <FilterBar filters={props.filters} routes={props.routes} startTransition={startTransition} />
      <Card className={cn('overflow-hidden transition-opacity', pending && 'opacity-60')}>
        {props.first.rows.length === 0 ? (
          <EmptyState icon={SearchX} title={t('nothing.title')} text={t('nothing.text')} />
        ) : null}
        <LiveList
          key={writeFilters('', props.filters)}
          first={props.first}
          filters={props.filters}
          onCounts={setCounts}
        />
      </Card>
    </div>
  )
}
