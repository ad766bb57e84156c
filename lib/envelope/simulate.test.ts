import { describe, expect, test } from 'vitest'
import { compile } from '#lib/route/compile.ts'
import { edge, exampleCatalogue, forked, node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Move } from '#lib/route/scenario.ts'
import { movesOf, play, reasonOf, type Simulation, startSimulation } from './simulate.ts'

const at = '2026-02-02T09:00:00.000Z'

function planOf(graph: RouteGraph) {
  const made = compile(graph, exampleCatalogue)
  if (!('plan' in made)) throw new Error(JSON.stringify(made.findings))
  return made.plan
}

const begun = (graph: RouteGraph, fields: Record<string, string> = {}) =>
  startSimulation({ plan: planOf(graph), at, fields, locale: 'en' })

function then(simulation: Simulation, ...moves: Move[]): Simulation {
  return moves.reduce((here, move) => {
    const next = play(here, move)
    if (!next) throw new Error(`${JSON.stringify(move)} is not possible: ${reasonOf(here).text.en}`)
    return next
  }, simulation)
}

const places = ({ state }: Simulation) => state.threads.map((thread) => thread.at).join(' ')
const edges = ({ trace }: Simulation) =>
  trace.flatMap((line) => (line.is === 'pass' ? [`${line.node}→${line.to}`] : []))

describe('a simulated run', () => {
  test('asks people in their order and comes to the end', () => {
    const participants = [{ from: 'responsible' as const }, { from: 'head' as const }]
    const start = begun(route([node('sign', 'a', { participants })]))
    expect(movesOf(start)).toEqual([
      { do: 'sign', step: 'a', person: 1 },
      { do: 'decline', step: 'a', person: 1 },
      { do: 'view', step: 'a', person: 1 },
      { do: 'cancel' },
    ])
    expect(play(start, { do: 'sign', step: 'a', person: 2 })).toBeNull()
    const half = then(start, { do: 'view', step: 'a' }, { do: 'sign', step: 'a' })
    expect(half.state.status).toBe('partially_signed')
    expect(reasonOf(half).text.en).toBe('Waiting for Head of department to sign.')
    const end = then(half, { do: 'sign', step: 'a' })
    expect(end.state).toMatchObject({ phase: 'over', status: 'completed' })
    expect(movesOf(end)).toEqual([])
    expect(edges(end)).toEqual(['d→a', 'a→e'])
  })

  test('tells an approval from a signature', () => {
    const steps = [
      node('approve', 'a'),
      node('sign', 'b', { connection: { by: 'connection', connectionId: 'c-in-app' } }),
    ]
    const half = then(begun(route(steps)), { do: 'sign', step: 'a' })
    const lines = half.trace.flatMap((line) => (line.is === 'line' ? [line.text.en] : []))
    expect(lines).toContain('Employee has approved.')
    expect(half.state.status).not.toBe('partially_signed')
    const end = then(half, { do: 'sign', step: 'b' })
    expect(end.trace.flatMap((line) => (line.is === 'line' ? [line.text.en] : []))).toContain(
      'Employee has signed.',
    )
  })

  test('is never changed: from an earlier moment it can go another way', () => {
    const start = begun(forked({ wait: 'any', edges: [edge('a', 'declined', 'e')] }))
    const signed = then(start, { do: 'sign', step: 'b' })
    const declined = then(start, { do: 'decline', step: 'a', comment: 'Dear.' })
    expect([places(start), places(signed), places(declined)]).toEqual(['a b', 'last', 'e'])
    expect(signed.state.legs.a?.status).toBe('cancelled')
    expect(start.state.legs.a?.status).toBe('submitted')
  })

  test('goes back and begins a new round when somebody resumes it', () => {
    const start = begun(forked({ edges: [edge('a', 'declined', 'd', 1)] }))
    const back = then(start, { do: 'decline', step: 'a' })
    expect([back.state.phase, movesOf(back)]).toEqual(['revising', [{ do: 'resume' }, { do: 'cancel' }]])
    const again = then(back, { do: 'resume' })
    expect([places(again), again.state.round]).toEqual(['a b', 2])
  })

  test('passes deadlines at their own time, whatever the sleep', () => {
    const deadline = { value: 1, unit: 'working-days' as const }
    const graph = route(
      [node('sign', 'a', { deadline }), node('sign', 'b', { deadline })],
      [edge('a', 'expired', 'b'), edge('b', 'expired', 'e')],
    )
    const slept = then(begun(graph), { do: 'sleep', until: '2026-02-09T09:00:00.000Z' })
    expect(slept.state.phase).toBe('over')
    expect(
      slept.trace.flatMap((line) => (line.is === 'pass' ? [`${line.at.slice(0, 10)} ${line.node}`] : [])),
    ).toEqual(['2026-02-02 d', '2026-02-03 a', '2026-02-04 b'])
    expect(then(begun(graph), { do: 'sleep' }).now).toBe('2026-02-03T09:00:00.000Z')
  })

  test('waits for a time, a date and a field', () => {
    const graph = route([
      node('wait', 'time', { until: { by: 'duration', duration: { value: 2, unit: 'days' } } }),
      node('wait', 'date', { until: { by: 'date-field', field: 'UF_DATE' } }),
      node('wait', 'field', { until: { by: 'field-filled', field: 'UF_WORD' } }),
    ])
    const start = begun(graph)
    expect([places(start), movesOf(start)]).toEqual(['time', [{ do: 'sleep' }, { do: 'cancel' }]])
    const parked = then(start, { do: 'sleep' })
    expect(reasonOf(parked).mood).toBe('stuck')
    const dated = then(parked, { do: 'set-field', field: 'UF_DATE', value: '2026-02-10' })
    expect(reasonOf(dated).text.en).toBe('Waiting until 2026-02-10.')
    const empty = then(dated, { do: 'sleep' })
    expect([places(empty), empty.now]).toEqual(['field', '2026-02-10T00:00:00.000Z'])
    expect(then(empty, { do: 'set-field', field: 'UF_WORD', value: 'x' }).state.phase).toBe('over')
  })
})

test.each([
  [{ 'has-diadoc-box': 'Y' }, 'branch:b'],
  [{ 'has-diadoc-box': 'N' }, 'else'],
  [{ country: 'DE' }, 'else'],
  [undefined, 'else'],
] as const)('a counterparty of %o leads by %s', (counterparty, outcome) => {
  const graph = route(
    [
      node('condition', 'c', {
        branches: [
          {
            id: 'b',
            label: 'has a box',
            all: [{ left: { of: 'counterparty', fact: 'has-diadoc-box' }, op: 'equals', right: 'Y' }],
          },
        ],
      }),
      node('end', 'yes'),
      node('end', 'no'),
    ],
    [edge('c', 'branch:b', 'yes'), edge('c', 'else', 'no')],
  )
  const simulation = startSimulation({
    plan: planOf(graph),
    at,
    locale: 'en',
    ...(counterparty ? { counterparty } : {}),
  })
  const taken = simulation.trace.flatMap((line) => (line.is === 'pass' ? [line.outcome] : []))
  expect(taken).toContain(outcome)
  expect(simulation.state.phase).toBe('over')
})
