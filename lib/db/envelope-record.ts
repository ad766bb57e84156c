import { and, asc, eq } from 'drizzle-orm'
import type { Db } from './client.ts'
import { envelope, envelopeEvent } from './schema/envelope.ts'

/** The whole row of an envelope; null when it is not this portal's. */
export async function envelopeRow(db: Db, portalId: number, id: string) {
  const [row] = await db
    .select()
    .from(envelope)
    .where(and(eq(envelope.id, id), eq(envelope.portalId, portalId)))
  return row ?? null
}

/** History of an envelope, oldest first, with the hashes of its chain. */
export const eventRows = (db: Db, envelopeId: string) =>
  db
    .select()
    .from(envelopeEvent)
    .where(eq(envelopeEvent.envelopeId, envelopeId))
    .orderBy(asc(envelopeEvent.n))
