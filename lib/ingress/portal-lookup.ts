import { constantTimeEqual } from '#lib/bitrix24/same-secret.ts'
import { createLookup, type Lookup } from './batch-lookup.ts'
import type { Pool } from './pool.ts'

/** A portal as the hot path knows it. */
export type KnownPortal = { id: number; memberId: string; applicationToken: string | null }

/** Opens the sealed application token of a portal; the purpose of sealing is the engine's. */
export type OpenToken = (memberId: string, sealed: Buffer) => string

export type PortalLookup = {
  /** The portal when this application token is its own, else null. Compared in constant time. */
  verified(memberId: string, applicationToken: string): Promise<KnownPortal | null>
  /** The portal to whose hook address this secret belongs. */
  byHookSecret(secretHash: string): Promise<KnownPortal | null>
}

type Row = {
  id: number
  member_id: string
  hook_secret_hash: string | null
  application_token_sealed: Buffer | null
}

const freshMs = 5_000
/** A wrong token may be a new one: what is older than this is read again before it is refused. */
const doubtMs = 1_000
const mostKeys = 20_000

/** Portals by member_id and by hook secret, kept in memory for seconds. */
export function createPortalLookup(pool: Pool, openToken: OpenToken, now: () => number): PortalLookup {
  const known = (row: Row): KnownPortal => ({
    id: row.id,
    memberId: row.member_id,
    applicationToken: row.application_token_sealed
      ? openToken(row.member_id, row.application_token_sealed)
      : null,
  })
  const lookup = (column: 'member_id' | 'hook_secret_hash'): Lookup<KnownPortal> =>
    createLookup({
      freshMs,
      mostKeys,
      now,
      read: async (keys) => {
        const rows = await pool.ask(
          (sql) => sql<Row[]>`
          select id, member_id, hook_secret_hash, application_token_sealed
          from portal where ${sql(column)} = any(${keys}) and state <> 'uninstalled'`,
        )
        return new Map(rows.map((row) => [row[column] ?? '', known(row)]))
      },
    })
  const byMember = lookup('member_id')
  const byHook = lookup('hook_secret_hash')
  const isOf = (portal: KnownPortal | null, token: string) =>
    portal?.applicationToken != null && constantTimeEqual(token, portal.applicationToken)

  return {
    async verified(memberId, applicationToken) {
      const held = await byMember.get(memberId)
      if (isOf(held, applicationToken)) return held
      const read = await byMember.get(memberId, doubtMs)
      return isOf(read, applicationToken) ? read : null
    },
    byHookSecret: (secretHash) => byHook.get(secretHash),
  }
}
