import { and, eq, inArray, ne, or, sql } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { effect } from '#lib/db/schema/envelope.ts'
import type { Decision } from '#lib/envelope/decide.ts'
import type { EffectRow, EnvelopeRow } from './advance.ts'
import type { Engine } from './engine.ts'

type Owing = { row: Pick<EnvelopeRow, 'id' | 'portalId'>; decision: Decision; claim: boolean }

/** Duties as rows: claimed for this process, or free for any worker. */
export const owedRows = (engine: Engine, { row, decision, claim }: Owing) =>
  decision.effects.map(({ key, deed }) => ({
    envelope_id: row.id,
    portal_id: row.portalId,
    key,
    name: deed.do === 'write-back' ? deed.act.name : deed.do,
    deed,
    state: claim ? 'doing' : 'owed',
    claimed_by: claim ? engine.workerId : null,
    attempts: claim ? 1 : 0,
  }))

/** Duties that had failed for good and that a person wants tried again. */
export async function repeatEffects(
  engine: Engine,
  tx: Db,
  { row, decision, claim }: Owing,
): Promise<EffectRow[]> {
  const set = claim
    ? ({ state: 'doing', claimedBy: engine.workerId } as const)
    : ({ state: 'owed', claimedBy: null } as const)
  return tx
    .update(effect)
    .set({ ...set, attempts: sql`${effect.attempts} + 1`, notBefore: null, trouble: null })
    .where(
      and(eq(effect.envelopeId, row.id), inArray(effect.key, decision.again), eq(effect.state, 'failed')),
    )
    .returning()
}

/**
 * Duties that nobody waits for any more and that nobody performs now are closed. Not so a submission that was tried:
 * it may have been executed, and only performing it again finds the order to withdraw.
 */
export async function dropForgotten(tx: Db, { row, decision }: Owing): Promise<void> {
  const untried = or(ne(effect.name, 'submit-leg'), eq(effect.attempts, 0))
  const forgotten = and(eq(effect.envelopeId, row.id), eq(effect.state, 'owed'), untried)
  await tx
    .update(effect)
    .set({ state: 'done', receipt: { how: 'skipped' }, doneAt: sql`clock_timestamp()` })
    .where(and(forgotten, inArray(effect.key, decision.dropped)))
}
