import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffRoutes, isSameRoute, meansTheSame } from './diff.ts'
import { edge, node, route } from './example.ts'
import type { RouteGraph } from './graph.ts'
import { editChoices, edited } from './test-edit.ts'
import { canonical } from './text.ts'

const first = route([node('sign', 'a'), node('condition', 'c')], [edge('a', 'declined', 'e')])
const kinds = (before: RouteGraph, after: RouteGraph) => {
  const { nodes, edges } = diffRoutes(before, after)
  return [
    ...nodes.map((each) => `${each.change} ${each.id}`),
    ...edges.map((each) => `${each.change} ${each.from}.${each.outcome}`),
  ]
}

test('a route does not differ from itself, whatever the order of its nodes, edges and keys', () => {
  const turned: RouteGraph = {
    schema: 1,
    nodes: first.nodes
      .toReversed()
      .map((each) => Object.fromEntries(Object.entries(each).toReversed())) as RouteGraph['nodes'],
    edges: canonical(first)
      .edges.toReversed()
      .map((each) => ({ ...each, id: `x${each.id}` })),
  }
  expect(diffRoutes(first, turned)).toEqual({ nodes: [], edges: [], moved: [], beside: [] })
})

test('a change names the properties that differ; a key without a value is none', () => {
  const after = route([
    node('sign', 'a', { title: 'Director', quorum: 'any' }),
    { ...node('condition', 'c'), note: undefined },
  ])
  expect(diffRoutes(first, after).nodes).toEqual([
    {
      change: 'changed',
      id: 'a',
      before: first.nodes[2],
      after: after.nodes[2],
      fields: ['quorum', 'title'],
    },
  ])
})

test('an outcome that leads elsewhere has changed; one that leads nowhere has lost its edge', () => {
  const after: RouteGraph = {
    ...first,
    edges: [...first.edges.filter((each) => each.from !== 'a'), edge('a', 'done', 'e')],
  }
  expect(kinds(first, after)).toEqual(['changed a.done', 'removed a.declined'])
  expect(kinds(after, first)).toEqual(['changed a.done', 'added a.declined'])
})

test('a moved node is told apart and changes no meaning', () => {
  const after: RouteGraph = {
    ...first,
    nodes: first.nodes.map((each) => (each.id === 'a' ? { ...each, position: { x: 9, y: 9 } } : each)),
  }
  expect(diffRoutes(first, after)).toEqual({ nodes: [], edges: [], moved: ['a'], beside: [] })
  expect([meansTheSame(first, after), isSameRoute(first, after)]).toEqual([true, false])
})

test('what lies beside the nodes is told apart and changes no meaning', () => {
  const note = { id: 'note-1', text: 'Ask Anna', position: { x: 0, y: 0 }, size: { width: 200, height: 100 } }
  const after: RouteGraph = { ...first, notes: [note] }
  expect(diffRoutes(first, after)).toEqual({
    ...{ nodes: [], edges: [], moved: [] },
    beside: [{ change: 'added', list: 'notes', it: note }],
  })
  expect(diffRoutes(after, { ...after, notes: [{ ...note, text: 'Ask Boris' }] }).beside).toMatchObject([
    { change: 'changed', it: { text: 'Ask Boris' } },
  ])
  expect([meansTheSame(first, after), isSameRoute(first, after)]).toEqual([true, false])
})

test('turned round, what was added is removed and what has changed has changed back', () => {
  const opposite = { added: 'removed', removed: 'added', changed: 'changed' } as const
  fc.assert(
    fc.property(editChoices, (choices) => {
      const after = edited(first, choices)
      const there = diffRoutes(first, after)
      const back = diffRoutes(after, first)
      const told = (
        all: readonly { change: keyof typeof opposite; id?: string; from?: string; outcome?: string }[],
        turn: boolean,
      ) =>
        all
          .map(
            (each) =>
              `${turn ? opposite[each.change] : each.change} ${each.id ?? `${each.from}.${each.outcome}`}`,
          )
          .sort()
      expect(told(there.nodes, true)).toEqual(told(back.nodes, false))
      expect(told(there.edges, true)).toEqual(told(back.edges, false))
      expect(there.moved.toSorted()).toEqual(back.moved.toSorted())
      const beside = (all: typeof there.beside) =>
        all.map(({ list, change, it }) => ({ change, id: `${list} ${it.id}` }))
      expect(told(beside(there.beside), true)).toEqual(told(beside(back.beside), false))
    }),
  )
})
