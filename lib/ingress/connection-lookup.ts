import type { connection } from '#lib/db/schema/connection.ts'
import type { Connection } from '#lib/providers/provider.ts'
import { createLookup, type Lookup } from './batch-lookup.ts'
import type { Pool } from './pool.ts'

export type ConnectionRow = typeof connection.$inferSelect

/** A connection whose pushes can be verified. */
export type KnownConnection = { id: string; portalId: number; provider: string; connection: Connection }

/** Opens a connection with its settings and secrets; the engine knows how. */
export type OpenConnection = (row: ConnectionRow) => Connection

const freshMs = 5_000
const mostKeys = 5_000

/** Switched-on connections by id, kept open in memory for seconds. */
export function createConnectionLookup(
  pool: Pool,
  open: OpenConnection,
  now: () => number,
): Lookup<KnownConnection> {
  return createLookup({
    freshMs,
    mostKeys,
    now,
    read: async (ids) => {
      const rows = await pool.ask(
        (sql) => sql<ConnectionRow[]>`
        select id, portal_id as "portalId", provider, label, settings, secrets_sealed as "secretsSealed",
          tokens_sealed as "tokensSealed", state, trouble, checked_at as "checkedAt",
          account_name as "accountName", cursor, polled_at as "polledAt", news_at as "newsAt", made_at as "madeAt"
        from connection where id = any(${ids}::uuid[]) and state <> 'off'`,
      )
      return new Map(
        rows.map((row) => [
          row.id,
          { id: row.id, portalId: row.portalId, provider: row.provider, connection: open(row) },
        ]),
      )
    },
  })
}
