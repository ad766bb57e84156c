import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { envelope, underWay } from './schema/envelope.ts'
import { route, routeVersion } from './schema/route.ts'

/** A version by its number, of a route of this portal alone. */
export type OfVersion = { portalId: number; routeId: string; number: number }

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
    .where(and(eq(routeVersion.routeId, routeId), underWay))
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
export async function readVersion(db: Db, of: OfVersion) {
  const [row] = await db
    .select({ ...columns, graph: routeVersion.graph })
    .from(routeVersion)
    .innerJoin(route, eq(route.id, routeVersion.routeId))
    .where(isVersion(of))
  return row ? { ...row, publishedAt: row.publishedAt.toISOString() } : null
}

/** What is frozen in a version: its id, its graph and the plan that was made of it; null when there is none. */
export async function readFrozen(db: Db, of: OfVersion) {
  const [row] = await db
    .select({ id: routeVersion.id, graph: routeVersion.graph, plan: routeVersion.plan })
    .from(routeVersion)
    .innerJoin(route, eq(route.id, routeVersion.routeId))
    .where(isVersion(of))
  return row ?? null
}

const isVersion = ({ portalId, routeId, number }: OfVersion) =>
  and(eq(route.portalId, portalId), eq(route.id, routeId), eq(routeVersion.number, number))
