import type { Sql } from './client.ts'
import { keepReading } from './reading.ts'

/** What one subscriber is told: ids of envelopes of its portal that have changed. */
export type LiveListener = (envelopeIds: string[]) => void

export type Live = {
  /** Tells about changes of this portal's envelopes until the answered function is called. */
  subscribe(portalId: number, listener: LiveListener): () => void
  stop(): void
}

type Change = { id: string; portal_id: number; change_seq: number }

const tickMs = 100
const faultTickMs = 1_000
/** Numbers are given before commits, so a lower one may appear after a higher one: the last ones are read again. */
const overlap = 2_000

/**
 * One reader for all viewers of this process: reads the change sequence every tick while anybody watches, and tells
 * each portal's viewers what is new. No LISTEN, no query per viewer.
 */
export function createLive(sql: Sql, onError: (error: unknown) => void = () => {}): Live {
  const listeners = new Map<number, Set<LiveListener>>()
  let seen = new Map<string, number>()
  let highest = -1
  const reading = keepReading({
    read,
    isWatched: () => listeners.size > 0,
    everyMs: tickMs,
    afterFaultMs: faultTickMs,
    onError,
    onRest: () => {
      highest = -1
    },
  })

  async function read(): Promise<void> {
    if (highest < 0) {
      const [row] = await sql<{ last: string }[]>`select last_value::text as last from change_seq`
      const last = Number(row?.last ?? 0)
      seen = seenIn(await latest(last))
      highest = last
      return
    }
    const rows = await latest(highest)
    const news = rows.filter((row) => seen.get(row.id) !== row.change_seq)
    seen = seenIn(rows)
    highest = Math.max(highest, rows.at(-1)?.change_seq ?? highest)
    tell(news)
  }

  const latest = (from: number) => sql<Change[]>`
    select id, portal_id, change_seq::float8 as change_seq from envelope
    where change_seq > ${from - overlap} order by change_seq limit 5000`

  function tell(news: Change[]): void {
    const byPortal = grouped(news)
    for (const [portalId, rows] of byPortal) {
      for (const listener of listeners.get(portalId) ?? []) listener(rows.map((row) => row.id))
    }
  }

  return {
    subscribe(portalId, listener) {
      const set = listeners.get(portalId) ?? new Set()
      set.add(listener)
      listeners.set(portalId, set)
      reading.wake()
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(portalId)
      }
    },
    stop() {
      reading.stop()
      listeners.clear()
    },
  }
}

const seenIn = (rows: readonly Change[]) => new Map(rows.map((row) => [row.id, row.change_seq]))

function grouped(news: Change[]): Map<number, Change[]> {
  const map = new Map<number, Change[]>()
  for (const row of news) map.set(row.portal_id, [...(map.get(row.portal_id) ?? []), row])
  return map
}
