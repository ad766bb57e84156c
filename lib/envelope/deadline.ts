import type { Duration } from '#lib/route/graph.ts'
import { isWorkingDay, type WorkCalendar } from './work-calendar.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** By what time is counted: the portal's zone and its working days. */
export type Clock = { timeZone: string; calendar: WorkCalendar }

/**
 * The moment after a duration. Working days are those of the portal's calendar in its zone; the hour of the day stays.
 * @param from ISO moment
 */
export function after(from: string, duration: Duration, clock: Clock): string {
  const start = Date.parse(from)
  switch (duration.unit) {
    case 'hours':
      return new Date(start + duration.value * hourMs).toISOString()
    case 'days':
      return new Date(start + duration.value * dayMs).toISOString()
    case 'working-days': {
      let at = start
      for (let left = duration.value; left > 0; ) {
        at += dayMs
        if (isWorkingDay(clock.calendar, dayIn(at, clock.timeZone))) left -= 1
      }
      return new Date(at).toISOString()
    }
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formats.set(timeZone, made)
  return made
}

/** Calendar day of a moment in a zone, YYYY-MM-DD. */
export const dayIn = (at: string | number, timeZone: string): string =>
  formatIn(timeZone).format(new Date(at))

/**
 * The moment that a date of the CRM means: a moment as written, or the first minute of a day in the portal's zone.
 * Null for what is no date.
 */
export function momentOf(written: string, timeZone: string): string | null {
  const text = written.trim()
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) return isoOf(Date.parse(text))
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? null
  const russian = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text)
  const [year, month, date] = day ? day.slice(1) : russian ? russian.slice(1).reverse() : []
  if (year === undefined) return null
  const noon = Date.parse(`${year}-${month}-${date}T12:00:00Z`)
  if (Number.isNaN(noon) || new Date(noon).getUTCDate() !== Number(date)) return null
  const midnight = noon - 12 * hourMs
  return isoOf(midnight - offsetMs(midnight, timeZone))
}

const isoOf = (ms: number): string | null => (Number.isNaN(ms) ? null : new Date(ms).toISOString())

/** How far the zone is ahead of UTC at that moment. */
function offsetMs(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * hourMs + Number(minutes) * 60_000)
}
