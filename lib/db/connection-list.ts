import { asc, eq } from 'drizzle-orm'
import type { Db } from './client.ts'
import { connection } from './schema/connection.ts'

/** Connections of a portal without anything secret, in the order in which they were made. */
export async function listConnections(db: Db, portalId: number) {
  const rows = await db
    .select({
      id: connection.id,
      provider: connection.provider,
      label: connection.label,
      settings: connection.settings,
      state: connection.state,
      trouble: connection.trouble,
      accountName: connection.accountName,
      signatures: connection.signatures,
      checkedAt: connection.checkedAt,
      polledAt: connection.polledAt,
      newsAt: connection.newsAt,
    })
    .from(connection)
    .where(eq(connection.portalId, portalId))
    .orderBy(asc(connection.madeAt))
  return rows.map((row) => ({
    ...row,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    polledAt: row.polledAt?.toISOString() ?? null,
    newsAt: row.newsAt?.toISOString() ?? null,
  }))
}
