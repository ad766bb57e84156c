import { russianCalendar } from './russian-calendar.ts'

/** `weekdays`: Monday to Friday. `ru`: the Russian production calendar; years that it does not have are weekdays. */
export type CalendarName = 'weekdays' | 'ru'

/**
 * Whether people work on a day.
 * @param day YYYY-MM-DD in the portal's zone
 */
export function isWorkingDay(calendar: CalendarName, day: string): boolean {
  if (calendar === 'ru') {
    if (russianCalendar.off.has(day)) return false
    if (russianCalendar.on.has(day)) return true
  }
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}
