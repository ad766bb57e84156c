import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { envelope, underWay } from './schema/envelope.ts'
import { routeMove, routeVersion } from './schema/route.ts'

type OfRoute = { portalId: number; routeId: string }

/**
 * Envelopes under way on versions before `to`, newest first, with everything that a verdict needs; one more than the
 * page tells that there is another.
 */
export async function listBehind(
  db: Db,
  given: OfRoute & {
    to: number
    from?: number | undefined
    ids?: string[]
    below: number | null
    limit: number
  },
) {
  return db
    .select({ row: envelope, number: routeVersion.number })
    .from(envelope)
    .innerJoin(routeVersion, eq(routeVersion.id, envelope.versionId))
    .where(
      and(
        eq(envelope.portalId, given.portalId),
        eq(routeVersion.routeId, given.routeId),
        lt(routeVersion.number, given.to),
        given.from === undefined ? undefined : eq(routeVersion.number, given.from),
        underWay,
        given.below === null ? undefined : lt(envelope.no, given.below),
        given.ids ? inArray(envelope.id, given.ids) : undefined,
      ),
    )
    .orderBy(desc(envelope.no))
    .limit(given.limit)
}

/** How many envelopes are under way on each version before the one in force, the latest first. */
export async function countBehind(db: Db, routeId: string, to: number) {
  return db
    .select({ number: routeVersion.number, count: sql<number>`count(*)::int` })
    .from(envelope)
    .innerJoin(routeVersion, eq(routeVersion.id, envelope.versionId))
    .where(and(eq(routeVersion.routeId, routeId), lt(routeVersion.number, to), underWay))
    .groupBy(routeVersion.number)
    .orderBy(desc(routeVersion.number))
}

/** A move of this route with what is done of it; the newest one that is not at its end when no id is given. */
export async function readMove(db: Db, { portalId, routeId }: OfRoute, id: string | null) {
  const [row] = await db
    .select({
      id: routeMove.id,
      to: routeVersion.number,
      total: sql<number>`jsonb_array_length(${routeMove.orders})`,
      results: routeMove.results,
      finished: sql<boolean>`${routeMove.finishedAt} is not null`,
    })
    .from(routeMove)
    .innerJoin(routeVersion, eq(routeVersion.id, routeMove.versionId))
    .where(
      and(
        eq(routeMove.portalId, portalId),
        eq(routeMove.routeId, routeId),
        id === null ? isNull(routeMove.finishedAt) : eq(routeMove.id, id),
      ),
    )
    .orderBy(desc(routeMove.madeAt))
    .limit(1)
  return row ?? null
}
