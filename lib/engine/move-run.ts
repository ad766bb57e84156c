import { and, eq, inArray } from 'drizzle-orm'
import { enqueue } from '#lib/db/enqueue.ts'
import { readMove } from '#lib/db/route-move.ts'
import { audit } from '#lib/db/schema/access.ts'
import { envelope } from '#lib/db/schema/envelope.ts'
import { routeMove } from '#lib/db/schema/route.ts'
import type { MoveOrder, MoveRun } from '#lib/envelope/move/verdict.ts'
import { Defect, Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Engine } from './engine.ts'
import { moveEnvelope, type ToVersion, versionOf } from './move-envelopes.ts'

/** As many are moved while the asker waits; more are a job's. */
const mostAtOnce = 40
const together = 50
/** As many fit in one move. */
export const mostMoved = 5_000

/**
 * Moves the chosen envelopes: a few at once, many by a job that a person can leave. Envelopes of other routes and
 * portals are none of them. Refused 404 without such a version, 422 for too many.
 */
export async function moveEnvelopes(
  engine: Engine,
  given: ToVersion & { by: string; orders: MoveOrder[] },
): Promise<MoveRun> {
  const { portalId, routeId, by } = given
  if (given.orders.length > mostMoved) throw tooMany()
  const versionId = await versionOf(engine, given)
  const orders = await own(engine, given)
  const [made] = await engine.db.transaction(async (tx) => {
    const rows = await tx
      .insert(routeMove)
      .values({ portalId, routeId, versionId, by, orders })
      .returning({ id: routeMove.id })
    const detail = { to: given.to, envelopes: orders.length }
    await tx.insert(audit).values({ portalId, actor: by, action: 'envelope:move', object: routeId, detail })
    const [row] = rows
    if (row && orders.length > mostAtOnce)
      await enqueue(tx, [{ name: 'move-envelopes', payload: { moveId: row.id } }])
    return rows
  })
  if (!made) throw new Defect('move-not-made', 'the move could not be stored')
  if (orders.length <= mostAtOnce) await workMove(engine, made.id)
  const run = await readMove(engine.db, given, made.id)
  if (!run) throw new Defect('move-not-made', 'the move could not be read')
  return run
}

async function own(engine: Engine, given: ToVersion & { orders: MoveOrder[] }): Promise<MoveOrder[]> {
  const byId = new Map(given.orders.map((order) => [order.envelopeId, order]))
  if (byId.size === 0) return []
  const rows = await engine.db
    .select({ id: envelope.id })
    .from(envelope)
    .where(
      and(
        eq(envelope.portalId, given.portalId),
        eq(envelope.routeId, given.routeId),
        inArray(envelope.id, [...byId.keys()]),
      ),
    )
  const known = new Set(rows.map(({ id }) => id))
  return [...byId.values()].filter(({ envelopeId }) => known.has(envelopeId))
}

/** Goes on with a move where it stopped. One that was interrupted judges its last envelopes again, which changes nothing. */
export async function workMove(engine: Engine, moveId: string): Promise<void> {
  const [row] = await engine.db.select().from(routeMove).where(eq(routeMove.id, moveId))
  if (!row || row.finishedAt) return
  const { orders, routeId, versionId, by } = row
  let { results } = row
  while (results.length < orders.length) {
    const next = orders.slice(results.length, results.length + together)
    const moved = await Promise.all(
      next.map((order) => moveEnvelope(engine, { ...order, routeId, versionId, by })),
    )
    results = [...results, ...moved]
    await engine.db.update(routeMove).set({ results }).where(eq(routeMove.id, moveId))
  }
  await engine.db.update(routeMove).set({ finishedAt: engine.now() }).where(eq(routeMove.id, moveId))
}

const tooMany = () =>
  new Refused(422, {
    code: 'move-too-large',
    text: say(
      `За один раз переносится не больше ${mostMoved} конвертов.`,
      `No more than ${mostMoved} envelopes are moved at a time.`,
    ),
    cure: say('Перенесите часть, затем остальные.', 'Move some of them, and then the rest.'),
  })
