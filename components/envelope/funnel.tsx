'use client'
import { UserRoundCog } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { cn } from '#components/ui/cn.ts'
import { Link } from '#components/ui/link.tsx'
import type { Status } from '#lib/envelope/status.ts'
import { statusNames } from '#lib/envelope/variables.ts'
import { type EnvelopeFilters, writeFilters } from './filters.ts'
import type { EnvelopeCounts } from './row.ts'
import { statusLooks } from './status-badge.tsx'

const open: Status[] = ['preparing', 'submitted', 'delivered', 'viewed', 'partially_signed']
const over: Status[] = ['completed', 'declined', 'expired', 'cancelled', 'revoked', 'failed']

/** Where envelopes stand, left to right as they travel; each place is a filter. */
export function Funnel({ counts, filters }: { counts: EnvelopeCounts; filters: EnvelopeFilters }) {
  const t = useTranslations('envelope')
  return (
    <nav aria-label={t('funnel.label')} className="-mx-1.5 flex gap-1 overflow-x-auto pb-1">
      <ul className="flex">
        <Place
          href={writeFilters('/', { ...filters, attention: !filters.attention, status: [] })}
          here={filters.attention}
          name={t('funnel.attention')}
          count={counts.stuck}
          icon={UserRoundCog}
          tone={counts.stuck > 0 ? 'text-bad' : 'text-ink-faint'}
        />
      </ul>
      <Group statuses={open} counts={counts} filters={filters} />
      <Group statuses={over} counts={counts} filters={filters} />
    </nav>
  )
}

function Group(props: { statuses: Status[]; counts: EnvelopeCounts; filters: EnvelopeFilters }) {
  const locale = useLocale()
  return (
    <ul className="flex border-l pl-1">
      {props.statuses.map((status) => {
        const here = props.filters.status.includes(status)
        return (
          <Place
            key={status}
            href={writeFilters('/', { ...props.filters, attention: false, status: here ? [] : [status] })}
            here={here}
            name={statusNames[status][locale]}
            count={props.counts.byStatus[status] ?? 0}
            icon={statusLooks[status].icon}
            tone="text-ink-faint"
          />
        )
      })}
    </ul>
  )
}

function Place(props: {
  href: string
  here: boolean
  name: string
  count: number
  icon: (typeof statusLooks)[Status]['icon']
  tone: string
}) {
  const format = useFormatter()
  const Icon = props.icon
  return (
    <li>
      <Link
        href={props.href}
        scroll={false}
        aria-current={props.here || undefined}
        className={cn(
          'grid min-w-16 gap-0.5 rounded-md px-1.5 py-1.5 transition-colors hover:bg-hover',
          props.here && 'bg-accent-wash hover:bg-accent-wash',
        )}
      >
        <span className={cn('font-semibold text-lg leading-5', props.count === 0 && 'text-ink-faint')}>
          {format.number(props.count)}
        </span>
        <span className="flex items-center gap-1 whitespace-nowrap text-ink-soft text-xs tracking-tight">
          <Icon aria-hidden="true" className={cn('size-3.5', props.tone)} />
          {props.name}
        </span>
      </Link>
    </li>
  )
}
