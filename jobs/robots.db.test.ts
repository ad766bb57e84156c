import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { envelope } from '#lib/db/schema/envelope.ts'
import { inbound } from '#lib/db/schema/inbound.ts'
import { commandEnvelope } from '#lib/engine/command.ts'
import { type DemoStage, rehearseDemo } from './demo-stage.ts'

let stage: DemoStage
beforeAll(async () => {
  stage = await rehearseDemo()
})
afterAll(() => stage?.close())

const linesOf = async (dealId: string) =>
  (await stage.portal()).timeline.filter((line) => String(line.dealId) === dealId).map((line) => line.text)

const command = async (envelopeId: string, name: 'retry' | 'cancel') => {
  const given = { portalId: stage.portalId, envelopeId, by: 'Anna', comment: '' }
  await commandEnvelope(stage.engine, { ...given, command: name })
  await stage.rest()
}

test('a route that does not exist: a note with near names, and the robot goes on', async () => {
  const dealId = await stage.deal()
  const { eventToken } = await stage.robot(dealId, { route: 'Suply contrakt' })
  await stage.rest()
  const notes = (await linesOf(dealId)).filter((text) => text.includes('Suply contrakt'))
  expect(notes).toHaveLength(1)
  expect(notes[0]).toContain('«Supply contract»')
  expect(notes[0]).toContain(`${stage.engine.publicUrl}/routes`)
  const answers = (await stage.portal()).robotAnswers.filter((one) => one.eventToken === eventToken)
  expect(answers).toMatchObject([{ returnValues: { status: 'refused' } }])
  expect(answers[0]?.returnValues.decline_reason).toContain('Suply contrakt')
  const rows = await stage.engine.db.select().from(envelope)
  expect(rows.filter((row) => row.itemId === dealId)).toEqual([])
})

test('a deal without a company waits with one sentence and goes on after the deal was mended', async () => {
  const dealId = await stage.deal({ companyId: 0, contactIds: [] })
  await stage.robot(dealId, { route: 'Supply contract' })
  await stage.rest()
  const parked = await stage.envelopeOf(dealId)
  expect([parked.mood, parked.reason.text.ru]).toEqual([
    'stuck',
    'Не удалось определить участника шага «Подпись контрагента»: компания сделки — пусто.',
  ])
  expect(parked.reason.buttons).toEqual(['retry', 'cancel'])
  expect((await linesOf(dealId)).filter((text) => text.includes('Подписание остановлено'))).toHaveLength(1)

  await stage.control('PATCH', `/control/deals/${dealId}`, { companyId: 3 })
  await command(parked.id, 'retry')
  const row = await stage.envelopeOf(dealId)
  expect([row.mood, row.reason.text.ru]).toEqual(['waiting', 'Ждём подпись: Роман Ромашкин.'])
  expect(row.state).toMatchObject({ problems: {}, threads: [{ attempt: 2 }] })
  await command(row.id, 'cancel')
})

test('a PDF that Bitrix24 cannot make stops the route with its reason; a retry makes another document', async () => {
  await stage.control('PUT', '/control/faults', [{ system: 'bitrix24', kind: 'fail-conversion', times: 1 }])
  const dealId = await stage.deal()
  await stage.robot(dealId, { route: 'Supply contract' })
  await stage.rest()
  await stage.control('PUT', '/control/faults', [])
  const parked = await stage.envelopeOf(dealId)
  expect([parked.mood, Object.values(parked.state.problems)[0]?.work]).toEqual(['stuck', 'make-document'])
  await command(parked.id, 'retry')
  expect((await stage.envelopeOf(dealId)).mood).toBe('waiting')
  await command(parked.id, 'cancel')
  expect((await stage.envelopeOf(dealId)).status).toBe('cancelled')
})

test('a provider that refuses the document says so in the deal', async () => {
  const dealId = await stage.deal({ companyId: { title: 'ООО «Безящика»', inn: '5024002119' } })
  await stage.robot(dealId, { route: 'Supply contract' })
  await stage.rest()
  const row = await stage.envelopeOf(dealId)
  expect([row.mood, Object.values(row.state.problems)[0]?.work]).toEqual(['stuck', 'submit-leg'])
  expect((await linesOf(dealId)).filter((text) => text.includes('Подписание остановлено'))).toHaveLength(1)
  await command(row.id, 'cancel')
  expect((await stage.portal()).waitingRobots).toEqual([])
})

test('a forged call of a robot is refused and not stored; the same true call twice is one envelope', async () => {
  const dealId = await stage.deal()
  const calls = async () =>
    (await stage.engine.db.select().from(inbound).where(eq(inbound.kind, 'robot'))).length
  const before = await calls()
  const address = `${stage.engine.publicUrl}/api/bitrix24/robots/start_signing_route`
  const post = (body: string) =>
    fetch(address, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body })
  await stage.robot(dealId, { route: 'Supply contract' })
  const call = (await sent()).at(-1)?.toString() ?? ''
  const forged = new URLSearchParams(call)
  expect(forged.get('event_token')).toMatch(/./)
  forged.set('event_token', 'another')
  forged.set('auth[application_token]', 'guessed')
  expect((await post(forged.toString())).status).toBe(401)
  forged.delete('auth[application_token]')
  expect((await post(forged.toString())).status).toBe(401)
  expect((await post(call)).status).toBe(200)
  await stage.rest()
  expect(await calls()).toBe(before + 1)
  const rows = await stage.engine.db.select().from(envelope)
  expect(rows.filter((row) => row.itemId === dealId)).toHaveLength(1)
})

/** Bodies of the robots' calls that the portal has made, oldest first. */
async function sent(): Promise<URLSearchParams[]> {
  const { items } = await stage.control<{ items: { channel?: string; request: unknown }[] }>(
    'GET',
    '/control/calls?system=bitrix24&direction=out&limit=5000',
  )
  return items
    .filter((item) => item.channel === 'robot')
    .map((item) => new URLSearchParams(pairs(item.request)))
}

/** A value in the brackets of PHP forms. */
function pairs(value: unknown, name = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[name, String(value)]]
  return Object.entries(value).flatMap(([key, one]) => pairs(one, name === '' ? key : `${name}[${key}]`))
}
