import { and, desc, eq, sql } from 'drizzle-orm'
import type { NodeId } from '#lib/route/graph.ts'
import type { Db } from './client.ts'
import { envelope, underWay } from './schema/envelope.ts'
import { route, routeVersion } from './schema/route.ts'

/** A version with the envelopes that are on their way along it. */
export type FleetVersion = { id: string; number: number; running: number }

/** Versions of a portal's route, the latest first. */
export async function readFleetVersions(db: Db, portalId: number, routeId: string): Promise<FleetVersion[]> {
  return db
    .select({
      id: routeVersion.id,
      number: routeVersion.number,
      running: sql<number>`(
        select count(*)::int from ${envelope}
        where ${envelope.versionId} = ${routeVersion.id} and ${underWay})`,
    })
    .from(routeVersion)
    .innerJoin(route, eq(route.id, routeVersion.routeId))
    .where(and(eq(route.portalId, portalId), eq(route.id, routeId)))
    .orderBy(desc(routeVersion.number))
}

/** How many stand at a node, the oldest of them since when, and how many of them are stuck. */
export type FleetNode = { node: NodeId; count: number; oldestSince: string; stuck: number }

/** Where the running envelopes of these versions stand; an envelope with several branches stands at several nodes. */
export async function readFleetNodes(db: Db, versionIds: readonly string[]): Promise<FleetNode[]> {
  const rows = await db.execute<{ node: string; count: number; oldest: string | Date; stuck: number }>(sql`
    select node, count(*)::int as count, min(since) as oldest, (count(*) filter (where rank < 0))::int as stuck
    from envelope_place where version_id = any(${idsIn(versionIds)}) group by node order by node`)
  return [...rows].map(({ node, count, oldest, stuck }) => ({
    node,
    count,
    oldestSince: new Date(oldest).toISOString(),
    stuck,
  }))
}

/** Ids as one parameter, so that a statement is prepared once whatever their number. */
export const idsIn = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`
