import { expect, test } from 'vitest'
import { measure } from '#lib/envelope/coverage.ts'
import { coverageOf } from '#lib/envelope/scenario.ts'
import { compile } from '#lib/route/compile.ts'
import { edge, exampleCatalogue, node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Move } from '#lib/route/scenario.ts'
import { liveOf, liveOfCoverage } from './live-of.ts'
import { beginSession, hereIn, makeMove } from './session.ts'

const graph = route(
  [node('sign', 'a', { participants: [{ from: 'responsible' }, { from: 'head' }] }), node('sign', 'b')],
  [edge('a', 'declined', 'd', 2), edge('b', 'declined', 'e')],
)

function after(of: RouteGraph, ...moves: Move[]) {
  const made = compile(of, exampleCatalogue)
  if (!('plan' in made)) throw new Error(JSON.stringify(made.findings))
  const begun = beginSession({ plan: made.plan, at: '2026-02-02T09:00:00.000Z', locale: 'en' })
  return hereIn(moves.reduce(makeMove, begun))
}

test('steps that are over, the one whose turn it is with how many have acted, and the edges taken', () => {
  expect(liveOf(after(graph, { do: 'sign', step: 'a' }), graph)).toEqual({
    nodes: { s: { is: 'done' }, d: { is: 'done' }, a: { is: 'current', badge: '1/2' } },
    taken: ['s.next', 'd.next'],
  })
  const second = after(graph, { do: 'sign', step: 'a' }, { do: 'sign', step: 'a' })
  expect(liveOf(second, graph)).toEqual({
    nodes: { s: { is: 'done' }, d: { is: 'done' }, a: { is: 'done' }, b: { is: 'current' } },
    taken: ['s.next', 'd.next', 'a.done'],
  })
})

test('a way back is shown with the round that it ends; the next round begins anew', () => {
  const back = after(graph, { do: 'decline', step: 'a' })
  expect(liveOf(back, graph)).toEqual({
    nodes: { s: { is: 'done' }, a: { is: 'done' }, d: { is: 'current' } },
    taken: ['s.next', 'd.next', 'a.declined'],
  })
  const again = after(graph, { do: 'decline', step: 'a' }, { do: 'resume' })
  expect(liveOf(again, graph)).toEqual({
    nodes: { s: { is: 'done' }, d: { is: 'done' }, a: { is: 'current', badge: '0/2' } },
    taken: ['s.next', 'd.next'],
  })
})

test('the end of a run is no place where it stands', () => {
  const over = after(graph, { do: 'sign', step: 'a' }, { do: 'sign', step: 'a' }, { do: 'sign', step: 'b' })
  expect(liveOf(over, graph).nodes.e).toEqual({ is: 'done' })
})

test('a wait that cannot go on is shown as a problem', () => {
  const waiting = route([node('wait', 'w', { until: { by: 'date-field', field: 'UF_DATE' } })])
  expect(liveOf(after(waiting), waiting).nodes.w).toEqual({ is: 'problem' })
})

test('coverage marks what rehearsals came through, the start included', () => {
  const run = after(graph, { do: 'decline', step: 'a' })
  expect(liveOfCoverage(measure(graph, [coverageOf([run])]), graph)).toEqual({
    nodes: { s: { is: 'done' }, d: { is: 'done' }, a: { is: 'done' } },
    taken: ['s.next', 'd.next', 'a.declined'],
  })
  expect(liveOfCoverage(measure(graph, []), graph)).toEqual({ nodes: {}, taken: [] })
})
