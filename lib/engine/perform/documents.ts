import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { document } from '#lib/db/schema/envelope.ts'
import type { DocumentRef } from '#lib/envelope/state.ts'
import { Defect } from '#lib/failure.ts'
import type { Engine } from '../engine.ts'
import { stableId } from '../stable-id.ts'
import type { Task } from './perform.ts'

/** A document that an effect has brought: what the state keeps of it, and its bytes. */
export type Brought = { ref: DocumentRef; bytes: Uint8Array }

/** Names the bytes: the id is a function of the effect and the place, so a repeated effect brings the same document. */
export function bring(
  task: Task,
  place: string,
  bytes: Uint8Array,
  ref: Omit<DocumentRef, 'id' | 'sizeBytes' | 'sha256' | 'round'>,
): Brought {
  return {
    bytes,
    ref: {
      ...ref,
      id: stableId(`${task.envelope.id}/${task.row.key}/${place}`),
      round: task.envelope.state.round,
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  }
}

/** Stores brought documents in the transaction that finishes the effect. */
export const keep =
  (task: Task, brought: Brought[]) =>
  async (tx: Db): Promise<void> => {
    if (brought.length === 0) return
    const rows = brought.map(({ ref, bytes }) => ({
      id: ref.id,
      envelopeId: task.envelope.id,
      portalId: task.envelope.portalId,
      role: ref.role,
      name: ref.name,
      mime: ref.mime,
      sizeBytes: ref.sizeBytes,
      sha256: ref.sha256,
      check: ref.check ?? null,
      bytes: Buffer.from(bytes),
    }))
    await tx.insert(document).values(rows).onConflictDoNothing()
  }

/** Bytes of a stored document. */
export async function bytesOf(engine: Engine, documentId: string): Promise<Uint8Array> {
  const [row] = await engine.db
    .select({ bytes: document.bytes })
    .from(document)
    .where(eq(document.id, documentId))
  if (!row) throw new Defect('no-such-document', `there is no document ${documentId}`)
  return row.bytes
}
