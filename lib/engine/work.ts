import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { enqueue } from '#lib/db/enqueue.ts'
import { effect, envelope, type Trouble } from '#lib/db/schema/envelope.ts'
import type { Observation } from '#lib/envelope/observation.ts'
import { type AnyFailure, asFailure, Defect, Refused, Transient } from '#lib/failure.ts'
import {
  type Advanced,
  advance,
  type EffectRow,
  type EnvelopeRow,
  type FinishedEffect,
  isUndone,
} from './advance.ts'
import { delayMs } from './backoff.ts'
import { isDatabaseFault } from './database-fault.ts'
import type { Engine } from './engine.ts'
import { type Going, goingOf } from './going.ts'
import { type Performed, perform } from './perform/perform.ts'

/**
 * Does everything that one envelope owes now, and everything that follows from it, until it has to wait for somebody
 * outside. One transaction a step: receipts of the last effects and intents of the next ones are committed together.
 * Two workers may do this at once: each performs only what it has claimed.
 */
export async function workEnvelope(engine: Engine, envelopeId: string): Promise<void> {
  await workAfter(engine, envelopeId, async () => {
    const effects = await claim(engine, envelopeId)
    if (effects.length === 0) return null
    const [row] = await engine.db.select().from(envelope).where(eq(envelope.id, envelopeId))
    return row ? { envelope: row, effects } : null
  })
}

/**
 * The same, beginning with effects that `begin` claims. When the database fails in between, what this process has
 * claimed is given back as soon as it answers again; should the process die, the living take it over.
 */
export async function workAfter(
  engine: Engine,
  envelopeId: string,
  begin: () => Promise<Advanced | null>,
): Promise<void> {
  try {
    await engine.inHand.work(envelopeId, async () => {
      const begun = await begin()
      if (begun) await workEffects(engine, begun)
    })
  } catch (error) {
    if (!(asFailure(error) instanceof Refused)) comeBack(engine, envelopeId, firstBackMs)
    throw error
  }
}

/**
 * The same for callers who want to know when the facts are stored and not wait for the rest. A failure of the first
 * part is told by `begun` alone.
 */
export function goOn<T>(
  engine: Engine,
  envelopeId: string,
  begin: () => Promise<{ told: T; advanced: Advanced | null }>,
): Going<T> {
  let ended: Promise<void> = Promise.resolve()
  const begun = new Promise<T>((resolve, reject) => {
    let isBegun = false
    const work = async () => {
      const { told, advanced } = await begin()
      isBegun = true
      resolve(told)
      return advanced
    }
    ended = workAfter(engine, envelopeId, work).catch((error: unknown) => {
      if (isBegun) throw error
      reject(error)
    })
  })
  return goingOf(begun, ended)
}

async function workEffects(engine: Engine, begun: Advanced): Promise<void> {
  let step: Advanced | null = begun
  while (step && step.effects.length > 0) {
    const { envelope: row, effects }: Advanced = step
    const attempts = await Promise.allSettled(effects.map((one) => attempt(engine, row, one)))
    const broken = attempts.find((one) => one.status === 'rejected')
    const ended = attempts.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []))
    if (ended.length === 0 && !broken) return
    step = await advance(engine, row.id, {
      observations: ended.map((one) => one.observation),
      finished: ended.map((one) => one.finished),
      claim: true,
    })
    if (broken) throw broken.reason
  }
}

const firstBackMs = 1_000
const mostBackMs = 30_000

/** Gives back what an interrupted step has left claimed, however long the database is away, and goes on with it. */
function comeBack(engine: Engine, envelopeId: string, waitMs: number): void {
  const again = () => comeBack(engine, envelopeId, Math.min(2 * waitMs, mostBackMs))
  const look = async () => {
    const freed = await engine.inHand.free(envelopeId, () => giveBack(engine, envelopeId))
    if (freed) await workEnvelope(engine, envelopeId).catch(() => {})
    else again()
  }
  setTimeout(() => look().catch(again), waitMs).unref()
}

