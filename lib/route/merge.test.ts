import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differingFields, diffRoutes, isSameRoute } from './diff.ts'
import { apply, type Edit } from './edit.ts'
import { edge, node, route } from './example.ts'
import type { RouteGraph } from './graph.ts'
import { mergeRoutes } from './merge.ts'
import { parseGraph } from './schema.ts'
import { editChoices, edited } from './test-edit.ts'

const base = route(
  [node('sign', 'a'), node('sign', 'b'), node('condition', 'c')],
  [edge('a', 'declined', 'e')],
)
const after = (...edits: Edit[]): RouteGraph => apply(base, { do: 'several', edits }).graph
const titled = (id: string, title: string): Edit => ({ do: 'set-node', node: node('sign', id, { title }) })
const merged = (mine: RouteGraph, theirs: RouteGraph) => {
  const made = mergeRoutes(base, mine, theirs)
  return 'graph' in made ? made.graph : made.conflicts
}

test('edits of different nodes are joined', () => {
  expect(merged(after(titled('a', 'Mine')), after(titled('b', 'Theirs')))).toEqual(
    after(titled('a', 'Mine'), titled('b', 'Theirs')),
  )
})

test('a node that both have changed is a conflict, unless they changed it alike', () => {
  expect(merged(after(titled('a', 'Mine')), after(titled('a', 'Theirs')))).toEqual([{ at: 'node', id: 'a' }])
  expect(merged(after(titled('a', 'Both'), titled('b', 'Mine')), after(titled('a', 'Both')))).toEqual(
    after(titled('a', 'Both'), titled('b', 'Mine')),
  )
})

test('a node that one has changed and the other deleted is a conflict; one that was only moved is deleted', () => {
  const gone: Edit = { do: 'remove-nodes', ids: ['a'] }
  expect(merged(after(titled('a', 'Mine')), after(gone))).toEqual([{ at: 'node', id: 'a' }])
  expect(merged(after(gone), after(titled('a', 'Theirs')))).toEqual([{ at: 'node', id: 'a' }])
  expect(merged(after({ do: 'move-nodes', to: { a: { x: 5, y: 5 } } }), after(gone))).toEqual(after(gone))
})

test('a line to a node, or from a branch, that the other has taken away is a conflict', () => {
  const line: Edit = { do: 'connect', from: 'b', outcome: 'declined', to: 'e' }
  expect(merged(after(line), after({ do: 'remove-nodes', ids: ['e'] }))).toEqual([
    { at: 'edge', from: 'b', outcome: 'declined' },
  ])
  const branch: Edit = { do: 'connect', from: 'c', outcome: 'branch:b1', to: 'a' }
  const without: Edit = { do: 'set-node', node: node('condition', 'c', { branches: [] }) }
  expect(merged(after(without), after(branch))).toEqual([{ at: 'edge', from: 'c', outcome: 'branch:b1' }])
})

test('an outcome that both have led elsewhere is a conflict', () => {
  const to = (target: string): Edit => ({ do: 'connect', from: 'a', outcome: 'declined', to: target })
  expect(merged(after(to('b')), after(to('c')))).toEqual([{ at: 'edge', from: 'a', outcome: 'declined' }])
})

test('two nodes added under one id are two nodes; mine gets a fresh id, its lines follow', () => {
  const add = (title: string, from: string): Edit => ({
    do: 'several',
    edits: [
      { do: 'add-node', node: node('wait', 'wait-1', { title }) },
      { do: 'connect', from, outcome: 'expired', to: 'wait-1' },
    ],
  })
  const made = mergeRoutes(base, after(add('Mine', 'a')), after(add('Theirs', 'b')))
  expect(made).toMatchObject({ renamed: new Map([['wait-1', 'wait-2']]) })
  const graph = 'graph' in made ? made.graph : base
  expect(graph.nodes.slice(-2).map((each) => [each.id, each.title])).toEqual([
    ['wait-1', 'Theirs'],
    ['wait-2', 'Mine'],
  ])
  expect(
    graph.edges
      .filter((each) => each.outcome === 'expired')
      .map((each) => `${each.from}>${each.to}`)
      .sort(),
  ).toEqual(['a>wait-2', 'b>wait-1'])
})

test('together they may not be larger than a route can be', () => {
  const many = (stem: string): Edit => ({
    do: 'add-part',
    nodes: Array.from({ length: 110 }, (_, n) => node('end', `${stem}${n}`)),
    edges: [],
  })
  expect(merged(after(many('m')), after(many('t')))).toEqual([{ at: 'size' }])
})

