import type { EnvelopePage, EnvelopeRow } from './row.ts'

/**
 * The list after news: changed rows in place, new ones on top, those that no longer fit the filter away. Rows that
 * come from below what was loaded wait for their page.
 */
export function mergeRows(
  held: EnvelopeRow[],
  asked: string[],
  fresh: EnvelopeRow[],
  whole: boolean,
): EnvelopeRow[] {
  const byId = new Map(fresh.map((row) => [row.id, row]))
  const gone = new Set(asked.filter((id) => !byId.has(id)))
  const kept = held.filter((row) => !gone.has(row.id)).map((row) => byId.get(row.id) ?? row)
  const known = new Set(held.map((row) => row.id))
  const lowest = held.at(-1)?.no ?? 0
  const arrived = fresh.filter((row) => !known.has(row.id) && (whole || row.no > lowest))
  return arrived.length === 0 ? kept : [...kept, ...arrived].sort((one, other) => other.no - one.no)
}

/**
 * The list after its first page was read anew: pages below it stay. If nothing of the list is in that page, rows
 * between the two are unknown and the list begins again.
 */
export function withFirstPage(held: EnvelopePage, first: EnvelopePage): EnvelopePage {
  const lowest = first.rows.at(-1)?.no ?? 0
  const joins = first.nextCursor !== null && held.rows.some((row) => row.no >= lowest)
  const below = joins ? held.rows.filter((row) => row.no < lowest) : []
  return below.length === 0 ? first : { rows: [...first.rows, ...below], nextCursor: held.nextCursor }
}
