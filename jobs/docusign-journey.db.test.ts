import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inbound } from '#lib/db/schema/inbound.ts'
import { portal } from '#lib/db/schema/portal.ts'
import { commandEnvelope } from '#lib/engine/command.ts'
import { type DemoStage, filesIn, rehearseDemo } from './demo-stage.ts'

let stage: DemoStage
beforeAll(async () => {
  stage = await rehearseDemo()
})
afterAll(() => stage?.close())

const nda = async () => {
  const dealId = await stage.deal({ companyId: 11, contactIds: [9], title: 'Nordwind' })
  await stage.robot(dealId, { route: 'International NDA' })
  await stage.rest()
  return dealId
}

test('an NDA goes from the robot to the Drive through DocuSign, told by Connect alone', async () => {
  const dealId = await nda()
  expect((await stage.envelopeOf(dealId)).mood).toBe('waiting')
  await stage.act('docusign', 'view')
  expect((await stage.envelopeOf(dealId)).status).toBe('viewed')
  await stage.act('docusign', 'sign')
  expect((await stage.envelopeOf(dealId)).status).toBe('partially_signed')
  await stage.act('docusign', 'sign')
  const row = await stage.envelopeOf(dealId)
  expect([row.status, row.phase]).toEqual(['completed', 'over'])
  expect(await stage.undone(row.id)).toEqual([])
  expect(await stage.historyHolds(row)).toBe(true)
  const { drive } = await stage.portal()
  const files = filesIn(drive).filter((file) => file.path.includes(`/${dealId}/`))
  expect(files.map((file) => file.sha256).sort()).toEqual(row.state.documents.map((one) => one.sha256).sort())
  expect(row.state.documents.map((one) => one.role)).toEqual(
    expect.arrayContaining(['original', 'signed', 'protocol', 'report']),
  )
  const calls = await stage.calls('docusign')
  expect(calls.filter((call) => call.method === 'POST' && /\/envelopes$/.test(call.path))).toHaveLength(1)
  const news = await stage.engine.db.select().from(inbound).where(eq(inbound.kind, 'news'))
  expect(news.length).toBeGreaterThan(0)
  expect(news.every((one) => one.takenAt !== null)).toBe(true)
})

test('forged Connect messages are refused and not stored', async () => {
  const address = `${stage.engine.publicUrl}/api/providers/docusign/${stage.connections.docusign}`
  const before = await stage.engine.db.select().from(inbound).where(eq(inbound.kind, 'news'))
  const body = JSON.stringify({ event: 'envelope-completed', data: { envelopeId: 'x' } })
  const forged: Record<string, string>[] = [
    {},
    { 'x-docusign-signature-1': Buffer.alloc(32, 1).toString('base64') },
  ]
  for (const headers of forged) {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
    expect(answer.status).toBe(401)
  }
  const after = await stage.engine.db.select().from(inbound).where(eq(inbound.kind, 'news'))
  expect(after).toHaveLength(before.length)
})

test('a cancelled envelope is voided at DocuSign and a retired token does not stop it', async () => {
  const dealId = await nda()
  const { id } = await stage.envelopeOf(dealId)
  await stage.control('POST', '/control/docusign/tokens/expire', {})
  const given = { portalId: stage.portalId, envelopeId: id, by: 'Anna', comment: 'not needed' }
  await commandEnvelope(stage.engine, { ...given, command: 'cancel' })
  await stage.rest()
  const row = await stage.envelopeOf(dealId)
  expect([row.status, row.phase]).toEqual(['cancelled', 'over'])
  expect(await stage.undone(id)).toEqual([])
  const { items } = await stage.control<{ items: { externalId: string; state: string }[] }>(
    'GET',
    '/control/inbox',
  )
  const externalId = Object.values(row.state.legs)[0]?.externalId
  expect(items.filter((item) => item.externalId === externalId && /waiting|viewed/.test(item.state))).toEqual(
    [],
  )
})

test('a portal that took access away is told so once, and retry goes on after a new installation', async () => {
  const dealId = await nda()
  await stage.control('POST', '/control/bitrix24/tokens/revoke', {})
  await stage.act('docusign', 'decline', 'Not like this')
  const broken = await stage.envelopeOf(dealId)
  expect([broken.status, broken.mood]).toEqual(['declined', 'stuck'])
  expect(broken.reason.text.ru).toMatch(/[Дд]оступ/)
  expect(broken.reason.buttons).toContain('retry')
  expect((await stage.engine.db.select().from(portal))[0]?.state).toBe('broken')

  await stage.control('POST', '/control/bitrix24/install', {})
  await stage.drain()
  const given = { portalId: stage.portalId, envelopeId: broken.id, by: 'Anna', comment: '' }
  await commandEnvelope(stage.engine, { ...given, command: 'retry' })
  await stage.rest()
  const row = await stage.envelopeOf(dealId)
  expect([row.mood, row.phase, row.state.problems]).toEqual(['over', 'over', {}])
  expect(await stage.undone(row.id)).toEqual([])
  const view = await stage.portal()
  expect(view.tasks.filter((task) => JSON.stringify(task).includes('Not like this'))).toHaveLength(1)
  expect(view.waitingRobots).toEqual([])
})
