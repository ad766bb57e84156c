import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandEnvelope } from '#lib/engine/command.ts'
import { switchConnection } from '#lib/engine/connections.ts'
import { edge, node, route } from '#lib/route/example.ts'
import type { Comparison } from '#lib/route/graph.ts'
import { type DemoStage, rehearseDemo } from './demo-stage.ts'

const box: Comparison = {
  left: { of: 'counterparty', fact: 'has-diadoc-box' },
  op: 'equals',
  right: 'Y',
}
const abroad: Comparison = { left: { of: 'counterparty', fact: 'country' }, op: 'equals', right: 'DE' }

const asking = (all: Comparison[]) => {
  const { nodes } = route([
    node('condition', 'c', { branches: [{ id: 'b', label: 'Да', all }] }),
    node('end', 'yes', { outcome: 'completed' }),
    node('end', 'no', { outcome: 'cancelled' }),
  ])
  const kept = nodes.filter(({ kind, id }) => kind === 'start' || ['c', 'yes', 'no'].includes(id))
  const edges = [edge('s', 'next', 'c'), edge('c', 'branch:b', 'yes'), edge('c', 'else', 'no')]
  return { schema: 1 as const, nodes: kept, edges }
}

let stage: DemoStage
beforeAll(async () => {
  stage = await rehearseDemo()
  await stage.publish('Ящик', asking([box]))
  await stage.publish('Страна', asking([abroad]))
})
afterAll(() => stage?.close())

async function run(name: string, company: object) {
  const dealId = await stage.deal(company)
  await stage.robot(dealId, { route: name })
  await stage.rest()
  return stage.envelopeOf(dealId)
}

test.each([
  ['has a box', { companyId: 3 }, 'completed', /ООО «Василёк», ИНН 7736207543: ящик есть, контрагент/],
  ['has none', { companyId: { title: 'ООО «Лютик»', inn: '7801987656' } }, 'cancelled', /ящика нет/],
  ['is abroad', { companyId: 11 }, 'cancelled', /другой страны \(DE\)/],
])(
  'a counterparty that %s goes its way, and the envelope keeps who told it',
  async (_, company, status, said) => {
    const { state } = await run('Ящик', company)
    expect(state.status).toBe(status)
    expect(state.item?.boxes?.diadoc).toMatchObject({ origin: { ru: expect.stringMatching(said) } })
  },
)

test('nobody is invited by being looked up', async () => {
  const calls = await stage.calls('diadoc')
  expect(calls.some(({ path }) => path.includes('GetOrganizationsByInnKpp'))).toBe(true)
  expect(calls.some(({ path }) => path.includes('AcquireCounteragent'))).toBe(false)
})

test.each([
  ['no company', { companyId: 0 }, 'counterparty-missing'],
  ['no requisites', { companyId: 13 }, 'company-without-inn'],
  ['several requisites', { companyId: 9 }, 'company-with-several-requisites'],
])('%s: the envelope stops with a reason and a button', async (_, company, code) => {
  const { state, reason } = await run('Ящик', company)
  expect(Object.values(state.problems)).toMatchObject([{ code, blocking: true }])
  expect(reason).toMatchObject({ mood: 'stuck', buttons: ['retry', 'cancel'] })
})

test('without a connection it stops too, and goes on by the button once there is one', async () => {
  const { engine, portalId, connections } = stage
  const dealId = await stage.deal()
  await switchConnection(engine, portalId, connections.diadoc, false)
  try {
    await stage.robot(dealId, { route: 'Ящик' })
    await stage.drain()
  } finally {
    await switchConnection(engine, portalId, connections.diadoc, true)
  }
  const { id, state } = await stage.envelopeOf(dealId)
  expect(Object.values(state.problems)).toMatchObject([{ code: 'counterparty-without-connection' }])
  await commandEnvelope(engine, { portalId, envelopeId: id, command: 'retry', by: 'Anna', comment: '' })
  await stage.rest()
  expect((await stage.envelopeOf(dealId)).status).toBe('completed')
})

test('the service is away: the envelope waits and does not go by “else”', async () => {
  await stage.control('PUT', '/control/faults', [
    { system: 'diadoc', match: 'GetOrganizationsByInnKpp', kind: 'status', status: 503, times: 100 },
  ])
  const waiting = await run('Ящик', { companyId: 3 })
  await stage.control('PUT', '/control/faults', [])
  expect([waiting.status, waiting.state.problems]).toEqual(['preparing', {}])
  expect(waiting.reason.text.ru).toBe('Спрашиваем сервис о контрагенте.')
})

test.each([
  ['DE', { companyId: 11 }, 'completed'],
  ['RU', { companyId: 3 }, 'cancelled'],
])('the country of the requisites is read: %s', async (_, company, status) => {
  expect((await run('Страна', company)).state.status).toBe(status)
})