const giveBack = (engine: Engine, envelopeId: string) =>
  engine.db
    .update(effect)
    .set({ state: 'owed', claimedBy: null })
    .where(
      and(
        eq(effect.envelopeId, envelopeId),
        eq(effect.state, 'doing'),
        eq(effect.claimedBy, engine.workerId),
      ),
    )

async function claim(engine: Engine, envelopeId: string): Promise<EffectRow[]> {
  return engine.db
    .update(effect)
    .set({ state: 'doing', claimedBy: engine.workerId, attempts: sql`${effect.attempts} + 1` })
    .where(
      and(
        eq(effect.envelopeId, envelopeId),
        eq(effect.state, 'owed'),
        or(isNull(effect.notBefore), lte(effect.notBefore, engine.now())),
      ),
    )
    .returning()
}

type Ended = { observation: Observation; finished: FinishedEffect }

/** One try of one effect: null when it stays owed and a job will come back to it. */
async function attempt(engine: Engine, owner: EnvelopeRow, row: EffectRow): Promise<Ended | null> {
  try {
    const performed = await perform(engine, owner, row)
    if ('waitMs' in performed) {
      await postpone(engine, row, performed.waitMs, performed.progress, null)
      return null
    }
    return done(row, performed)
  } catch (error) {
    if (isDatabaseFault(error)) throw error
    const failure = asFailure(error)
    if (failure instanceof Transient) {
      const waitMs = delayMs(row.attempts, failure.retryAfterMs)
      await postpone(engine, row, waitMs, progressAfter(row, failure), failure)
      return null
    }
    if (failure instanceof Defect)
      engine.log.error({ err: failure, effect: row.key }, 'an effect met a defect')
    return failed(row, failure)
  }
}

const done = (row: EffectRow, { observation, receipt, store }: Performed): Ended => ({
  observation,
  finished: { id: row.id, result: { receipt }, ...(store ? { store } : {}) },
})

const failed = (row: EffectRow, failure: AnyFailure): Ended => ({
  observation: {
    seen: 'failure',
    key: row.key,
    work: row.name,
    code: failure.code,
    text: failure.text,
    cure: failure.cure ?? null,
  },
  finished: { id: row.id, result: { failure: { code: failure.code, text: failure.text } } },
})

/** Remembers that no try so far can have been executed, for effects of one call that cannot be looked for. */
function progressAfter(row: EffectRow, failure: Transient): Record<string, string> | null {
  const sure = failure.outcome === 'none' && isUndone(row)
  return sure ? { ...row.progress, undone: String(row.attempts) } : (row.progress ?? null)
}

const shortMs = 5_000

/** Gives the effect back with a time; a passing fault is shown on the envelope until the next success. */
async function postpone(
  engine: Engine,
  row: EffectRow,
  waitMs: number,
  progress: Record<string, string> | null,
  failure: Transient | null,
): Promise<void> {
  const at = new Date(engine.now().getTime() + waitMs)
  await engine.db.transaction(async (tx) => {
    await tx
      .update(effect)
      .set({
        state: 'owed',
        claimedBy: null,
        notBefore: at,
        progress,
        trouble: failure ? { code: failure.code, text: failure.text } : null,
      })
      .where(eq(effect.id, row.id))
    if (failure) {
      const trouble: Trouble = { text: failure.text, nextAt: at.toISOString(), attempts: row.attempts }
      await tx
        .update(envelope)
        .set({ trouble, changeSeq: sql`nextval('change_seq')` })
        .where(eq(envelope.id, row.envelopeId))
    }
    await enqueue(tx, [
      { name: 'work-envelope', payload: { envelopeId: row.envelopeId }, runAt: at, key: `again:${row.id}` },
    ])
  })
  if (waitMs <= shortMs) soon(engine, row.envelopeId, waitMs)
}

/** The queue looks for late jobs once a second; a short wait ends in time here, and the job is its safety net. */
function soon(engine: Engine, envelopeId: string, waitMs: number): void {
  const look = () =>
    workEnvelope(engine, envelopeId).catch((error: unknown) =>
      engine.log.warn({ err: error, envelopeId }, 'a short wait ended badly; the queue goes on with it'),
    )
  setTimeout(look, waitMs).unref()
}
