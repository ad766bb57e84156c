import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { envelope } from './schema/envelope.ts'
import { route, routeVersion } from './schema/route.ts'

const columns = {
  number: routeVersion.number,
  name: routeVersion.name,
  note: routeVersion.note,
  findings: routeVersion.findings,
  publishedBy: routeVersion.publishedBy,
  publishedAt: routeVersion.publishedAt,
}

/** Published versions of a route, the latest first, each with the envelopes that are on their way along it. */
export async function listVersions(db: Db, routeId: string) {
  const running = db
    .select({ versionId: envelope.versionId, count: sql<number>`count(*)::int`.as('count') })
    .from(envelope)
    .innerJoin(routeVersion, eq(routeVersion.id, envelope.versionId))
    .where(and(eq(routeVersion.routeId, routeId), sql`${envelope.phase} <> 'over'`))
    .groupBy(envelope.versionId)
    .as('running')
  const rows = await db
    .select({ ...columns, running: sql<number>`coalesce(${running.count}, 0)::int` })
    .from(routeVersion)
    .leftJoin(running, eq(running.versionId, routeVersion.id))
    .where(eq(routeVersion.routeId, routeId))
    .orderBy(desc(routeVersion.number))
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }))
}

/** One published version of a portal's route with its graph; null when there is none. */
export async function readVersion(db: Db, portalId: number, routeId: string, number: number) {
  const [row] = await db
    .select({ ...columns, graph: routeVersion.graph })
    .from(routeVersion)
    .innerJoin(route, eq(route.id, routeVersion.routeId))
    .where(and(eq(route.portalId, portalId), eq(route.id, routeId), eq(routeVersion.number, number)))
  return row ? { ...row, publishedAt: row.publishedAt.toISOString() } : null
}
