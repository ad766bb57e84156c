import type { Duration } from '#lib/route/graph.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * The moment after a duration. Working days are Monday to Friday of the portal's zone; the hour of the day stays.
 * @param from ISO moment
 */
export function after(from: string, duration: Duration, timeZone: string): string {
  const start = Date.parse(from)
  switch (duration.unit) {
    case 'hours':
      return new Date(start + duration.value * hourMs).toISOString()
    case 'days':
      return new Date(start + duration.value * dayMs).toISOString()
    case 'working-days': {
      const weekday = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' })
      let at = start
      for (let left = duration.value; left > 0; ) {
        at += dayMs
        if (!['Sat', 'Sun'].includes(weekday.format(at))) left -= 1
      }
      return new Date(at).toISOString()
    }
  }
}
