import type { Sql } from '#lib/db/client.ts'
import type { connection } from '#lib/db/schema/connection.ts'
import type { Connection } from '#lib/providers/provider.ts'
import { createLookup, type Lookup } from './batch-lookup.ts'
import { inTime, notStored } from './unavailable.ts'

export type ConnectionRow = typeof connection.$inferSelect

/** A connection whose pushes can be verified. */
export type KnownConnection = { id: string; portalId: number; provider: string; connection: Connection }

/** Opens a connection with its settings and secrets; the engine knows how. */
export type OpenConnection = (row: ConnectionRow) => Connection

const freshMs = 5_000
const mostKeys = 5_000
const deadlineMs = 1_800

/** Switched-on connections by id, kept open in memory for seconds. */
export function createConnectionLookup(
  sql: Sql,
  open: OpenConnection,
  now: () => number,
): Lookup<KnownConnection> {
  return createLookup({
    freshMs,
    mostKeys,
    now,
    read: async (ids) => {
      const query = sql<ConnectionRow[]>`
        select id, portal_id as "portalId", provider, label, settings, secrets_sealed as "secretsSealed",
          tokens_sealed as "tokensSealed", state, trouble, checked_at as "checkedAt",
          account_name as "accountName", cursor, polled_at as "polledAt", news_at as "newsAt", made_at as "madeAt"
        from connection where id = any(${ids}::uuid[]) and state <> 'off'`
      const rows = await inTime(query, deadlineMs).catch((error: unknown) => {
        throw notStored(error)
      })
      return new Map(
        rows.map((row) => [
          row.id,
          { id: row.id, portalId: row.portalId, provider: row.provider, connection: open(row) },
        ]),
      )
    },
  })
}
