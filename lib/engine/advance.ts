import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { enqueue, type JobOrder } from '#lib/db/enqueue.ts'
import { effect, envelope, envelopeEvent } from '#lib/db/schema/envelope.ts'
import { type Decision, decide } from '#lib/envelope/decide.ts'
import type { Receipt } from '#lib/envelope/effect.ts'
import { explain } from '#lib/envelope/explain.ts'
import type { Observation } from '#lib/envelope/observation.ts'
import { documentName } from '#lib/envelope/variables.ts'
import type { Sentence } from '#lib/sentence.ts'
import type { Engine } from './engine.ts'
import { chain } from './history.ts'
import { worldOf } from './world.ts'

export type EnvelopeRow = typeof envelope.$inferSelect
export type EffectRow = typeof effect.$inferSelect

/** An effect that came to an end, and what is stored in the transaction that says so. */
export type FinishedEffect = {
  id: number
  result: { receipt: Receipt } | { failure: { code: string; text: Sentence } }
  store?: (tx: Db) => Promise<void>
}

export type Advance = {
  observations: Observation[]
  finished?: FinishedEffect[]
  /** The caller goes on with the new effects itself: they are claimed for this process and answered. */
  claim?: boolean
}

/**
 * The only writer of an envelope's state. Under the envelope's row lock: finished effects get their receipts, the
 * pure core decides, and state, history, effects and jobs are stored together or not at all.
 * @returns effects claimed for the caller, when it asked for them
 */
export async function advance(engine: Engine, envelopeId: string, given: Advance): Promise<EffectRow[]> {
  return engine.db.transaction(async (tx) => {
    const [row] = await tx.select().from(envelope).where(eq(envelope.id, envelopeId)).for('update')
    if (!row) return []
    for (const finished of given.finished ?? []) await finish(tx, engine, finished)
    const world = await worldOf(engine, tx, row)
    const decision = decide(world, row.state, given.observations, engine.now().toISOString())
    await store(engine, tx, row, decision)
    return storeEffects(engine, tx, row, decision, given.claim ?? false)
  })
}

async function finish(tx: Db, engine: Engine, { id, result, store }: FinishedEffect): Promise<void> {
  await store?.(tx)
  const set =
    'receipt' in result
      ? ({ state: 'done', receipt: result.receipt, trouble: null } as const)
      : ({ state: 'failed', trouble: result.failure } as const)
  await tx
    .update(effect)
    .set({ ...set, claimedBy: null, doneAt: engine.now() })
    .where(eq(effect.id, id))
}

/** Writes the envelope's row and its history. Also used for the first decision of a run. */
export async function store(engine: Engine, tx: Db, row: EnvelopeRow, decision: Decision): Promise<void> {
  const { state, events } = decision
  const { plan } = await engine.plans.of(row.versionId)
  const next = chain(row.id, { count: row.events, head: row.headHash }, events)
  if (next.rows.length > 0) await tx.insert(envelopeEvent).values(next.rows)
  const reason = explain(plan, state)
  await tx
    .update(envelope)
    .set({
      state,
      reason,
      status: state.status,
      phase: state.phase,
      mood: reason.mood,
      title: state.item?.title ?? documentName(state) ?? row.title,
      responsibleId: state.item?.responsible?.id ?? row.responsibleId,
      responsibleName: state.item?.responsible?.name ?? row.responsibleName,
      trouble: null,
      events: next.count,
      headHash: next.head,
      changedAt: engine.now(),
      finishedAt: state.finishedAt ? new Date(state.finishedAt) : null,
      changeSeq: sql`nextval('change_seq')`,
    })
    .where(eq(envelope.id, row.id))
}

/** Stores the decision's duties and clocks; unclaimed duties get a job in the same transaction. */
export async function storeEffects(
  engine: Engine,
  tx: Db,
  row: Pick<EnvelopeRow, 'id' | 'portalId'>,
  decision: Decision,
  claim: boolean,
): Promise<EffectRow[]> {
  const claimed = claim
    ? ({ state: 'doing', claimedBy: engine.workerId, attempts: 1 } as const)
    : ({ state: 'owed', claimedBy: null } as const)
  const rows: EffectRow[] = []
  if (decision.effects.length > 0) {
    const values = decision.effects.map(({ key, deed }) => ({
      envelopeId: row.id,
      portalId: row.portalId,
      key,
      name: deed.do === 'write-back' ? deed.act.name : deed.do,
      deed,
      ...claimed,
    }))
    rows.push(...(await tx.insert(effect).values(values).onConflictDoNothing().returning()))
  }
  if (decision.again.length > 0) {
    rows.push(...(await repeat(tx, row.id, decision.again, claimed)))
  }
  await dropForgotten(tx, row.id, decision)
  const jobs: JobOrder[] = decision.timers.map((timer) => ({
    name: 'deadline',
    payload: { envelopeId: row.id, leg: timer.leg, step: timer.step, round: timer.round },
    runAt: new Date(timer.at),
    key: `deadline:${row.id}:${timer.round}:${timer.step}`,
  }))
  if (rows.length > 0 && !claim) jobs.push({ name: 'work-envelope', payload: { envelopeId: row.id } })
  await enqueue(tx, jobs)
  return claim ? rows : []
}

async function repeat(
  tx: Db,
  envelopeId: string,
  keys: string[],
  claimed: { state: 'doing' | 'owed'; claimedBy: string | null },
): Promise<EffectRow[]> {
  const { state, claimedBy } = claimed
  return tx
    .update(effect)
    .set({ state, claimedBy, attempts: sql`${effect.attempts} + 1`, notBefore: null, trouble: null })
    .where(and(eq(effect.envelopeId, envelopeId), inArray(effect.key, keys), eq(effect.state, 'failed')))
    .returning()
}

/** Duties that the decision no longer owes (after a cancellation) and that nobody performs now are closed. */
async function dropForgotten(tx: Db, envelopeId: string, { state }: Decision): Promise<void> {
  if (state.status !== 'cancelled') return
  const forgotten = and(eq(effect.envelopeId, envelopeId), eq(effect.state, 'owed'))
  await tx
    .update(effect)
    .set({ state: 'done', receipt: { how: 'skipped' }, doneAt: sql`now()` })
    .where(state.owed.length > 0 ? and(forgotten, notInArray(effect.key, state.owed)) : forgotten)
}
