import { sql } from 'drizzle-orm'
import { enqueue } from '#lib/db/enqueue.ts'
import { worker } from '#lib/db/schema/envelope.ts'
import type { Engine } from './engine.ts'

/** A worker that was silent for so long is dead. */
const silentSeconds = 7

/** Says that this worker is alive. `queueNames` are the names under which the job queue knows it. */
export async function beat(engine: Engine, queueNames: string[]): Promise<void> {
  const now = sql`clock_timestamp()`
  await engine.db
    .insert(worker)
    .values({ id: engine.workerId, queueName: queueNames.join(','), seenAt: now })
    .onConflictDoUpdate({ target: worker.id, set: { seenAt: now, queueName: queueNames.join(',') } })
}

/** Says that this worker stops: its name is free at once. */
export async function farewell(engine: Engine): Promise<void> {
  await engine.db.execute(sql`delete from worker where id = ${engine.workerId}`)
}

/**
 * Gives the work of dead workers to the living: their jobs are unlocked, their effects are owed again (and looked for
 * before they are repeated), and their envelopes get a job. Safe to run in every worker at once.
 * @returns how many effects were taken over
 */
export async function recover(engine: Engine): Promise<number> {
  return engine.db.transaction(async (tx) => {
    const dead = await tx.execute<{ id: string; queue_name: string }>(sql`
      delete from worker where id in (
        select id from worker where seen_at < clock_timestamp() - ${silentSeconds} * interval '1 second'
        for update skip locked)
      returning id, queue_name`)
    const queueNames = dead.flatMap((row) => row.queue_name.split(',').filter(Boolean))
    if (queueNames.length > 0) {
      await tx.execute(sql`select graphile_worker.force_unlock_workers(${sql.param(queueNames)}::text[])`)
    }
    const freed = await tx.execute<{ envelope_id: string }>(sql`
      update effect set state = 'owed', claimed_by = null
      where state = 'doing' and not exists (select from worker where worker.id = effect.claimed_by)
      returning envelope_id`)
    const envelopes = [...new Set(freed.map((row) => row.envelope_id))]
    await enqueue(
      tx,
      envelopes.map((envelopeId) => ({ name: 'work-envelope', payload: { envelopeId } })),
    )
    if (dead.length + freed.length > 0) {
      engine.log.warn(
        { dead: dead.map((row) => row.id), effects: freed.length },
        'work of dead workers was taken over',
      )
    }
    return freed.length
  })
}
