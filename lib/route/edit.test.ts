import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refused } from '#lib/failure.ts'
import { apply, type Edit } from './edit.ts'
import { node, route } from './example.ts'
import { parseGraph } from './schema.ts'
import { attempt, editChoices, someEdit } from './test-edit.ts'

test('undoing every edit in turn gives back the graph, order included; redoing repeats it', () => {
  fc.assert(
    fc.property(editChoices, (choices) => {
      const first = route([node('sign', 'a'), node('condition', 'c'), node('sign', 'b')])
      let graph = first
      const inverses: Edit[] = []
      for (const [kind, a, b, c] of choices) {
        const edit = someEdit(graph, kind, a, b, c)
        const made = edit && attempt(graph, edit)
        if (!made) continue
        const undone = apply(made.graph, made.inverse)
        expect(undone.graph).toEqual(graph)
        expect(apply(undone.graph, undone.inverse).graph).toEqual(made.graph)
        graph = made.graph
        inverses.unshift(made.inverse)
        expect(parseGraph(graph)).toEqual(graph)
      }
      expect(inverses.reduce((so, inverse) => apply(so, inverse).graph, graph)).toEqual(first)
    }),
    { numRuns: 150 },
  )
})

test('an outcome leads to one node: connecting it anew replaces its edge', () => {
  const graph = route([node('sign', 'a')])
  const { graph: after } = apply(graph, { do: 'connect', from: 'd', outcome: 'next', to: 'e' })
  expect(after.edges.filter((edge) => edge.from === 'd')).toEqual([
    { id: 'd.next', from: 'd', outcome: 'next', to: 'e' },
  ])
})

test('a way back is bounded at once', () => {
  const { graph } = apply(route([node('sign', 'a')]), {
    do: 'connect',
    from: 'a',
    outcome: 'declined',
    to: 'd',
  })
  expect(graph.edges.at(-1)).toEqual({
    id: 'a.declined',
    from: 'a',
    outcome: 'declined',
    to: 'd',
    maxRounds: 3,
  })
})

test('a node put on an edge takes over its end', () => {
  const graph = route([])
  const { graph: after } = apply(graph, { do: 'insert-on-edge', edge: 'd.next', node: node('sign', 'a') })
  expect(after.edges.map((edge) => `${edge.id}>${edge.to}`)).toEqual(['s.next>d', 'd.next>a', 'a.done>e'])
})

test('a branch that is taken away takes its edge along', () => {
  const graph = route([node('condition', 'c')])
  const { graph: after } = apply(graph, { do: 'set-node', node: node('condition', 'c', { branches: [] }) })
  expect(after.edges.some((edge) => edge.from === 'c')).toBe(false)
})

test('what does not fit is refused with a sentence', () => {
  const graph = route([])
  expect(() => apply(graph, { do: 'connect', from: 'd', outcome: 'next', to: 's' })).toThrow(
    /Nothing leads into a start/,
  )
  expect(() => apply(graph, { do: 'connect', from: 'e', outcome: 'next', to: 'd' })).toThrow(Refused)
  expect(() => apply(graph, { do: 'add-node', node: node('end', 'e') })).toThrow(Refused)
  const many = Array.from({ length: 200 }, (_, n) => node('end', `x${n}`))
  expect(() => apply(graph, { do: 'add-part', nodes: many, edges: [] })).toThrow(/at most 200 nodes/)
})

test('a node that joins a group leaves its own, and a group of nobody is gone', () => {
  const group = (id: string, ...nodes: string[]): Edit => ({
    do: 'put',
    list: 'groups',
    it: { id, title: id, nodes },
  })
  const groupsAfter = (...edits: Edit[]) =>
    apply(route([node('sign', 'a')]), { do: 'several', edits }).graph.groups?.map(({ id, nodes }) => [
      id,
      nodes,
    ])
  expect(groupsAfter(group('one', 'd', 'a'), group('two', 'a', 'e'))).toEqual([
    ['one', ['d']],
    ['two', ['a', 'e']],
  ])
  expect(groupsAfter(group('one', 'd'), { do: 'remove-nodes', ids: ['d'] })).toBeUndefined()
  expect(() => groupsAfter(group('one', 'nowhere'))).toThrow(Refused)
  expect(() => groupsAfter(group('one'))).toThrow(Refused)
})
