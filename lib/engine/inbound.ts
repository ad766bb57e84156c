import { and, inArray, isNull, sql } from 'drizzle-orm'
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
import { startAndGoOn } from './start.ts'

export type InboundRow = typeof inbound.$inferSelect

/** What came of a request, and what follows from it and is still being done. */
type Taken = { result: InboundResult | 'later'; ended?: Promise<void> }

/**
 * Takes requests that were stored and answered, all at once; what follows from them is done in the same call. One
 * that fails does not hold up the others: it gets a job of its own, which comes back later.
 */
export async function takeInbound(engine: Engine, ids: number[]): Promise<void> {
  const rows = await engine.db
    .select()
    .from(inbound)
    .where(and(inArray(inbound.id, ids), isNull(inbound.takenAt)))
  const tries = await Promise.allSettled(rows.map((row) => resultOf(engine, row)))
  const done: { id: number; result: InboundResult }[] = []
  const broken: { id: number; reason: unknown }[] = []
  for (const [index, { id }] of rows.entries()) {
    const tried = tries[index]
    if (tried?.status === 'rejected') broken.push({ id, reason: tried.reason })
    else if (tried && tried.value.result !== 'later') done.push({ id, result: tried.value.result })
  }
  const going = tries.map((tried) => (tried.status === 'fulfilled' ? tried.value.ended : undefined))
  const [kept] = await Promise.allSettled([markTaken(engine, done), ...going])
  if (kept.status === 'rejected') throw kept.reason
  const [first] = broken
  if (first && ids.length === 1) throw first.reason
  const again = broken.map(({ id }) => ({
    name: 'take-inbound' as const,
    payload: { ids: [id] },
    key: `inbound:${id}`,
  }))
  await enqueue(engine.db, again)
}

async function markTaken(engine: Engine, done: { id: number; result: InboundResult }[]): Promise<void> {
  if (done.length === 0) return
  await engine.db.execute(sql`
    update inbound set taken_at = ${engine.now().toISOString()}::timestamptz, result = given.result
    from json_to_recordset(${JSON.stringify(done)}::json) as given (id bigint, result jsonb)
    where inbound.id = given.id`)
}

async function resultOf(engine: Engine, row: InboundRow): Promise<Taken> {
  const knock = openKnock(engine.sealer, row.key, row.bodySealed)
  switch (row.kind) {
    case 'robot':
      return takeRobot(engine, row, knock)
    case 'hook':
      return takeHook(engine, row, knock)
    case 'event':
      return { result: await takeEvent(engine, row, knock) }
    case 'news':
      return takeNews(engine, row, knock)
  }
}

async function takeRobot(engine: Engine, row: InboundRow, knock: Knock): Promise<Taken> {
  const call = readRobotCall(parseForm(knock.body))
  const portalId = row.portalId ?? 0
  if (row.name === 'signing_status') return { result: await answerStatus(engine, portalId, call) }
  if (row.name === 'cancel_signing') return { result: await cancelByRobot(engine, portalId, call) }
  const asked = readStart(call)
  const refused: RefusedCall = { portalId, item: call.item, eventToken: call.eventToken, row }
  return refusing(engine, refused, async () => {
    const { begun, ended } = startAndGoOn(engine, {
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
    const { envelopeId } = await begun
    if (call.useSubscription && !asked.wait) await answerStarted(engine, portalId, call, envelopeId)
    return { result: { envelopes: [envelopeId] }, ended }
  })
}

async function takeHook(engine: Engine, row: InboundRow, knock: Knock): Promise<Taken> {
  const call = readHook(parseForm(knock.body), new URLSearchParams(knock.query), row.receivedAt)
  const portalId = row.portalId ?? 0
  const { route = '', ...inputs } = call.query
  return refusing(engine, { portalId, item: call.item, row }, async () => {
    const { begun, ended } = startAndGoOn(engine, {
      portalId,
      route,
      item: call.item,
      inputs,
      starter: { by: 'hook' },
      key: row.key,
    })
    return { result: { envelopes: [(await begun).envelopeId] }, ended }
  })
}

/** A refusal is told where the asker looks: in the item's timeline, and to the robot that waits. */
async function refusing(engine: Engine, call: RefusedCall, start: () => Promise<Taken>): Promise<Taken> {
  try {
    return await start()
  } catch (error) {
    const failure = asFailure(error)
    if (!(failure instanceof Refused)) throw failure
    await answerRefused(engine, call, failure)
    return { result: { failed: true, note: failure.text } }
  }
}

/** News about an id that we do not know may be faster than our own commit: it is tried again for a while. */
const patienceMs = 5 * 60_000
const firstLookMs = 300

async function takeNews(engine: Engine, row: InboundRow, knock: Knock): Promise<Taken> {
  const connectionId = row.connectionId ?? ''
  const { connection } = await engine.connections.of(connectionId)
  if (!connection.receive)
    return {
      result: { note: say('Это подключение не принимает известий.', 'This connection takes no pushes.') },
    }
  const news = await connection.receive({
    method: knock.method,
    headers: knock.headers,
    query: new URLSearchParams(knock.query),
    body: knock.body,
  })
  const { begun, ended } = observeNews(engine, connectionId, news)
  const { envelopes, unknown } = await begun
  if (unknown.length === 0) return { result: { envelopes }, ended }
  const ageMs = engine.now().getTime() - row.receivedAt.getTime()
  if (ageMs < patienceMs) {
    const runAt = new Date(engine.now().getTime() + Math.max(firstLookMs, ageMs / 2))
    await enqueue(engine.db, [
      { name: 'take-inbound', payload: { ids: [row.id] }, runAt, key: `inbound:${row.id}` },
    ])
    return { result: 'later', ended }
  }
  const text = unknown.join(', ')
  const note = say(`Неизвестные документы: ${text}.`, `Unknown documents: ${text}.`)
  return { result: { envelopes, note }, ended }
}

const asInputs = (inputs: Record<string, string | string[]>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
