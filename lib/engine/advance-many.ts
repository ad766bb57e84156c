import { inArray } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { envelope } from '#lib/db/schema/envelope.ts'
import { type Decision, decide } from '#lib/envelope/decide.ts'
import type { MoveVerdict } from '#lib/envelope/move/verdict.ts'
import type { Advanced, EnvelopeRow } from './advance.ts'
import type { AdvanceMany, AdvanceOrder } from './advance-queue.ts'
import type { Engine } from './engine.ts'
import { handedOverNow, judgeMove } from './judge-move.ts'
import { type Decided, storeDecisions } from './store-decisions.ts'
import { storeFinished } from './store-finished.ts'
import { mappingsOf, worldsOf } from './world.ts'

/**
 * Steps of several envelopes in one transaction: rows are locked in the order of their ids, receipts stored, each
 * decided purely, everything written with a handful of statements whatever the number.
 */
export const advanceMany =
  (engine: () => Engine): AdvanceMany =>
  (db, orders) =>
    db.transaction((tx) => stepIn(engine(), tx, orders))

async function stepIn(engine: Engine, tx: Db, orders: AdvanceOrder[]): Promise<(Advanced | null)[]> {
  const ids = orders.map((order) => order.envelopeId)
  // Sent together: the connection keeps their order.
  const [rows, mappings] = await Promise.all([
    tx.select().from(envelope).where(inArray(envelope.id, ids)).orderBy(envelope.id).for('update'),
    mappingsOf(tx, ids),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const finished = orders.flatMap((order) => (byId.has(order.envelopeId) ? (order.given.finished ?? []) : []))
  const [worlds] = await Promise.all([worldsOf(engine, tx, rows, mappings), storeFinished(tx, finished)])
  const now = engine.now().toISOString()
  const decided: Decided[] = []
  const verdicts = new Map<string, MoveVerdict>()
  const handing = await handedOverNow(tx, orders)
  for (const { envelopeId, given } of orders) {
    const row = byId.get(envelopeId)
    const world = worlds.get(envelopeId)
    if (!row || !world) continue
    if (given.move) {
      const asked = { row, mappings, to: given.move, now, handing: handing.get(row.id) ?? [] }
      const moved = await judgeMove(engine, tx, asked)
      verdicts.set(row.id, moved.verdict)
      if (moved.decided) decided.push({ ...moved.decided, claim: given.claim ?? false })
      continue
    }
    const decision = decide(world, row.state, given.observations, now)
    if (changes(row, decision)) decided.push({ row, world, decision, claim: given.claim ?? false })
  }
  const stored = await storeDecisions(engine, tx, decided)
  return ids.map((id) => {
    const row = byId.get(id)
    if (!row) return null
    const verdict = verdicts.get(id)
    const advanced = stored.get(id) ?? { envelope: row, effects: [] }
    return verdict ? { ...advanced, verdict } : advanced
  })
}

/** Late and repeated facts change nothing: then nothing is written either, and nobody is told of a change. */
function changes(row: EnvelopeRow, { state, ...made }: Decision): boolean {
  const something = Object.values(made).some((list) => list.length > 0)
  return something || row.trouble !== null || JSON.stringify(state) !== JSON.stringify(row.state)
}
