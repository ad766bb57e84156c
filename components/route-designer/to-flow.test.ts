import { expect, test } from 'vitest'
import { apply } from '#lib/route/edit.ts'
import { edge, node, route } from '#lib/route/example.ts'
import { toFlowEdges, toFlowNodes } from './to-flow.ts'

const nothing = { selected: new Set<string>(), drafted: {} }
const graph = route([node('sign', 'a')], [edge('a', 'declined', 'e', 3)])
const moved = apply(graph, { do: 'move-nodes', to: { a: { x: 8, y: 8 } } }).graph

test('nodes come with sizes and handles, so that nothing is measured', () => {
  const nodes = toFlowNodes(graph, nothing)
  expect(nodes.map((each) => [each.id, each.type, each.handles?.map((handle) => handle.id)])).toEqual([
    ['s', 'start', ['next']],
    ['d', 'document', ['in', 'next']],
    ['a', 'sign', ['in', 'done', 'declined', 'expired']],
    ['e', 'end', ['in']],
  ])
  for (const each of nodes) expect(each.measured).toEqual({ width: each.width, height: each.height })
})

test('edges lead from an outcome to the way in', () => {
  expect(toFlowEdges(graph, nothing).at(-1)).toMatchObject({
    id: 'a.declined',
    source: 'a',
    sourceHandle: 'declined',
    target: 'e',
    targetHandle: 'in',
  })
})

test('nodes that have not changed stay the same objects', () => {
  const first = toFlowNodes(graph, nothing)
  const second = toFlowNodes(moved, nothing, first)
  expect(second.map((each, at) => each === first[at])).toEqual([true, true, false, true])
  const dragged = toFlowNodes(moved, { selected: new Set(['e']), drafted: { d: { x: 1, y: 2 } } }, second)
  expect(dragged.map((each, at) => each === second[at])).toEqual([true, false, true, false])
  expect(dragged[1]?.position).toEqual({ x: 1, y: 2 })
})

test('a card that is only dragged or moved shows the same object', () => {
  const first = toFlowNodes(graph, nothing)
  const dragged = toFlowNodes(graph, { ...nothing, drafted: { a: { x: 8, y: 8 } } }, first)
  expect(dragged[2]?.data).toBe(first[2]?.data)
  // Dropped where it was shown: nothing is left to do.
  expect(toFlowNodes(moved, nothing, dragged)).toEqual(dragged)
  expect(toFlowNodes(moved, nothing, dragged)[2]).toBe(dragged[2])
  const renamed = { ...graph, nodes: graph.nodes.map((each) => ({ ...each, title: `${each.title}!` })) }
  expect(toFlowNodes(renamed, nothing, first)[2]?.data).not.toBe(first[2]?.data)
})

test('edges stay the same objects when nodes are moved', () => {
  const first = toFlowEdges(graph, nothing)
  expect(toFlowEdges(moved, nothing, first).every((each, at) => each === first[at])).toBe(true)
})
