'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { Notice } from '#components/ui/notice.tsx'
import { knowsYear, type WorkCalendar } from '#lib/envelope/work-calendar.ts'
import { type Day, type DayKind, firstWeekday, type Month, monthsOf, workingDaysIn } from './year.ts'

const looks: Record<DayKind, string> = {
  plain: '',
  week: 'text-ink-faint',
  holiday: 'bg-bad-wash font-semibold text-bad',
  'moved-on': 'font-semibold underline underline-offset-2',
  'own-off': 'bg-bad-strong font-semibold text-accent-ink',
  'own-on': 'font-semibold text-good outline outline-good -outline-offset-1',
}

/** A year on one look: twelve small months, days off marked, how many days are worked. */
export function YearView(props: { calendar: WorkCalendar; year: number; onYear: (year: number) => void }) {
  const t = useTranslations('calendar')
  const { calendar, year, onYear } = props
  return (
    <section aria-label={t('year', { year: String(year) })} className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button look="ghost" size="icon-sm" aria-label={t('before')} onClick={() => onYear(year - 1)}>
          <ChevronLeft aria-hidden="true" />
        </Button>
        <h3 className="min-w-10 text-center font-semibold text-sm tabular-nums" aria-live="polite">
          {year}
        </h3>
        <Button look="ghost" size="icon-sm" aria-label={t('after')} onClick={() => onYear(year + 1)}>
          <ChevronRight aria-hidden="true" />
        </Button>
        <span className="text-ink-faint text-sm">
          {t('workingDays', { many: workingDaysIn(calendar, year) })}
        </span>
      </div>
      {knowsYear(calendar.base, year) ? null : (
        <Notice tone="info">{t('unknownYear', { year: String(year) })}</Notice>
      )}
      <div className="grid grid-cols-2 gap-x-4 gap-y-4 sm:grid-cols-3 sm:gap-x-6 xl:grid-cols-4">
        {monthsOf(calendar, year).map((month) => (
          <MonthTable key={month.first} month={month} from={firstWeekday(calendar)} />
        ))}
      </div>
      <Legend />
    </section>
  )
}

function MonthTable({ month, from }: { month: Month; from: number }) {
  const format = useFormatter()
  const utc = { timeZone: 'UTC' }
  // The first of January 2023 was a Sunday.
  const weekdays = Array.from({ length: 7 }, (_, at) => new Date(Date.UTC(2023, 0, 1 + ((from + at) % 7))))
  return (
    <table className="w-full table-fixed self-start text-center text-xs tabular-nums">
      <caption className="pb-1 text-left font-medium text-sm first-letter:uppercase">
        {format.dateTime(new Date(month.first), { ...utc, month: 'long' })}
      </caption>
      <thead>
        <tr>
          {weekdays.map((date) => (
            <th key={date.getUTCDay()} scope="col" className="pb-0.5 font-normal text-ink-faint">
              <span className="sr-only">{format.dateTime(date, { ...utc, weekday: 'long' })}</span>
              <span aria-hidden="true">
                {format.dateTime(date, { ...utc, weekday: 'short' }).slice(0, 2)}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr key={week.find((day) => day !== null)?.day}>
            {week.map((day, at) =>
              day ? (
                <DayCell key={day.day} day={day} />
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: an empty place is its position
                <td key={at} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ day: { date, kind, name } }: { day: Day }) {
  const said = useKindName()
  const meaning = [said(kind), name].filter(Boolean).join(': ')
  return (
    <td className="p-px" title={meaning || undefined}>
      <span className={cn('block rounded leading-5', looks[kind])}>{date}</span>
      {kind === 'plain' ? null : <span className="sr-only">{meaning}</span>}
    </td>
  )
}

function useKindName(): (kind: DayKind) => string {
  const t = useTranslations('calendar')
  return (kind) => {
    switch (kind) {
      case 'plain':
        return ''
      case 'week':
        return t('legend.week')
      case 'holiday':
      case 'moved-on':
        return t('legend.base')
      case 'own-off':
        return t('legend.off')
      case 'own-on':
        return t('legend.on')
    }
  }
}

function Legend() {
  const t = useTranslations('calendar')
  const said = useKindName()
  const kinds = ['week', 'holiday', 'own-off', 'own-on'] as const
  return (
    <ul aria-label={t('legend.title')} className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-xs">
      {kinds.map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={cn('w-6 rounded text-center leading-5', looks[kind])}>
            7
          </span>
          {said(kind)}
        </li>
      ))}
    </ul>
  )
}
