import { expect, test } from 'vitest'
import { edge, node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { type Direction, neighbourOf } from './neighbour.ts'

const at = (x: number, y = 0) => ({ position: { x, y } })
const graph: RouteGraph = {
  ...route([]),
  nodes: [
    node('start', 's', at(0)),
    node('document', 'd', at(300)),
    node('sign', 'a', at(600)),
    node('end', 'e', at(1000)),
    node('end', 'no', at(1000, 200)),
    node('wait', 'alone', at(600, 400)),
  ],
  edges: [
    edge('s', 'next', 'd'),
    edge('d', 'next', 'a'),
    edge('a', 'declined', 'no'),
    edge('a', 'done', 'e'),
    edge('a', 'expired', 'd', 3),
  ],
}

test.each([
  ['a', 'right', 'e', 'the first outcome first'],
  ['a', 'left', 'd', 'against the line'],
  ['d', 'left', 's', 'a way back is no way here'],
  ['e', 'down', 'no', 'what stands below'],
  ['no', 'up', 'e', 'what stands above'],
  ['alone', 'right', 'no', 'where no line leads, the nearest on that side'],
  ['s', 'up', null, 'nothing there'],
] as [string, Direction, string | null, string][])('%s, %s: %s (%s)', (from, to, there) => {
  expect(neighbourOf(graph, from, to)).toBe(there)
})

test('from nowhere one begins at the first node', () => {
  expect([
    neighbourOf(graph, undefined, 'right'),
    neighbourOf({ ...graph, nodes: [] }, 'a', 'right'),
  ]).toEqual(['s', null])
})
