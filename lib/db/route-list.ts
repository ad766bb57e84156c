import { and, asc, eq, lt, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { envelope, underWay } from './schema/envelope.ts'
import { route, routeVersion } from './schema/route.ts'

/** Names for filters and choices. */
export const listRouteNames = (db: Db, portalId: number): Promise<{ id: string; name: string }[]> =>
  db
    .select({ id: route.id, name: route.name })
    .from(route)
    .where(and(eq(route.portalId, portalId), eq(route.archived, false)))
    .orderBy(asc(route.name))

/** All routes of a portal with what runs on them now. */
export async function listRoutes(db: Db, portalId: number) {
  const running = db
    .select({
      routeId: envelope.routeId,
      running: sql<number>`(count(*) filter (where ${underWay}))::int`.as('running'),
      stuck: sql<number>`(count(*) filter (where ${envelope.mood} = 'stuck'))::int`.as('stuck'),
      total: sql<number>`count(*)::int`.as('total'),
    })
    .from(envelope)
    .where(eq(envelope.portalId, portalId))
    .groupBy(envelope.routeId)
    .as('running')
  // Of those under way alone: the index of running envelopes has them.
  const behind = db
    .select({ routeId: routeVersion.routeId, behind: sql<number>`count(*)::int`.as('behind') })
    .from(envelope)
    .innerJoin(routeVersion, eq(routeVersion.id, envelope.versionId))
    .innerJoin(route, eq(route.id, routeVersion.routeId))
    .where(and(eq(route.portalId, portalId), underWay, lt(routeVersion.number, route.publishedNumber)))
    .groupBy(routeVersion.routeId)
    .as('behind')
  const rows = await db
    .select({
      id: route.id,
      name: route.name,
      publishedNumber: route.publishedNumber,
      draftRevision: route.draftRevision,
      draftBy: route.draftBy,
      draftAt: route.draftAt,
      publishedAt: sql<Date | null>`(select v.published_at from route_version v where v.route_id = ${route.id} and v.number = ${route.publishedNumber})`,
      running: running.running,
      stuck: running.stuck,
      total: running.total,
      behind: behind.behind,
    })
    .from(route)
    .leftJoin(running, eq(running.routeId, route.id))
    .leftJoin(behind, eq(behind.routeId, route.id))
    .where(and(eq(route.portalId, portalId), eq(route.archived, false)))
    .orderBy(asc(route.name))
  return rows.map((row) => ({
    ...row,
    draftAt: row.draftAt.toISOString(),
    publishedAt: row.publishedAt ? new Date(row.publishedAt).toISOString() : null,
    running: row.running ?? 0,
    stuck: row.stuck ?? 0,
    total: row.total ?? 0,
    behind: row.behind ?? 0,
  }))
}
