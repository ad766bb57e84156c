import { expect, test } from 'vitest'
import { apply, type Edit } from '#lib/route/edit.ts'
import { node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { outcomesOf } from '#lib/route/graph.ts'
import { mergedDrawing } from './merged.ts'

const before = route([node('sign', 'a'), node('condition', 'c')])
const after = (...edits: Edit[]) => apply(before, { do: 'several', edits }).graph
const marks = (edits: Edit[]) => {
  const { graph, marks: made } = mergedDrawing(before, after(...edits))
  expectDrawable(graph)
  return [Object.fromEntries(made.nodes), Object.fromEntries(made.edges)]
}

/** Every line has a card and a way out to leave by, and a card to lead to; no two things share an id. */
function expectDrawable({ nodes, edges }: RouteGraph) {
  const cards = new Map(nodes.map((each) => [each.id, each]))
  expect(cards.size).toBe(nodes.length)
  expect(new Set(edges.map((each) => each.id)).size).toBe(edges.length)
  for (const { from, outcome, to } of edges) {
    const source = cards.get(from)
    expect(source && outcomesOf(source)).toContain(outcome)
    expect(cards.has(to)).toBe(true)
  }
}

test('equal routes have no marks', () => {
  expect(marks([])).toEqual([{}, {}])
})

test('a node that is gone is drawn with its lines, beside what stands in its place', () => {
  const edits: Edit[] = [
    { do: 'remove-nodes', ids: ['a'] },
    { do: 'add-node', node: node('wait', 'w') },
    { do: 'connect', from: 'd', outcome: 'next', to: 'w' },
  ]
  expect(marks(edits)).toEqual([
    { w: 'added', a: 'removed' },
    { 'd.next': 'added', 'd.next~': 'removed', 'a.done~': 'removed' },
  ])
  const { graph } = mergedDrawing(before, after(...edits))
  const [wait, sign] = ['w', 'a'].map((id) => graph.nodes.find((each) => each.id === id))
  expect((sign?.position.y ?? 0) > (wait?.position.y ?? 0)).toBe(true)
})

test('an outcome that leads elsewhere is drawn as it led and as it leads', () => {
  expect(marks([{ do: 'connect', from: 'd', outcome: 'next', to: 'c' }])).toEqual([
    {},
    { 'd.next': 'added', 'd.next~': 'removed' },
  ])
})

test('a branch that is gone keeps a row, and its line', () => {
  const branched = apply(before, { do: 'connect', from: 'c', outcome: 'branch:b1', to: 'e' }).graph
  const now = apply(branched, { do: 'set-node', node: node('condition', 'c', { branches: [] }) }).graph
  const { graph, marks: made } = mergedDrawing(branched, now)
  expectDrawable(graph)
  expect([...made.edges]).toEqual([['c.branch:b1~', 'removed']])
})

test('a way with another bound is the same way, changed', () => {
  const back = apply(before, { do: 'connect', from: 'a', outcome: 'declined', to: 'd' }).graph
  const now = apply(back, { do: 'set-rounds', id: 'a.declined', maxRounds: 5 }).graph
  expect([...mergedDrawing(back, now).marks.edges]).toEqual([['a.declined', 'changed']])
})
