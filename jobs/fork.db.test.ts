import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { effect, envelopeEvent } from '#lib/db/schema/envelope.ts'
import { inbound } from '#lib/db/schema/inbound.ts'
import { commandEnvelope } from '#lib/engine/command.ts'
import type { JoinNode, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { internationalNda, supplyContract } from '#lib/route/samples.ts'
import { type DemoStage, rehearseDemo } from './demo-stage.ts'
import { dieAtEveryEffect, type Point, readFeed, takeKnocks } from './mortal-worker.ts'

let stage: DemoStage
beforeAll(async () => {
  stage = await rehearseDemo()
  for (const wait of ['all', 'any'] as const) await stage.publish(`Both sides, ${wait}`, bothSides(wait))
})
afterAll(() => stage?.close())

const place = { title: '', position: { x: 0, y: 0 } }
const edge = (from: string, outcome: RouteGraph['edges'][number]['outcome'], to: string) => ({
  id: `${from}.${outcome}`,
  from,
  outcome,
  to,
})

/** document → Diadoc beside DocuSign → join → a comment, a process and a stored file → wait for a field → end. */
function bothSides(wait: JoinNode['wait']): RouteGraph {
  const { catalogue } = stage
  const templateId = catalogue.templates?.find((one) => /поставки/i.test(one.name))?.id ?? ''
  const director = catalogue.users?.find((user) => /Генеральный директор/.test(user.position ?? ''))?.id ?? ''
  const steps = (graph: RouteGraph, as: string) =>
    graph.nodes.filter((node) => node.kind === 'sign').map((node) => ({ ...node, id: `${as}-${node.id}` }))
  const diadoc = steps(supplyContract({ templateId, directorUserId: director }), 'diadoc')
  const docusign = steps(internationalNda({ templateId }), 'docusign')
  const action = (id: string, name: string, settings: Record<string, unknown>): RouteNode => ({
    ...place,
    kind: 'action',
    id,
    action: name,
    settings,
  })
  const line = (ids: string[], last: string) =>
    ids.flatMap((id, at) => [edge(id, 'done', ids[at + 1] ?? last), edge(id, 'declined', 'no')])
  return {
    schema: 1,
    nodes: [
      { ...place, kind: 'start', id: 'start', entityTypeIds: [2], inputs: [] },
      { ...place, kind: 'document', id: 'document', source: { from: 'template', templateId } },
      {
        ...place,
        kind: 'fork',
        id: 'fork',
        branches: [
          { id: 'b1', label: 'EDI' },
          { id: 'b2', label: 'Mail' },
        ],
      },
      ...diadoc,
      ...docusign,
      { ...place, kind: 'join', id: 'join', wait },
      action('comment', 'timeline', { text: 'Ветки сошлись: {{document}}' }),
      action('process', 'start-process', { templateId: '1' }),
      action('files', 'store-files', { which: 'signed' }),
      { ...place, kind: 'wait', id: 'wait', until: { by: 'field-filled', field: 'comments' } },
      { ...place, kind: 'end', id: 'yes', outcome: 'completed' },
      { ...place, kind: 'end', id: 'no', outcome: 'declined' },
    ],
    edges: [
      edge('start', 'next', 'document'),
      edge('document', 'next', 'fork'),
      edge('fork', 'branch:b1', diadoc[0]?.id ?? ''),
      edge('fork', 'branch:b2', docusign[0]?.id ?? ''),
      ...line(
        diadoc.map(({ id }) => id),
        'join',
      ),
      ...line(
        docusign.map(({ id }) => id),
        'join',
      ),
      edge('join', 'next', 'comment'),
      edge('comment', 'next', 'process'),
      edge('process', 'next', 'files'),
      edge('files', 'next', 'wait'),
      edge('wait', 'next', 'yes'),
    ],
  }
}

const places = async (dealId: string) => (await stage.envelopeOf(dealId)).state.threads.map(({ at }) => at)

async function started(route: string): Promise<string> {
  const dealId = await stage.deal({ contactIds: [9] })
  await stage.robot(dealId, { route })
  await stage.rest()
  return dealId
}

/** Somebody fills the field in the deal; Bitrix24's queue tells the application when it gets to it. */
async function fill(dealId: string): Promise<void> {
  const told = () =>
    stage.engine.db
      .select({ id: inbound.id })
      .from(inbound)
      .where(and(eq(inbound.kind, 'event'), sql`${inbound.name} ilike '%update'`))
  const before = (await told()).length
  await stage.control('PATCH', `/control/bitrix24/deals/${dealId}`, {
    fields: { comments: 'Можно отгружать' },
  })
  await expect.poll(async () => (await told()).length, { interval: 5 }).toBeGreaterThan(before)
}

const told = async (envelopeId: string) => {
  const rows = await stage.engine.db
    .select({ text: envelopeEvent.text })
    .from(envelopeEvent)
    .where(eq(envelopeEvent.envelopeId, envelopeId))
  return rows.map(({ text }) => text.en)
}

test('two providers work side by side, the run goes on once, acts in Bitrix24 and waits for a field', async () => {
  const dealId = await started('Both sides, all')
  expect(await places(dealId)).toEqual(['diadoc-sign-1', 'docusign-sign-1'])
  const waiting = await stage.envelopeOf(dealId)
  expect([waiting.status, waiting.mood, waiting.reason.text.ru.endsWith('Ещё веток в работе: 1.')]).toEqual([
    'submitted',
    'waiting',
    true,
  ])
  for (const system of ['docusign', 'docusign', 'diadoc'] as const) await stage.act(system, 'sign')
  expect(await places(dealId)).toEqual(['diadoc-sign-1', 'join'])
  expect((await stage.envelopeOf(dealId)).status).toBe('partially_signed')
  await stage.act('diadoc', 'sign')
  expect(await places(dealId)).toEqual(['wait'])
  const { reason } = await stage.envelopeOf(dealId)
  expect(reason.text.ru).toBe('Ждём, когда заполнят поле comments.')
  await fill(dealId)
  await stage.rest()
  const row = await stage.envelopeOf(dealId)
  expect([row.status, row.phase, await stage.undone(row.id)]).toEqual(['completed', 'over', []])
  expect(await stage.historyHolds(row)).toBe(true)
  const { timeline, workflows } = await stage.control<{
    timeline: { dealId: number; text: string }[]
    workflows: { documentId: string }[]
  }>('GET', '/control/portal')
  const comments = timeline.filter(
    (line) => String(line.dealId) === dealId && line.text.startsWith('Ветки сошлись'),
  )
  expect([comments.length, workflows.filter((one) => one.documentId === `DEAL_${dealId}`).length]).toEqual([
    1, 1,
  ])
})

test('with a join of any the other order is withdrawn at its provider', async () => {
  const dealId = await started('Both sides, any')
  // Bitrix24 says that it is busy, so it has surely not started the process: it is started by the next try.
  await stage.control('PUT', '/control/faults', [
    { system: 'bitrix24', match: 'bizproc.workflow.start', kind: 'status', status: 503, times: 1 },
  ])
  for (const system of ['docusign', 'docusign'] as const) await stage.act(system, 'sign')
  const row = await stage.envelopeOf(dealId)
  expect(await places(dealId)).toEqual(['wait'])
  expect(row.state.legs['diadoc-sign-1']?.status).toBe('cancelled')
  expect(await told(row.id)).toContain('“Join”: 1 came, which is enough; the rest (1) are no longer needed.')
  expect(await stage.inbox(row.state.legs['diadoc-sign-1']?.externalId ?? '')).toEqual([])
  const [process] = await stage.engine.db
    .select({ attempts: effect.attempts })
    .from(effect)
    .where(and(eq(effect.envelopeId, row.id), eq(effect.name, 'start-process')))
  expect(process?.attempts).toBe(2)
  expect(await stage.undone(row.id)).toEqual([])
})

test.each(['never performed', 'performed and not recorded'] as const)(
  'workers that die at every effect in the middle of a fork (%s) lose nothing and double nothing',
  async (point: Point) => {
    const { engine, connections } = stage
    const dealId = await stage.deal({ contactIds: [9] })
    await stage.robot(dealId, { route: 'Both sides, all' })
    await takeKnocks(engine)
    const { id } = await stage.envelopeOf(dealId)
    const died = await dieAtEveryEffect(engine, id, point)
    for (const leg of ['docusign-sign-1', 'docusign-sign-1', 'diadoc-sign-1', 'diadoc-sign-1']) {
      const { externalId } = (await stage.envelopeOf(dealId)).state.legs[leg] ?? {}
      const [item] = await stage.inbox(externalId ?? '')
      await stage.control('POST', `/control/inbox/${item}`, { action: 'sign' })
      await stage.control('POST', '/control/clock', { advanceMs: 10_000 })
      await readFeed(engine, connections.diadoc)
      await takeKnocks(engine)
      died.push(...(await dieAtEveryEffect(engine, id, point)))
    }
    const { problems } = (await stage.envelopeOf(dealId)).state
    // Nobody can tell whether a dead worker had started the process when none runs: a person is asked, and starts it.
    expect(Object.values(problems).map(({ code }) => code)).toEqual(
      point === 'never performed' ? ['bitrix24-process-unknown'] : [],
    )
    const { portalId } = stage
    await commandEnvelope(engine, { portalId, envelopeId: id, command: 'retry', by: 'Anna', comment: '' })
    await stage.rest()
    await fill(dealId)
    await takeKnocks(engine)
    died.push(...(await dieAtEveryEffect(engine, id, point)))
    const row = await stage.envelopeOf(dealId)
    // The attempt that was given up stays in the list of effects, failed, beside the one that was made instead.
    const undone = (await stage.undone(id)).filter((line) => !line.startsWith('r1.process.a1.act failed'))
    expect([row.status, row.phase, undone]).toEqual(['completed', 'over', []])
    expect(died.filter((name) => name === 'submit-leg').length).toBeGreaterThanOrEqual(2)
    const { timeline, workflows } = await stage.control<{
      timeline: { dealId: number; text: string }[]
      workflows: { documentId: string }[]
    }>('GET', '/control/portal')
    const comments = timeline.filter(
      (line) => String(line.dealId) === dealId && line.text.startsWith('Ветки сошлись'),
    )
    expect([comments.length, workflows.filter((one) => one.documentId === `DEAL_${dealId}`).length]).toEqual([
      1, 1,
    ])
  },
)
