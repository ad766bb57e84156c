import type { EnvelopeRow } from './row.ts'

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
