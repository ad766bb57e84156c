import { sql } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { enqueue, type JobOrder } from '#lib/db/enqueue.ts'
import type { Decision } from '#lib/envelope/decide.ts'
import type { World } from '#lib/envelope/draft.ts'
import { explain } from '#lib/envelope/explain.ts'
import { documentName } from '#lib/envelope/variables.ts'
import type { Advanced, EnvelopeRow } from './advance.ts'
import type { Engine } from './engine.ts'
import { chain } from './history.ts'
import { dropForgotten, insertEffects, repeatEffects } from './store-effects.ts'

/** A decision about an envelope, to be stored. */
export type Decided = { row: EnvelopeRow; world: World; decision: Decision; claim: boolean }

/**
 * Writes decisions: states, histories, duties, clocks and jobs. The only place that writes an envelope's state.
 * @returns each envelope as it is now, with the effects claimed for its caller
 */
export async function storeDecisions(
  engine: Engine,
  tx: Db,
  decided: Decided[],
): Promise<Map<string, Advanced>> {
  const next = decided.map((one) => ({ ...one, ...after(engine, one) }))
  // Sent one after another without waiting: the connection keeps their order.
  const [effects] = await Promise.all([
    insertEffects(engine, tx, next),
    insertEvents(
      tx,
      next.flatMap((one) => one.eventRows),
    ),
    updateEnvelopes(
      tx,
      next.map((one) => one.row),
    ),
  ])
  for (const one of next) {
    if (one.decision.again.length > 0) effects.push(...(await repeatEffects(engine, tx, one)))
    if (one.decision.dropped.length > 0) await dropForgotten(tx, one)
  }
  const answers = new Map<string, Advanced>()
  const jobs: JobOrder[] = []
  for (const { row, decision, claim } of next) {
    const own = effects.filter((effect) => effect.envelopeId === row.id)
    answers.set(row.id, { envelope: row, effects: claim ? own : [] })
    jobs.push(...clocksOf(row, decision))
    if (own.length > 0 && !claim) jobs.push({ name: 'work-envelope', payload: { envelopeId: row.id } })
  }
  await enqueue(tx, jobs)
  return answers
}

/** The row as it will be, and the lines that its history gains. */
function after(
  engine: Engine,
  { row, world, decision }: Decided,
): { row: EnvelopeRow; eventRows: EventRows } {
  const { state, events } = decision
  const reason = explain(world.plan, state, world.timeZone)
  const history = chain(row.id, { count: row.events, head: row.headHash }, events)
  const next: EnvelopeRow = {
    ...row,
    state,
    reason,
    status: state.status,
    phase: state.phase,
    mood: reason.mood,
    title: state.item?.title ?? (documentName(state) || row.title),
    responsibleId: state.item?.responsible?.id ?? row.responsibleId,
    responsibleName: state.item?.responsible?.name ?? row.responsibleName,
    trouble: null,
    events: history.count,
    headHash: history.head,
    changedAt: engine.now(),
    finishedAt: state.finishedAt ? new Date(state.finishedAt) : null,
  }
  return { row: next, eventRows: history.rows }
}

type EventRows = ReturnType<typeof chain>['rows']

async function insertEvents(tx: Db, rows: EventRows): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(sql`
    insert into envelope_event (envelope_id, n, at, kind, text, node, data, hash)
    select "envelopeId", n, at, kind, text, node, data, hash
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as given ("envelopeId" uuid, n int, at timestamptz, kind text, text jsonb, node text, data jsonb, hash text)`)
}

async function updateEnvelopes(tx: Db, rows: EnvelopeRow[]): Promise<void> {
  if (rows.length === 0) return
  const given = rows.map((row) => ({
    id: row.id,
    state: row.state,
    reason: row.reason,
    status: row.status,
    phase: row.phase,
    mood: row.mood,
    title: row.title,
    responsible_id: row.responsibleId,
    responsible_name: row.responsibleName,
    events: row.events,
    head_hash: row.headHash,
    changed_at: row.changedAt,
    finished_at: row.finishedAt,
  }))
  await tx.execute(sql`
    update envelope set state = given.state, reason = given.reason, status = given.status, phase = given.phase,
      mood = given.mood, title = given.title, responsible_id = given.responsible_id,
      responsible_name = given.responsible_name, trouble = null, events = given.events, head_hash = given.head_hash,
      changed_at = given.changed_at, finished_at = given.finished_at, change_seq = nextval('change_seq')
    from json_to_recordset(${JSON.stringify(given)}::json) as given (id uuid, state jsonb, reason jsonb, status text,
      phase text, mood text, title text, responsible_id text, responsible_name text, events int, head_hash text,
      changed_at timestamptz, finished_at timestamptz)
    where envelope.id = given.id`)
}

const clocksOf = (row: EnvelopeRow, decision: Decision): JobOrder[] =>
  decision.timers.map(({ at, tells }) => ({
    name: 'clock',
    payload: { envelopeId: row.id, tells },
    runAt: new Date(at),
    key: `${tells.seen}:${row.id}:${tells.round}:${tells.seen === 'waited' ? tells.node : tells.step}`,
  }))
