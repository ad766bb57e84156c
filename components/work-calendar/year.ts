import { isWorkingBy, isWorkingDay, type WorkCalendar } from '#lib/envelope/work-calendar.ts'

/** What a day is, as the year shows it: by the week, by the base's holidays, or by the portal's own list. */
export type DayKind = 'plain' | 'week' | 'holiday' | 'own-off' | 'own-on' | 'moved-on'

export type Day = { day: string; date: number; kind: DayKind; name: string }

/** A month as rows of seven, with empty places before its first day and after its last. */
export type Month = { first: string; weeks: (Day | null)[][] }

const dayMs = 86_400_000
const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** On which day of the week rows begin; 0 is Sunday. */
export const firstWeekday = ({ base }: WorkCalendar): number => (base === 'sunday-thursday' ? 0 : 1)

/** Twelve months of a year by a calendar. */
export const monthsOf = (calendar: WorkCalendar, year: number): Month[] =>
  Array.from({ length: 12 }, (_, month) => monthOf(calendar, Date.UTC(year, month, 1)))

function monthOf(calendar: WorkCalendar, start: number): Month {
  const first = new Date(start)
  const end = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1)
  const empty = (first.getUTCDay() - firstWeekday(calendar) + 7) % 7
  const places: (Day | null)[] = Array.from({ length: empty }, () => null)
  for (let at = start; at < end; at += dayMs) places.push(dayOf(calendar, isoDay(at)))
  while (places.length % 7 > 0) places.push(null)
  const weeks = Array.from({ length: places.length / 7 }, (_, row) => places.slice(row * 7, row * 7 + 7))
  return { first: isoDay(start), weeks }
}

function dayOf(calendar: WorkCalendar, day: string): Day {
  const { off, on } = calendar
  return { day, date: Number(day.slice(-2)), kind: kindOf(calendar, day), name: off[day] ?? on[day] ?? '' }
}

function kindOf({ base, off, on }: WorkCalendar, day: string): DayKind {
  if (day in off) return 'own-off'
  if (day in on) return 'own-on'
  const week = base === 'sunday-thursday' ? base : 'weekdays'
  const [worked, plain] = [isWorkingBy(base, day), isWorkingBy(week, day)]
  if (worked) return plain ? 'plain' : 'moved-on'
  return plain ? 'holiday' : 'week'
}

/** How many days of a year are worked. */
export const workingDaysIn = (calendar: WorkCalendar, year: number): number => {
  const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)]
  const days = Array.from({ length: (end - start) / dayMs }, (_, at) => isoDay(start + at * dayMs))
  return days.filter((day) => isWorkingDay(calendar, day)).length
}
