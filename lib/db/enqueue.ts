import { sql } from 'drizzle-orm'
import type { ClockTold } from '#lib/envelope/observation.ts'
import type { Db } from './client.ts'

/** Every job of the product: its name and what it carries. Payloads carry ids; the job reads the rest anew. */
export type Jobs = {
  'take-inbound': { ids: number[] }
  'work-envelope': { envelopeId: string }
  /** A clock of an envelope has run out. */
  clock: { envelopeId: string; tells: ClockTold }
  /** The same, as it was queued before there were clocks of other kinds. */
  deadline: { envelopeId: string; leg: string; step: string; round: number }
  'poll-connection': { connectionId: string }
  'read-leg': { connectionId: string; externalId: string }
  'refresh-catalogue': { portalId: number }
  'register-portal': { portalId: number }
  'access-back': { portalId: number }
  'move-envelopes': { moveId: string }
}

export type JobName = keyof Jobs

export type JobOrder<N extends JobName = JobName> = {
  name: N
  payload: Jobs[N]
  runAt?: Date
  /** A queued job with the same key is replaced, not doubled. */
  key?: string
}

/** Adds jobs in the caller's transaction: they exist when it commits, and never without it. */
export async function enqueue(db: Db, orders: JobOrder[]): Promise<void> {
  if (orders.length === 0) return
  const specs = orders.map((order) => ({
    identifier: order.name,
    payload: order.payload,
    ...(order.runAt ? { run_at: order.runAt.toISOString() } : {}),
    ...(order.key ? { job_key: order.key } : {}),
  }))
  await db.execute(sql`
    select graphile_worker.add_jobs(array(
      select json_populate_record(null::graphile_worker.job_spec, spec)
      from json_array_elements(${JSON.stringify(specs)}::json) spec
    ))`)
}
