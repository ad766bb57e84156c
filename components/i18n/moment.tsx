'use client'
import { useFormatter, useLocale, useNow } from 'use-intl'
import { formatAge } from './duration.ts'

type Given = { at: string | Date; className?: string }

/** "5 minutes ago", kept true while it is on the screen; the exact moment on hover and for machines. */
export function Ago({ at, className, short, past }: Given & { short?: boolean; past?: boolean }) {
  const format = useFormatter()
  const now = useNow({ updateInterval: 30_000 })
  const date = new Date(at)
  // What has just happened may be younger than the clock of this page.
  const present = past && date > now ? date : now
  return (
    <time dateTime={date.toISOString()} title={format.dateTime(date, full)} className={className}>
      {format.relativeTime(date, { now: present, style: short ? 'short' : 'long' })}
    </time>
  )
}

/** How long ago, for a small badge: "3 ч". Kept true while it is on the screen. */
export function Age({ at, className }: Given) {
  const format = useFormatter()
  const locale = useLocale()
  const now = useNow({ updateInterval: 30_000 })
  const date = new Date(at)
  return (
    <time dateTime={date.toISOString()} title={format.dateTime(date, full)} className={className}>
      {formatAge(locale, Math.max(now.getTime() - date.getTime(), 0))}
    </time>
  )
}

/** A moment as date and time; the year only when it is not the present one. */
export function Moment({ at, className, seconds }: Given & { seconds?: boolean }) {
  const format = useFormatter()
  const now = useNow()
  const date = new Date(at)
  const sameYear = date.getFullYear() === now.getFullYear()
  return (
    <time dateTime={date.toISOString()} title={format.dateTime(date, full)} className={className}>
      {format.dateTime(date, {
        day: 'numeric',
        month: 'short',
        ...(sameYear ? {} : { year: 'numeric' as const }),
        hour: '2-digit',
        minute: '2-digit',
        ...(seconds ? { second: '2-digit' as const } : {}),
      })}
    </time>
  )
}

const full = { dateStyle: 'long', timeStyle: 'medium' } as const
