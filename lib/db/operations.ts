import { and, desc, eq, isNotNull, or, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { envelope, worker } from './schema/envelope.ts'
import { inbound } from './schema/inbound.ts'
import { portalBudget } from './schema/portal.ts'

const mostRows = 50

/** Requests and news of a portal that came last, newest first. Bodies stay sealed. */
export async function listInbound(db: Db, portalId: number) {
  const rows = await db
    .select({
      id: inbound.id,
      kind: inbound.kind,
      name: inbound.name,
      receivedAt: inbound.receivedAt,
      takenAt: inbound.takenAt,
      result: inbound.result,
    })
    .from(inbound)
    .where(eq(inbound.portalId, portalId))
    .orderBy(desc(inbound.id))
    .limit(mostRows)
  return rows.map((row) => ({
    ...row,
    receivedAt: row.receivedAt.toISOString(),
    takenAt: row.takenAt?.toISOString() ?? null,
  }))
}

/** Ids of envelopes that cannot go on by themselves, or only after a passing fault. */
export async function listTroubled(db: Db, portalId: number): Promise<string[]> {
  const rows = await db
    .select({ id: envelope.id })
    .from(envelope)
    .where(and(eq(envelope.portalId, portalId), or(eq(envelope.mood, 'stuck'), isNotNull(envelope.trouble))))
    .orderBy(desc(envelope.no))
    .limit(mostRows)
  return rows.map(({ id }) => id)
}

/** The portal's request budget at this moment: what of the burst is used, and until when everybody waits. */
export async function readBudget(db: Db, portalId: number, now: Date) {
  const [row] = await db.select().from(portalBudget).where(eq(portalBudget.portalId, portalId))
  const perSecond = row?.perSecond ?? 2
  const burst = row?.burst ?? 50
  const goneSeconds = row ? Math.max(0, (now.getTime() - row.at.getTime()) / 1000) : 0
  const used = row ? Math.min(burst, Math.max(0, row.level - goneSeconds * perSecond)) : 0
  const blockedUntil = row?.blockedUntil && row.blockedUntil > now ? row.blockedUntil.toISOString() : null
  return { perSecond, burst, used, blockedUntil, unlimited: row?.unlimited ?? false }
}

/** The job queue of the whole installation: how many wait, run and have failed, by kind of job. */
export async function readQueue(db: Db) {
  const rows = await db.execute<{
    name: string
    waiting: number
    running: number
    failed: number
    oldest: Date | null
  }>(sql`
    select task_identifier as name,
      (count(*) filter (where locked_at is null and attempts < max_attempts))::int as waiting,
      (count(*) filter (where locked_at is not null))::int as running,
      (count(*) filter (where attempts >= max_attempts and locked_at is null))::int as failed,
      min(run_at) filter (where locked_at is null and attempts < max_attempts and run_at <= now()) as oldest
    from graphile_worker.jobs group by task_identifier order by task_identifier`)
  return rows.map((row) => ({ ...row, oldest: row.oldest ? new Date(row.oldest).toISOString() : null }))
}

/** Jobs that gave up, or fail again and again, with their last error. */
export async function listFailedJobs(db: Db) {
  const rows = await db.execute<{
    id: string
    name: string
    attempts: number
    maxAttempts: number
    error: string
    runAt: Date
  }>(sql`
    select id::text, task_identifier as name, attempts, max_attempts as "maxAttempts",
      left(last_error, 400) as error, run_at as "runAt"
    from graphile_worker.jobs where last_error is not null
    order by updated_at desc limit ${mostRows}`)
  return rows.map((row) => ({ ...row, runAt: new Date(row.runAt).toISOString() }))
}

/** Runs failed jobs again now, with all their attempts before them. */
export async function retryJobs(db: Db, ids: string[]): Promise<void> {
  await db.execute(
    sql`select graphile_worker.reschedule_jobs(${sql.param(ids)}::bigint[], run_at := now(), attempts := 0)`,
  )
}

/** Takes jobs out of the queue for good. Nothing else is undone. */
export async function dropJobs(db: Db, ids: string[]): Promise<void> {
  await db.execute(sql`select graphile_worker.complete_jobs(${sql.param(ids)}::bigint[])`)
}

/** Worker processes with the moment of their last sign of life. */
export async function listWorkers(db: Db) {
  const rows = await db
    .select({ id: worker.id, seenAt: worker.seenAt, startedAt: worker.startedAt })
    .from(worker)
    .orderBy(desc(worker.seenAt))
    .limit(mostRows)
  return rows.map((row) => ({
    id: row.id,
    seenAt: row.seenAt.toISOString(),
    startedAt: row.startedAt.toISOString(),
  }))
}
