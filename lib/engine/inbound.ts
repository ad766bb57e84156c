import { and, eq, isNull } from 'drizzle-orm'
import { parseForm } from '#lib/bitrix24/form.ts'
import { readHook, readRobotCall } from '#lib/bitrix24/incoming.ts'
import { readStart } from '#lib/bitrix24/robots/start-signing-route.ts'
import { enqueue } from '#lib/db/enqueue.ts'
import { type Knock, openKnock } from '#lib/db/knock.ts'
import { type InboundResult, inbound } from '#lib/db/schema/inbound.ts'
import { asFailure, Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Engine } from './engine.ts'
import { observeNews } from './observe.ts'
import { takeEvent } from './portal-events.ts'
import { answerRefused, type RefusedCall } from './refused-call.ts'
import { answerStarted, answerStatus, cancelByRobot } from './robots.ts'
import { startEnvelope } from './start.ts'

export type InboundRow = typeof inbound.$inferSelect

/**
 * Works on requests that were stored and answered. One that fails does not hold up the others: it gets a job of its
 * own, which comes back later.
 */
export async function takeInbound(engine: Engine, ids: number[]): Promise<void> {
  const alone = ids.length === 1
  for (const id of ids) {
    try {
      await takeOne(engine, id)
    } catch (error) {
      if (alone) throw error
      await enqueue(engine.db, [{ name: 'take-inbound', payload: { ids: [id] }, key: `inbound:${id}` }])
    }
  }
}

async function takeOne(engine: Engine, id: number): Promise<void> {
  const [row] = await engine.db
    .select()
    .from(inbound)
    .where(and(eq(inbound.id, id), isNull(inbound.takenAt)))
  if (!row) return
  const result = await resultOf(engine, row)
  if (result === 'later') return
  await engine.db.update(inbound).set({ takenAt: engine.now(), result }).where(eq(inbound.id, id))
}

async function resultOf(engine: Engine, row: InboundRow): Promise<InboundResult | 'later'> {
  const knock = openKnock(engine.sealer, row.key, row.bodySealed)
  switch (row.kind) {
    case 'robot':
      return takeRobot(engine, row, knock)
    case 'hook':
      return takeHook(engine, row, knock)
    case 'event':
      return takeEvent(engine, row, knock)
    case 'news':
      return takeNews(engine, row, knock)
  }
}

async function takeRobot(engine: Engine, row: InboundRow, knock: Knock): Promise<InboundResult> {
  const call = readRobotCall(parseForm(knock.body))
  const portalId = row.portalId ?? 0
  if (row.name === 'signing_status') return answerStatus(engine, portalId, call)
  if (row.name === 'cancel_signing') return cancelByRobot(engine, portalId, call)
  const asked = readStart(call)
  const refused: RefusedCall = { portalId, item: call.item, eventToken: call.eventToken, row }
  return refusing(engine, refused, async () => {
    const started = await startEnvelope(engine, {
      portalId,
      route: asked.route,
      item: call.item,
      inputs: asInputs(asked.inputs),
      starter: {
        by: 'robot',
        ...(call.userId === undefined ? {} : { userId: call.userId }),
        ...(call.useSubscription && asked.wait ? { eventToken: call.eventToken } : {}),
      },
      key: row.key,
    })
    if (call.useSubscription && !asked.wait) await answerStarted(engine, portalId, call, started.envelopeId)
    return { envelopes: [started.envelopeId] }
  })
}

async function takeHook(engine: Engine, row: InboundRow, knock: Knock): Promise<InboundResult> {
  const call = readHook(parseForm(knock.body), new URLSearchParams(knock.query), row.receivedAt)
  const portalId = row.portalId ?? 0
  const { route = '', ...inputs } = call.query
  return refusing(engine, { portalId, item: call.item, row }, async () => {
    const started = await startEnvelope(engine, {
      portalId,
      route,
      item: call.item,
      inputs,
      starter: { by: 'hook' },
      key: row.key,
    })
    return { envelopes: [started.envelopeId] }
  })
}

/** A refusal is told where the asker looks: in the item's timeline, and to the robot that waits. */
async function refusing(
  engine: Engine,
  call: RefusedCall,
  start: () => Promise<InboundResult>,
): Promise<InboundResult> {
  try {
    return await start()
  } catch (error) {
    const failure = asFailure(error)
    if (!(failure instanceof Refused)) throw failure
    await answerRefused(engine, call, failure)
    return { failed: true, note: failure.text }
  }
}

/** News about an id that we do not know may be faster than our own commit: it is tried again for a while. */
const patienceMs = 5 * 60_000
const firstLookMs = 300

async function takeNews(engine: Engine, row: InboundRow, knock: Knock): Promise<InboundResult | 'later'> {
  const connectionId = row.connectionId ?? ''
  const { connection } = await engine.connections.of(connectionId)
  if (!connection.receive)
    return { note: say('Это подключение не принимает известий.', 'This connection takes no pushes.') }
  const news = await connection.receive({
    method: knock.method,
    headers: knock.headers,
    query: new URLSearchParams(knock.query),
    body: knock.body,
  })
  const { envelopes, unknown } = await observeNews(engine, connectionId, news)
  if (unknown.length === 0) return { envelopes }
  const ageMs = engine.now().getTime() - row.receivedAt.getTime()
  if (ageMs < patienceMs) {
    const runAt = new Date(engine.now().getTime() + Math.max(firstLookMs, ageMs / 2))
    await enqueue(engine.db, [
      { name: 'take-inbound', payload: { ids: [row.id] }, runAt, key: `inbound:${row.id}` },
    ])
    return 'later'
  }
  const text = unknown.join(', ')
  return { envelopes, note: say(`Неизвестные документы: ${text}.`, `Unknown documents: ${text}.`) }
}

const asInputs = (inputs: Record<string, string | string[]>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
