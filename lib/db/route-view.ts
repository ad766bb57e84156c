import { and, eq } from 'drizzle-orm'
import type { Db } from './client.ts'
import { route } from './schema/route.ts'

/** A route of this portal with its draft; null when there is none. */
export async function readRoute(db: Db, portalId: number, id: string) {
  const [row] = await db
    .select()
    .from(route)
    .where(and(eq(route.portalId, portalId), eq(route.id, id)))
  return row ?? null
}
