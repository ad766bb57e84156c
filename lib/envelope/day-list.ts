import type { OwnDays } from './work-calendar.ts'

const dayMs = 86_400_000
/** A longer span is a slip of the keyboard, not a holiday. */
const longestSpan = 60

/** What a pasted list holds, and the numbers of the lines that could not be read. */
export type DayList = { days: OwnDays; wrong: number[] }

/**
 * Reads a list as people paste it: a day or a span on each line, then a name if there is one. Days are written
 * `2027-02-22` or `22.02.2027`, spans `01.05.2027–03.05.2027`. Empty lines and lines after `#` are left out.
 */
export function readDays(text: string): DayList {
  const days: Record<string, string> = {}
  const wrong: number[] = []
  for (const [at, written] of text.split(/\r?\n/).entries()) {
    const line = written.trim()
    if (line === '' || line.startsWith('#')) continue
    const found = readLine(line)
    if (!found) wrong.push(at + 1)
    for (const day of found?.days ?? []) days[day] = found?.name ?? ''
  }
  return { days, wrong }
}

const day = String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}`
const shape = new RegExp(String.raw`^(${day})(?:\s*(?:-|–|—|\.\.)\s*(${day}))?(?:[\s,;:–—-]+(.*))?$`)

function readLine(line: string): { days: string[]; name: string } | null {
  const [, first, last, name = ''] = shape.exec(line) ?? []
  const from = dayOf(first ?? '')
  const to = last === undefined ? from : dayOf(last)
  if (from === null || to === null) return null
  const many = (to - from) / dayMs + 1
  if (many < 1 || many > longestSpan) return null
  const days = Array.from({ length: many }, (_, at) => isoDay(from + at * dayMs))
  return { days, name: name.trim().slice(0, 80) }
}

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** The day as milliseconds; null for a day that no calendar has. */
function dayOf(written: string): number | null {
  const parts = written.includes('.') ? written.split('.').reverse() : written.split('-')
  const [year = '', month = '', date = ''] = parts
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const ms = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(ms) || isoDay(ms) !== iso ? null : ms
}

/** The list as it can be pasted again. */
export const writeDays = (days: OwnDays): string =>
  Object.entries(days)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, name]) => (name ? `${date} ${name}` : date))
    .join('\n')
