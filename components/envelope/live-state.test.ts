import { expect, test } from 'vitest'
import { placesOf } from '#lib/envelope/place.ts'
import { play, startSimulation } from '#lib/envelope/simulate.ts'
import { compile } from '#lib/route/compile.ts'
import { edge, exampleCatalogue, forked, node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Move } from '#lib/route/scenario.ts'
import { liveStateOf } from './live-state.ts'

const at = '2026-02-02T09:00:00.000Z'
const marks = { done: '', current: '*', problem: '!', plain: '?' }

/** A simulated run as its picture: `*` is where it is now, `!` where there is trouble. */
function drawn(graph: RouteGraph, moves: Move[], kept = true) {
  const compiled = compile(graph, exampleCatalogue)
  if (!('plan' in compiled)) throw new Error(JSON.stringify(compiled.findings))
  const { plan } = compiled
  const { state, trace } = moves.reduce(
    (here, move) => {
      const next = play(here, move)
      if (!next) throw new Error(`${JSON.stringify(move)} is not possible`)
      return next
    },
    startSimulation({ plan, at, locale: 'en' }),
  )
  const passes = trace.flatMap((line) => (line.is === 'pass' ? [line] : []))
  const live = liveStateOf(graph, plan, state, kept ? passes : null)
  const nodes = Object.entries(live.nodes).map(([id, { is }]) => `${id}${marks[is]}`)
  return { nodes: nodes.toSorted().join(' '), taken: live.taken?.toSorted().join(' '), live, plan, state }
}

const wait = node('wait', 'w', { until: { by: 'duration', duration: { value: 5, unit: 'hours' } } })
const much = [{ left: { of: 'field', field: 'opportunity' }, op: 'greater', right: '1' }] as const
const waiting = forked({
  nodes: [wait, node('condition', 'c', { branches: [{ id: 'b1', label: 'much', all: [...much] }] })],
  without: ['j.next'],
  edges: [
    edge('j', 'next', 'c'),
    edge('c', 'branch:b1', 'e'),
    edge('c', 'else', 'w'),
    edge('w', 'next', 'last'),
  ],
})
const both: Move[] = [
  { do: 'sign', step: 'b' },
  { do: 'sign', step: 'a' },
]

test('joins, waits, choices and edges are marked as they were passed', () => {
  const half = drawn(waiting, both.slice(0, 1))
  expect([half.nodes, half.taken]).toEqual(['a* b d f j* s', 'b.done d.next f.branch:b1 f.branch:b2 s.next'])
  const later = drawn(waiting, [...both, { do: 'sleep' }])
  expect([later.nodes, later.taken]).toEqual([
    'a b c d f j last* s w',
    'a.done b.done c.else d.next f.branch:b1 f.branch:b2 j.next s.next w.next',
  ])
})

test('edges of earlier rounds stay marked, and the refused step is no trouble in the next one', () => {
  const graph = route([node('sign', 'a')], [edge('a', 'declined', 'd', 2)])
  const refused = drawn(graph, [{ do: 'decline', step: 'a' }])
  expect([refused.nodes, refused.taken]).toEqual(['a! d* s', 'a.declined d.next s.next'])
  const again = drawn(graph, [{ do: 'decline', step: 'a' }, { do: 'resume' }])
  expect([again.nodes, again.taken]).toEqual(['a* d s', 'a.declined d.next s.next'])
})

test('what goes on now says since when', () => {
  const { live, plan, state } = drawn(waiting, [...both])
  expect(live.nodes.w).toEqual({ is: 'current', since: at })
  expect(placesOf(plan, state)).toEqual([{ node: 'w', since: at, problemAt: null }])
})

test('without a trail it is guessed from the steps, as far as they tell', () => {
  const { nodes, taken } = drawn(waiting, both.slice(0, 1), false)
  expect([nodes, taken]).toEqual(['a* b d j* s', 'b.done s.next'])
})
