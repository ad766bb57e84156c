import type { Sql } from './client.ts'
import { keepReading } from './reading.ts'

/**
 * How a route stands: another revision means that its draft was saved, `by` whom; another number that it was published,
 * `publishedBy` whom.
 */
export type RouteStanding = {
  revision: number
  by: string | null
  published: number | null
  publishedBy: string | null
}

export type RouteNews = {
  /** Tells at once how the route stands, and then whenever that changes, until the answered function is called. */
  subscribe(routeId: string, listener: (standing: RouteStanding) => void): () => void
  stop(): void
}

type Listener = (standing: RouteStanding) => void
type Row = RouteStanding & { id: string }

const tickMs = 500
const faultTickMs = 2_000

/**
 * One reader for everybody of this process who has a route open: one query by key each tick, none while nobody looks.
 * Drafts change with people's typing, so nothing of it goes through the change sequence of envelopes.
 */
export function createRouteNews(sql: Sql, onError: (error: unknown) => void = () => {}): RouteNews {
  const watched = new Map<string, { listeners: Set<Listener>; last: RouteStanding | null }>()
  const reading = keepReading({
    read,
    isWatched: () => watched.size > 0,
    everyMs: tickMs,
    afterFaultMs: faultTickMs,
    onError,
  })

  async function read(): Promise<void> {
    const rows = await sql<Row[]>`
      select route.id, draft_revision as revision, draft_by as by, published_number as published,
        published_by as "publishedBy"
      from route left join route_version on route_id = route.id and number = published_number
      where route.id = any(${[...watched.keys()]}::uuid[])`
    for (const { id, ...standing } of rows) tell(id, standing)
  }

  function tell(id: string, standing: RouteStanding): void {
    const entry = watched.get(id)
    if (!entry) return
    const { last } = entry
    if (last?.revision === standing.revision && last.published === standing.published) return
    entry.last = standing
    for (const listener of entry.listeners) listener(standing)
  }

  return {
    subscribe(routeId, listener) {
      const entry = watched.get(routeId) ?? { listeners: new Set(), last: null }
      watched.set(routeId, entry)
      entry.listeners.add(listener)
      if (entry.last) listener(entry.last)
      reading.wake()
      return () => {
        entry.listeners.delete(listener)
        if (entry.listeners.size === 0) watched.delete(routeId)
      }
    },
    stop() {
      reading.stop()
      watched.clear()
    },
  }
}
