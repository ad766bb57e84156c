import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Rehearsal, rehearse } from '#jobs/rehearsal.ts'
import { listVersions } from '#lib/db/route-version.ts'
import { createRoute, publishRoute } from '#lib/engine/routes.ts'
import { edge, line, node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Scenario } from '#lib/route/scenario.ts'
import { openapi } from '../openapi.ts'
import type { Operation } from '../operation.ts'
import { rehearsalOperations } from './rehearsals.ts'

let stage: Rehearsal
beforeAll(async () => {
  stage = await rehearse()
})
afterAll(() => stage.close())

const approved: Scenario = {
  id: 's1',
  name: 'Approved',
  moves: [{ do: 'sign', step: 'a' }],
  expect: { outcome: 'completed', passes: ['s', 'e'] },
}

function drawn(...scenarios: Scenario[]): RouteGraph {
  const source = { from: 'template', templateId: stage.catalogue.templates?.[0]?.id ?? '' } as const
  const step = node('approve', 'a', {
    participants: [{ from: 'responsible' }],
    connection: { by: 'provider', provider: 'in-app' },
  })
  const graph = route([step], [edge('a', 'declined', 'no')])
  const nodes = graph.nodes.map((each) => (each.kind === 'document' ? { ...each, source } : each))
  return { ...graph, nodes: [...nodes, node('end', 'no', { outcome: 'declined' })], scenarios }
}

/** Calls an operation as the dispatcher does: through its schemas. */
async function call(id: string, body: unknown, path: unknown = {}) {
  const operation = rehearsalOperations.find((one: Operation) => one.id === id)
  if (!operation?.body || !('schema' in operation.answer)) throw new Error(id)
  const { engine, portalId } = stage
  const caller = { tokenId: '', name: 'test', portalId, scopes: [] } as never
  const given = { engine, caller, portalId, query: {}, idempotencyKey: null }
  const answer = await operation.run({
    ...given,
    path: operation.params.parse(path),
    body: operation.body.parse(body),
  })
  return operation.answer.schema.parse(answer) as Record<string, unknown>
}

async function made(name: string, ...scenarios: Scenario[]) {
  const { engine, portalId } = stage
  const { id } = await createRoute(engine, { portalId, name, draft: drawn(...scenarios), by: 'Anna' })
  return { portalId, routeId: id, revision: 1, note: '', by: 'Anna' }
}

test('a draft whose scenarios go as expected is published with how many and what they cover', async () => {
  const of = await made('Sound', approved)
  const { number, scenarios } = await publishRoute(stage.engine, of)
  expect([number, scenarios]).toEqual([
    1,
    { passed: 1, coverage: { nodes: { seen: 4, all: 5 }, edges: { seen: 3, all: 4 } } },
  ])
  expect(await call('testRoute', { version: 1 }, { id: 'Sound' })).toMatchObject({
    ok: true,
    results: [{ id: 's1', ok: true, move: null }],
    coverage: {
      nodes: { unseen: ['no'] },
      edges: { unseen: [{ from: 'a', outcome: 'declined', to: 'no' }] },
    },
  })
})

test('a draft one of whose scenarios goes another way is refused, all of them are listed, nothing is stored', async () => {
  const of = await made(
    'Unsound',
    approved,
    { ...approved, id: 's2', name: 'Refused', expect: { outcome: 'declined' } },
    { ...approved, id: 's3', name: 'Gone', moves: [{ do: 'sign', step: 'x' }] },
  )
  await expect(publishRoute(stage.engine, of)).rejects.toMatchObject({
    status: 422,
    code: 'scenario-failed',
    text: {
      en: 'The scenario “Refused” did not go as expected. It ended as “Completed”, expected was “Declined”. And 1 more failed.',
    },
    detail: {
      scenarios: [
        { id: 's2', name: 'Refused', move: null, nodes: ['e'] },
        {
          id: 's3',
          move: null,
          nodes: ['x'],
          text: { en: 'The scenario names nodes that the route does not have: x.' },
        },
      ],
    },
  })
  expect(await listVersions(stage.engine.db, of.routeId)).toEqual([])
  expect(await call('testRoute', {}, { id: of.routeId })).toMatchObject({ ok: false })
  await expect(call('testRoute', { version: 1 }, { id: of.routeId })).rejects.toMatchObject({ status: 404 })
})

test('moves are played on a draft or a graph, and what comes next is told', async () => {
  await made('Played')
  const begun = await call('simulateRoute', { route: 'Played', at: '2026-03-02T12:00:00+03:00' })
  expect(begun).toMatchObject({
    phase: 'running',
    now: '2026-03-02T09:00:00.000Z',
    nodes: ['a'],
    people: [{ step: 'a', person: 1, viewed: false }],
    reason: { mood: 'waiting' },
  })
  expect(begun.moves).toContainEqual({ do: 'sign', step: 'a', person: 1 })
  const ended = await call('simulateRoute', { graph: drawn(), moves: [{ do: 'decline', step: 'a' }] })
  expect(ended).toMatchObject({ phase: 'over', status: 'declined', people: [], moves: [], clocks: [] })
  expect(ended.trace).toContainEqual(
    expect.objectContaining({ is: 'pass', node: 'a', outcome: 'declined', to: 'no' }),
  )
})

test('a move that is not possible is refused: which, and why', async () => {
  const moves = [
    { do: 'sign', step: 'a' },
    { do: 'sign', step: 'a' },
  ]
  await expect(call('simulateRoute', { graph: drawn(), moves })).rejects.toMatchObject({
    status: 422,
    code: 'move-not-possible',
    text: { en: 'Move 2 is not possible. The route has ended already. Completed.' },
    detail: { move: 2, moves: [] },
  })
  await expect(call('simulateRoute', { moves })).rejects.toThrow(/graph or route/)
  await expect(
    call('simulateRoute', { graph: line([node('start', 's'), node('document', 'd')]) }),
  ).rejects.toMatchObject({ code: 'route-not-sound' })
})

test('both are in the OpenAPI document', () => {
  const { paths } = openapi('https://inkroute.example') as { paths: Record<string, unknown> }
  expect(paths['/api/v1/routes/simulate']).toHaveProperty('post.requestBody')
  expect(paths['/api/v1/routes/{id}/test']).toHaveProperty('post.responses.200')
})
