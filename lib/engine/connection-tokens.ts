import { eq } from 'drizzle-orm'
import { connection } from '#lib/db/schema/connection.ts'
import { Defect } from '#lib/failure.ts'
import type { TokenStore, Tokens } from '#lib/providers/provider.ts'
import { connectionPurpose } from './connection-desk.ts'
import type { EngineOptions } from './engine.ts'

/** Tokens of one connection: sealed in its row, renewed under the row's lock, stored before use. */
export function createConnectionTokens(
  { db, sealer, now }: Pick<EngineOptions, 'db' | 'sealer' | 'now'>,
  connectionId: string,
): TokenStore {
  const purpose = connectionPurpose(connectionId, 'tokens')
  const opened = (sealed: Buffer | null): Tokens | null =>
    sealed ? JSON.parse(sealer.open(sealed, purpose).toString()) : null
  const sealedColumn = { sealed: connection.tokensSealed }

  return {
    async use(isFresh, renew) {
      const [row] = await db.select(sealedColumn).from(connection).where(eq(connection.id, connectionId))
      const held = opened(row?.sealed ?? null)
      if (held && isFresh(held, now())) return held
      return db.transaction(async (tx) => {
        const [locked] = await tx
          .select(sealedColumn)
          .from(connection)
          .where(eq(connection.id, connectionId))
          .for('no key update')
        if (!locked) throw new Defect('no-such-connection', `there is no connection ${connectionId}`)
        const present = opened(locked.sealed)
        if (present && isFresh(present, now())) return present
        const tokens = await renew(present)
        await tx
          .update(connection)
          .set({ tokensSealed: sealer.seal(JSON.stringify(tokens), purpose) })
          .where(eq(connection.id, connectionId))
        return tokens
      })
    },
    async reject(accessToken) {
      await db.transaction(async (tx) => {
        const [row] = await tx
          .select(sealedColumn)
          .from(connection)
          .where(eq(connection.id, connectionId))
          .for('no key update')
        const held = opened(row?.sealed ?? null)
        if (held?.accessToken !== accessToken) return
        const dropped: Tokens = { ...held, accessToken: '', expiresAt: new Date(0).toISOString() }
        await tx
          .update(connection)
          .set({ tokensSealed: sealer.seal(JSON.stringify(dropped), purpose) })
          .where(eq(connection.id, connectionId))
      })
    },
  }
}
