import { expect, test } from 'vitest'
import { apply } from '#lib/route/edit.ts'
import { edge, node, route } from '#lib/route/example.ts'
import { type FlowOverlay, toFlow } from './to-flow.ts'

const overlay: FlowOverlay = { selectedNodes: new Set(), selectedEdges: new Set(), drafted: {} }
const graph = route([node('sign', 'a')], [edge('a', 'declined', 'e', 3)])

test('nodes come with sizes and handles, so that nothing is measured', () => {
  const { nodes, edges } = toFlow(graph, overlay)
  expect(nodes.map((each) => [each.id, each.type, each.handles?.map((handle) => handle.id)])).toEqual([
    ['s', 'start', ['next']],
    ['d', 'document', ['in', 'next']],
    ['a', 'sign', ['in', 'done', 'declined', 'expired']],
    ['e', 'end', ['in']],
  ])
  for (const each of nodes) expect(each.measured).toEqual({ width: each.width, height: each.height })
  expect(edges.at(-1)).toMatchObject({
    id: 'a.declined',
    source: 'a',
    sourceHandle: 'declined',
    target: 'e',
    targetHandle: 'in',
  })
})

test('what has not changed stays the same object', () => {
  const first = toFlow(graph, overlay)
  const moved = apply(graph, { do: 'move-nodes', to: { a: { x: 8, y: 8 } } }).graph
  const second = toFlow(moved, overlay, first)
  expect(second.nodes.map((each, at) => each === first.nodes[at])).toEqual([true, true, false, true])
  expect(second.edges.every((each, at) => each === first.edges[at])).toBe(true)
  const dragged = toFlow(
    moved,
    { ...overlay, drafted: { d: { x: 1, y: 2 } }, selectedNodes: new Set(['e']) },
    second,
  )
  expect(dragged.nodes.map((each, at) => each === second.nodes[at])).toEqual([true, false, true, false])
  expect(dragged.nodes[1]?.position).toEqual({ x: 1, y: 2 })
})
