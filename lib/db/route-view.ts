import { and, desc, eq } from 'drizzle-orm'
import type { Db } from './client.ts'
import { route, routeVersion } from './schema/route.ts'

/** A route of this portal with its published versions, the latest first; null when there is none. */
export async function readRoute(db: Db, portalId: number, id: string) {
  const [row] = await db
    .select()
    .from(route)
    .where(and(eq(route.portalId, portalId), eq(route.id, id)))
  if (!row) return null
  const versions = await db
    .select({
      number: routeVersion.number,
      publishedAt: routeVersion.publishedAt,
      publishedBy: routeVersion.publishedBy,
      note: routeVersion.note,
    })
    .from(routeVersion)
    .where(eq(routeVersion.routeId, id))
    .orderBy(desc(routeVersion.number))
  return { row, versions }
}