test('what lies beside the nodes is joined by entries; new ones of one id are two', () => {
  const scenario = (id: string, name: string): Edit => ({
    ...{ do: 'put', list: 'scenarios' },
    it: { id, name, moves: [], expect: { outcome: 'completed' } },
  })
  const group = (id: string, ...nodes: string[]): Edit => ({
    ...{ do: 'put', list: 'groups' },
    it: { id, title: id, nodes },
  })
  const names = (mine: RouteGraph, theirs: RouteGraph, from = base) => {
    const made = mergeRoutes(from, mine, theirs)
    return 'graph' in made ? made.graph.scenarios?.map(({ id, name }) => `${id} ${name}`) : made.conflicts
  }
  expect(names(after(scenario('s1', 'Mine')), after(scenario('s1', 'Theirs')))).toEqual([
    's1 Theirs',
    'scenario-1 Mine',
  ])
  const both = after(scenario('s1', 'Old'), scenario('s2', 'Kept'))
  const edited = (...edits: Edit[]) => apply(both, { do: 'several', edits }).graph
  const renamed = edited(scenario('s1', 'New'))
  expect(names(renamed, both, both)).toEqual(['s1 New', 's2 Kept'])
  expect(names(renamed, edited(scenario('s2', 'Theirs')), both)).toEqual(['s1 New', 's2 Theirs'])
  const gone = edited({ do: 'take', list: 'scenarios', ids: ['s1'] })
  expect(names(gone, edited(scenario('s2', 'Theirs')), both)).toEqual(['s2 Theirs'])
  expect(names(renamed, gone, both)).toEqual([{ at: 'scenarios', id: 's1' }])
  expect(names(renamed, edited(scenario('s1', 'Other')), both)).toEqual([{ at: 'scenarios', id: 's1' }])

  const grouped = mergeRoutes(base, after(group('one', 'a', 'b')), after(group('two', 'b', 'c')))
  expect('graph' in grouped && grouped.graph.groups?.map(({ id, nodes }) => [id, nodes])).toEqual([
    ['two', ['b', 'c']],
    ['one', ['a']],
  ])
})

test('who has done nothing takes everything from the other', () => {
  fc.assert(
    fc.property(editChoices, (choices) => {
      const one = edited(base, choices)
      for (const made of [
        mergeRoutes(base, one, base),
        mergeRoutes(base, base, one),
        mergeRoutes(base, one, one),
      ])
        expect('graph' in made && isSameRoute(made.graph, one)).toBe(true)
    }),
  )
})

test('what is joined can be read, and holds every change of both', () => {
  let joined = 0
  fc.assert(
    fc.property(editChoices, editChoices, (own, other) => {
      const mine = edited(base, own.slice(0, 4))
      const theirs = edited(base, other.slice(0, 4))
      const made = mergeRoutes(base, mine, theirs)
      if (!('graph' in made)) return
      joined += 1
      const { graph, renamed } = made
      expect(parseGraph(graph)).toEqual(graph)
      const found = new Map(graph.nodes.map((each) => [each.id, each]))
      for (const [side, idOf] of [
        [mine, (id: string) => renamed.get(id) ?? id],
        [theirs, (id: string) => id],
      ] as const) {
        for (const change of diffRoutes(base, side).nodes) {
          const now = found.get(idOf(change.id))
          if (change.change === 'removed') expect(now).toBeUndefined()
          else expect(now && differingFields({ ...now, id: change.id }, change.after)).toEqual([])
        }
      }
    }),
    { numRuns: 400 },
  )
  expect(joined, 'pairs that could be joined').toBeGreaterThan(40)
})

test('whether two can be joined does not depend on who asks', () => {
  fc.assert(
    fc.property(editChoices, editChoices, (own, other) => {
      const mine = edited(base, own.slice(0, 4))
      const theirs = edited(base, other.slice(0, 4))
      const one = mergeRoutes(base, mine, theirs)
      const two = mergeRoutes(base, theirs, mine)
      expect('graph' in one).toBe('graph' in two)
      if (!('graph' in one) || !('graph' in two) || one.renamed.size > 0) return
      const { nodes, edges } = diffRoutes(one.graph, two.graph)
      expect([nodes, edges]).toEqual([[], []])
    }),
    { numRuns: 400 },
  )
})
