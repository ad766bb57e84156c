import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { effect, envelope } from '#lib/db/schema/envelope.ts'
import { inbound } from '#lib/db/schema/inbound.ts'
import type { EffectRow } from '#lib/engine/advance.ts'
import type { Engine } from '#lib/engine/engine.ts'
import { takeInbound } from '#lib/engine/inbound.ts'
import { perform } from '#lib/engine/perform/perform.ts'
import { pollConnection } from '#lib/engine/poll.ts'
import { beat, recover } from '#lib/engine/recover.ts'
import { workEnvelope } from '#lib/engine/work.ts'

/** Where a worker dies: before it did what it had claimed, or after, with nobody told. */
export type Point = 'never performed' | 'performed and not recorded'

/** The same engine, but what follows from a step is left for others: nothing is done beyond one step. */
export const stepwise = (engine: Engine): Engine => ({ ...engine, performs: false })

/** Does what is owed now and nothing that follows from it, neither at once nor after a short wait. */
export async function oneStep(engine: Engine, envelopeId: string): Promise<void> {
  let over = false
  const work: Engine['inHand']['work'] = (id, piece) =>
    over ? new Promise(() => {}) : engine.inHand.work(id, piece)
  await workEnvelope({ ...stepwise(engine), inHand: { ...engine.inHand, work } }, envelopeId)
  over = true
}

/** Claims everything that the envelope owes now, as a worker of this name. */
export async function claimAs(engine: Engine, envelopeId: string, workerId: string): Promise<EffectRow[]> {
  await beat({ ...engine, workerId }, [])
  return engine.db
    .update(effect)
    .set({ state: 'doing', claimedBy: workerId, attempts: sql`${effect.attempts} + 1` })
    .where(and(eq(effect.envelopeId, envelopeId), eq(effect.state, 'owed')))
    .returning()
}

/** Performs claimed effects and tells nobody, whatever came of them. */
export async function performInVain(engine: Engine, envelopeId: string, rows: EffectRow[]): Promise<void> {
  const [row] = await engine.db.select().from(envelope).where(eq(envelope.id, envelopeId))
  if (!row) throw new Error(`there is no envelope ${envelopeId}`)
  await Promise.allSettled(rows.map((one) => perform(engine, row, one)))
}

/** A worker was silent for too long; the living take over. Answers how many effects. */
export async function bury(engine: Engine, workerId: string): Promise<number> {
  await engine.db.execute(sql`update worker set seen_at = now() - interval '1 minute' where id = ${workerId}`)
  return recover(engine)
}

const mostLives = 80

/**
 * Works on the envelope with workers that die at every effect: one claims what is owed, performs it or not and is
 * never heard of again; the living take over and do one step.
 * @returns names of the effects at which a worker died
 */
export async function dieAtEveryEffect(engine: Engine, envelopeId: string, point: Point): Promise<string[]> {
  const died: string[] = []
  for (let life = 0; life < mostLives; life += 1) {
    const name = `dead-${life}`
    const rows = await claimAs(engine, envelopeId, name)
    if (rows.length === 0 && (await isQuiet(engine, envelopeId))) return died
    died.push(...rows.map((one) => one.name))
    if (point === 'performed and not recorded') await performInVain(engine, envelopeId, rows)
    await bury(engine, name)
    await engine.db.update(effect).set({ notBefore: null }).where(eq(effect.envelopeId, envelopeId))
    await oneStep(engine, envelopeId)
  }
  throw new Error(`the envelope never comes to rest: ${died.slice(-5).join()}`)
}

async function isQuiet(engine: Engine, envelopeId: string): Promise<boolean> {
  const open = await engine.db
    .select({ key: effect.key })
    .from(effect)
    .where(and(eq(effect.envelopeId, envelopeId), ne(effect.state, 'done'), ne(effect.state, 'failed')))
  return open.length === 0
}

/** Takes what has knocked without working on what follows from it. */
export async function takeKnocks(engine: Engine): Promise<void> {
  const rows = await engine.db.select({ id: inbound.id }).from(inbound).where(isNull(inbound.takenAt))
  await takeInbound(
    stepwise(engine),
    rows.map((row) => row.id),
  )
}

/** Reads a feed without working on what follows from it. */
export const readFeed = (engine: Engine, connectionId: string): Promise<number> =>
  pollConnection(stepwise(engine), connectionId)
