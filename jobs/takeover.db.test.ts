import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { effect } from '#lib/db/schema/envelope.ts'
import { commandEnvelope } from '#lib/engine/command.ts'
import { createEngine, type Engine } from '#lib/engine/engine.ts'
import { workEnvelope } from '#lib/engine/work.ts'
import { type DemoStage, rehearseDemo } from './demo-stage.ts'
import { bury, claimAs, oneStep, performInVain, readFeed, takeKnocks } from './mortal-worker.ts'

let stage: DemoStage
beforeAll(async () => {
  stage = await rehearseDemo()
})
afterAll(() => stage?.close())

/** An envelope whose submission is owed and not begun. */
async function beforeSubmission(): Promise<{ id: string; dealId: string }> {
  const { engine } = stage
  const dealId = await stage.deal()
  await stage.robot(dealId, { route: 'Supply contract' })
  await takeKnocks(engine)
  const { id } = await stage.envelopeOf(dealId)
  for (let step = 0; step < 40 && !(await owes(id, 'submit-leg')); step += 1) {
    await stage.control('POST', '/control/clock', { advanceMs: 2_000 })
    await engine.db.update(effect).set({ notBefore: null }).where(eq(effect.envelopeId, id))
    await oneStep(engine, id)
  }
  expect(await owes(id, 'submit-leg')).toBe(true)
  return { id, dealId }
}

async function owes(envelopeId: string, name: string): Promise<boolean> {
  const rows = await stage.engine.db
    .select()
    .from(effect)
    .where(and(eq(effect.envelopeId, envelopeId), eq(effect.name, name), eq(effect.state, 'owed')))
  return rows.length > 0
}

const cancel = (envelopeId: string) =>
  commandEnvelope(stage.engine, {
    portalId: stage.portalId,
    envelopeId,
    command: 'cancel',
    by: 'Anna',
    comment: 'not needed',
  })

const waitingPeople = async () => {
  const { items } = await stage.control<{ items: { state: string; signer: { party: string } }[] }>(
    'GET',
    '/control/inbox',
  )
  return items.filter((item) => item.state === 'waiting').length
}

test('cancelled while a dead worker had submitted it: the order is found and withdrawn', async () => {
  const { engine } = stage
  const { id, dealId } = await beforeSubmission()
  await performInVain(engine, id, await claimAs(engine, id, 'dead'))
  await stage.control('POST', '/control/clock', { advanceMs: 10_000 })
  expect(await waitingPeople()).toBe(1)
  await cancel(id)
  await bury(engine, 'dead')
  await stage.rest()
  const row = await stage.envelopeOf(dealId)
  expect([row.status, row.phase, await stage.undone(id)]).toEqual(['cancelled', 'over', []])
  expect(Object.values(row.state.legs)[0]).toMatchObject({
    status: 'cancelled',
    externalId: expect.stringMatching(/./),
  })
  expect(await waitingPeople()).toBe(0)
})

test('cancelled while a submission waits to be tried again: the order is found and withdrawn', async () => {
  const { engine } = stage
  const { id, dealId } = await beforeSubmission()
  await performInVain(engine, id, await claimAs(engine, id, 'dead'))
  await bury(engine, 'dead')
  expect(await owes(id, 'submit-leg')).toBe(true)
  await cancel(id)
  await stage.rest()
  const row = await stage.envelopeOf(dealId)
  expect([row.status, row.phase, await stage.undone(id)]).toEqual(['cancelled', 'over', []])
  expect(Object.values(row.state.legs)[0]?.status).toBe('cancelled')
  expect(await waitingPeople()).toBe(0)
})

test('cancelled before anybody tried: nothing is submitted', async () => {
  const before = (await stage.control<unknown[]>('GET', '/control/diadoc/messages')).length
  const { id, dealId } = await beforeSubmission()
  await cancel(id)
  await stage.rest()
  expect((await stage.control<unknown[]>('GET', '/control/diadoc/messages')).length).toBe(before)
  expect((await stage.envelopeOf(dealId)).phase).toBe('over')
})

test('what the feed tells of an order between its making and its storing is not lost', async () => {
  const { engine, connections } = stage
  const { id, dealId } = await beforeSubmission()
  const rows = await claimAs(engine, id, 'dead')
  await performInVain(engine, id, rows)
  await stage.control('POST', '/control/clock', { advanceMs: 10_000 })
  // Another worker reads the feed to its end while the order is nobody's yet, and goes on to do so at the worst moment.
  const http: Engine['http'] = async (request) => {
    const answer = await engine.http(request)
    if (request.name === 'getMessage' || /GetMessage/i.test(request.url)) {
      const [item] = await stage.inboxOf('diadoc')
      if (item && !acted) {
        acted = true
        await stage.control('POST', `/control/inbox/${item}`, { action: 'decline', comment: 'too early' })
        await stage.control('POST', '/control/clock', { advanceMs: 10_000 })
        await readFeed(engine, connections.diadoc)
      }
    }
    return answer
  }
  let acted = false
  await bury(engine, 'dead')
  await workEnvelope(createEngine({ ...engine, http }), id)
  expect(acted).toBe(true)
  await stage.drain()
  expect((await stage.envelopeOf(dealId)).status).toBe('declined')
})

test('a step that the database broke off is gone on with by the same process', async () => {
  const { engine } = stage
  const { id, dealId } = await beforeSubmission()
  let broken = 0
  const closed = Object.assign(new Error('closed'), { code: 'CONNECTION_CLOSED' })
  const fragile: Engine = {
    ...engine,
    advances: {
      add: async (order) => {
        if (broken === 0) {
          broken += 1
          throw closed
        }
        return engine.advances.add(order)
      },
    },
  }
  await expect(workEnvelope(fragile, id)).rejects.toThrow('closed')
  await expect
    .poll(async () => (await stage.envelopeOf(dealId)).status, { timeout: 10_000 })
    .toBe('submitted')
  await stage.rest()
  expect(await stage.undone(id)).toEqual([])
  expect(broken).toBe(1)
})

test('an older value that was held up does not overwrite a newer one', async () => {
  const { engine } = stage
  const { id, dealId } = await beforeSubmission()
  await stage.control('PUT', '/control/faults', [
    { system: 'bitrix24', match: 'crm.item', kind: 'status', status: 503, times: 2 },
  ])
  await workEnvelope(engine, id)
  await stage.control('PUT', '/control/faults', [])
  await engine.sql`update effect set not_before = now() + interval '1 hour' where envelope_id = ${id} and state = 'owed'`
  await stage.act('diadoc', 'decline', 'No')
  await engine.sql`update effect set not_before = null where envelope_id = ${id} and state = 'owed'`
  await workEnvelope(engine, id)
  await stage.rest()
  expect(await stage.undone(id)).toEqual([])
  const deal = (await stage.portal()).deals.find((one) => String(one.id) === dealId)
  expect(deal?.stageName).toMatch(/Доработка/)
  expect(deal?.fields).toMatchObject({
    UF_CRM_INKROUTE_STATUS: 'Отказ',
    UF_CRM_INKROUTE_ENVELOPE: expect.stringContaining(id),
  })
})
