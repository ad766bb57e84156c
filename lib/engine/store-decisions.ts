import type { Db } from '#lib/db/client.ts'
import { enqueue, type JobOrder } from '#lib/db/enqueue.ts'
import type { Decision } from '#lib/envelope/decide.ts'
import type { World } from '#lib/envelope/draft.ts'
import { explain } from '#lib/envelope/explain.ts'
import { documentName } from '#lib/envelope/variables.ts'
import type { Advanced, EnvelopeRow } from './advance.ts'
import type { Engine } from './engine.ts'
import { chain } from './history.ts'
import { dropForgotten, owedRows, repeatEffects } from './store-effects.ts'
import { type EventRows, storeStep } from './store-step.ts'
import { trailsOf } from './store-trail.ts'

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
  const next = decided.map((one) => ({ ...one, before: one.row, ...after(engine, one) }))
  const effects = await storeStep(tx, {
    events: next.flatMap((one) => one.eventRows),
    envelopes: next.map((one) => one.row),
    effects: next.flatMap((one) => owedRows(engine, one)),
    ...trailsOf(next),
  })
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
    passes: row.passes === null ? null : row.passes + decision.passes.length,
    changedAt: engine.now(),
    finishedAt: state.finishedAt ? new Date(state.finishedAt) : null,
  }
  return { row: next, eventRows: history.rows }
}

const clocksOf = (row: EnvelopeRow, decision: Decision): JobOrder[] =>
  decision.timers.map(({ at, tells }) => ({
    name: 'clock',
    payload: { envelopeId: row.id, tells },
    runAt: new Date(at),
    key: `${tells.seen}:${row.id}:${tells.round}:${tells.seen === 'waited' ? tells.node : tells.step}`,
  }))
