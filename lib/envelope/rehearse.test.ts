import { expect, test } from 'vitest'
import { compile } from '#lib/route/compile.ts'
import { edge, exampleCatalogue, forked, node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Move, Scenario } from '#lib/route/scenario.ts'
import { percentOf } from './coverage.ts'
import { rehearse } from './rehearse.ts'

const no = node('end', 'no', { outcome: 'declined' })

function tried(graph: RouteGraph, most?: number) {
  const made = compile(graph, exampleCatalogue)
  if (!('plan' in made)) throw new Error(JSON.stringify(made.findings))
  return rehearse(graph, made.plan, { locale: 'en' }, most)
}

const scenario = (
  id: string,
  moves: Move[],
  outcome: Scenario['expect']['outcome'],
  passes?: string[],
): Scenario => ({ id, name: id, moves, expect: { outcome, ...(passes ? { passes } : {}) } })

const branches = forked({ nodes: [no], edges: [edge('a', 'declined', 'no')] })
const all = ['b', 'a', 'last'].map((step): Move => ({ do: 'sign', step }))

test('start, branches of a fork and ends are counted, and what nobody came to is named', () => {
  const { results, coverage } = tried({
    ...branches,
    scenarios: [scenario('good', all, 'completed', ['s', 'f', 'last'])],
  })
  expect(results).toEqual([
    expect.objectContaining({
      id: 'good',
      ok: true,
      move: null,
      nodes: [],
      text: { ru: 'Как ожидалось.', en: 'As expected.' },
    }),
  ])
  expect(coverage).toEqual({
    nodes: { seen: 8, all: 9, unseen: ['no'] },
    edges: { seen: 8, all: 9, unseen: [{ from: 'a', outcome: 'declined', to: 'no' }] },
  })
  expect(percentOf(coverage)).toBe(88)
})

test('steps inside of one order are counted each', () => {
  const graph = route([node('sign', 'a'), node('sign', 'b')])
  const signed = (['a', 'b'] as const).map((step): Move => ({ do: 'sign', step }))
  const { coverage } = tried({ ...graph, scenarios: [scenario('good', signed, 'completed', ['a', 'b'])] })
  expect([coverage.nodes.unseen, coverage.edges.unseen, percentOf(coverage)]).toEqual([[], [], 100])
})

test('an expiry without a deadline cannot be rehearsed and is not asked for', () => {
  const end = route([node('sign', 'a'), no], [edge('a', 'expired', 'no')])
  const edges = [...end.edges.filter(({ from }) => from !== 'a' && from !== 'no'), edge('a', 'done', 'e')]
  const drawn = { ...end, edges: [...edges, edge('a', 'expired', 'no')] }
  const { coverage } = tried({
    ...drawn,
    scenarios: [scenario('good', [{ do: 'sign', step: 'a' }], 'completed')],
  })
  expect([coverage.nodes.all, coverage.edges.all, percentOf(coverage)]).toEqual([4, 3, 100])
})

test('without scenarios nothing is covered', () => {
  const { results, coverage } = tried(branches)
  expect([results, coverage.nodes.seen, coverage.edges.seen]).toEqual([[], 0, 0])
})

test('each scenario that fails says where, and for which nodes', () => {
  const { results } = tried({
    ...branches,
    scenarios: [
      scenario('early', all.slice(2), 'completed'),
      scenario('open', all.slice(0, 2), 'completed'),
      scenario('other', all, 'declined'),
      scenario('past', all, 'completed', ['no']),
      scenario('gone', [{ do: 'sign', step: 'x' }], 'completed', ['y']),
    ],
  })
  expect(results.map(({ ok, move, nodes, text }) => [ok, move, nodes.join(' '), text.en])).toEqual([
    [
      false,
      1,
      'last',
      'Move 1 is not possible. At “Signing” it is nobody’s turn now. Waiting for Employee to sign. And 1 more at the same time.',
    ],
    [false, null, 'last', 'The route has not ended. Waiting for Employee to sign.'],
    [false, null, 'e', 'It ended as “Completed”, expected was “Declined”.'],
    [false, null, 'no', 'The route did not come through “Declined”.'],
    [false, null, 'x y', 'The scenario names nodes that the route does not have: x, y.'],
  ])
})

test('what is not possible says why', () => {
  const moves: [Move[], string][] = [
    [[{ do: 'sign', step: 'a', person: 2 }], 'At “Signing” it is not the turn of person 2 now.'],
    [
      [
        { do: 'view', step: 'a' },
        { do: 'view', step: 'a' },
      ],
      'At “Signing” nobody is to open the document now.',
    ],
    [[{ do: 'sleep' }], 'No clock is running now.'],
    [
      [{ do: 'sleep', until: '2026-02-02T11:59:00+03:00' }],
      'That time has passed: it is 2026-02-02T09:00:00.000Z.',
    ],
    [[{ do: 'resume' }], 'There is nothing to resume.'],
    [[...all, { do: 'cancel' }], 'The route has ended already.'],
  ]
  for (const [list, words] of moves) {
    const { results } = tried({ ...branches, scenarios: [scenario('s', list, 'completed')] })
    expect(results[0]?.text.en).toContain(`Move ${list.length} is not possible. ${words}`)
  }
})

test('a field may stay empty for thousands of years, and the deadline beside it runs out in its time', () => {
  const until = { by: 'field-filled', field: 'title' } as const
  const graph = forked({
    nodes: [node('wait', 'a', { until })],
    without: ['a.done'],
    edges: [edge('a', 'next', 'j')],
  })
  const moves: Move[] = [
    { do: 'sign', step: 'b' },
    { do: 'sleep', until: '9999-01-01T00:00:00Z' },
    { do: 'set-field', field: 'title', value: 'x' },
    { do: 'sign', step: 'last' },
  ]
  expect(tried({ ...graph, scenarios: [scenario('s', moves, 'completed')] }).results[0]).toMatchObject({
    ok: true,
  })
})

test('a sleep over thousands of reminders is refused, and can be slept in parts', () => {
  const much = {
    deadline: { value: 400, unit: 'days' },
    reminders: { every: { value: 1, unit: 'days' }, most: 100 },
  } as const
  const steps = Array.from({ length: 12 }, (_, at) => node('approve', `n${at}`, much))
  const ways = steps.map(({ id }, at) => edge(id, 'expired', steps[at + 1]?.id ?? 'e'))
  const slept = (...days: number[]): Move[] =>
    days.map((value) => ({ do: 'sleep', for: { value, unit: 'days' } }))
  const { results } = tried({
    ...route(steps, ways),
    scenarios: [
      scenario('at once', slept(5_000), 'expired'),
      scenario('in parts', slept(2_500, 2_500), 'expired'),
    ],
  })
  expect(results[0]?.text.en).toContain(
    'Move 1 is not possible. Too many clocks would run out in that time: sleep in parts.',
  )
  expect(results[1]).toMatchObject({ ok: true })
})

test('scenarios that are too long together fail, and the later ones with them', () => {
  const idle = Array.from({ length: 90 }, (): Move => ({ do: 'set-field', field: 'title', value: 'x' }))
  const scenarios = ['one', 'two'].map((id) => scenario(id, [...idle, ...all], 'completed'))
  const { results } = tried({ ...branches, scenarios }, 1_900)
  expect(results.map(({ ok, text }) => [ok, text.en])).toEqual([
    [true, 'As expected.'],
    [
      false,
      'The route’s scenarios are too long together: this one was not played to its end. Make them shorter.',
    ],
  ])
})
