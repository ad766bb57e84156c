import { russianCalendar } from './russian-calendar.ts'

/**
 * The week that a calendar begins with. `ru`: the Russian production calendar; years that it does not have are
 * weekdays. `weekdays`: Monday to Friday. `sunday-thursday`: as in Israel and several Arab countries.
 */
export const calendarBases = ['ru', 'weekdays', 'sunday-thursday'] as const
export type CalendarBase = (typeof calendarBases)[number]

/** Days that a portal has set itself, YYYY-MM-DD, each with what it is called; '' = no name. */
export type OwnDays = Readonly<Record<string, string>>

/** By which days work is counted: a week, the portal's own days off and its own working days. Plain data, kept with the portal. */
export type WorkCalendar = { base: CalendarBase; off: OwnDays; on: OwnDays }

/** Monday to Friday and nothing else. */
export const weekdays: WorkCalendar = { base: 'weekdays', off: {}, on: {} }

/** What holds while nobody has chosen: the calendar of the portal's language. */
export const calendarFor = (language: string): WorkCalendar =>
  language === 'ru' ? { ...weekdays, base: 'ru' } : weekdays

/** Whether there are days that the base knows by name of a year; others are plain weeks. */
export const knowsYear = (base: CalendarBase, year: number): boolean =>
  base !== 'ru' || russianCalendar.years.has(String(year))

/**
 * Whether people work on a day. What the portal has set itself goes before the base.
 * @param day YYYY-MM-DD in the portal's zone
 */
export function isWorkingDay({ base, off, on }: WorkCalendar, day: string): boolean {
  if (day in off) return false
  return day in on || isWorkingBy(base, day)
}

/** Whether people work on a day by the base alone. */
export function isWorkingBy(base: CalendarBase, day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  switch (base) {
    case 'ru':
      return !russianCalendar.off.has(day) && (russianCalendar.on.has(day) || !isWeekend(weekday))
    case 'weekdays':
      return !isWeekend(weekday)
    case 'sunday-thursday':
      return weekday < 5
  }
}

const isWeekend = (weekday: number): boolean => weekday === 0 || weekday === 6
