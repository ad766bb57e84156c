import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { enqueue } from '#lib/db/enqueue.ts'
import { connection } from '#lib/db/schema/connection.ts'
import { leg } from '#lib/db/schema/envelope.ts'

/**
 * A feed passes over orders that are not ours. An order that was made and is not stored yet looks so too: what the
 * feed tells of it meanwhile would be lost. Whoever comes second, the feed with its cursor or the order with its row,
 * sees the other under a lock of the connection and has the order read once.
 */
const gapLock = 7303021

/** Where a feed was read to. */
export async function cursorOf(db: Db, connectionId: string): Promise<string | null> {
  const [row] = await db
    .select({ cursor: connection.cursor })
    .from(connection)
    .where(eq(connection.id, connectionId))
  return row?.cursor ?? null
}

/** In the transaction that stores an order: has it read when the feed went on since `cursorBefore`. */
export async function orderStored(
  tx: Db,
  given: { connectionId: string; externalId: string; cursorBefore: string | null },
): Promise<void> {
  const { connectionId, externalId, cursorBefore } = given
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${gapLock}, hashtext(${connectionId}))`)
  if ((await cursorOf(tx, connectionId)) === cursorBefore) return
  await enqueue(tx, [{ name: 'read-leg', payload: { connectionId, externalId } }])
}

/** Stores where a feed was read to, and has those orders read that were passed over and are ours by now. */
export async function feedRead(
  db: Pick<Db, 'transaction'>,
  given: { connectionId: string; cursor: string; passedOver: string[] },
): Promise<void> {
  const { connectionId, cursor, passedOver } = given
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${gapLock}, hashtext(${connectionId}))`)
    await tx
      .update(connection)
      .set({ cursor, state: 'ok', trouble: null })
      .where(eq(connection.id, connectionId))
    if (passedOver.length === 0) return
    const ours = await tx
      .select({ externalId: leg.externalId })
      .from(leg)
      .where(and(eq(leg.connectionId, connectionId), inArray(leg.externalId, passedOver)))
    await enqueue(
      tx,
      ours.map(({ externalId }) => ({ name: 'read-leg', payload: { connectionId, externalId } })),
    )
  })
}
