import type { NodeChange } from '@xyflow/react'
import { expect, test } from 'vitest'
import { frameId } from '#components/route-designer/canvas-id.ts'
import { node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { membersMoved } from './members-moved.ts'

const graph: RouteGraph = {
  ...route([
    node('end', 'a', { position: { x: 100, y: 100 } }),
    node('end', 'b', { position: { x: 500, y: 140 } }),
  ]),
  groups: [{ id: 'g', title: '', nodes: ['a', 'b'] }],
}
const moved = (id: string, x: number, y: number, dragging = true): NodeChange => ({
  type: 'position',
  id,
  position: { x, y },
  dragging,
})

test('a frame that is dragged moves its members by as much, and has no place of its own', () => {
  // The frame lies at 72, 72.
  expect(membersMoved(graph, [moved(frameId('g'), 82, 52)])).toEqual([
    moved('a', 110, 80),
    moved('b', 510, 120),
  ])
})

test('a member that is dragged itself is moved once', () => {
  expect(membersMoved(graph, [moved(frameId('g'), 82, 72), moved('a', 110, 100)])).toEqual([
    moved('b', 510, 140),
    moved('a', 110, 100),
  ])
})

test('everything else is left as it is', () => {
  const changes: NodeChange[] = [
    moved('s', 1, 2, false),
    { type: 'select', id: frameId('g'), selected: true },
  ]
  expect(membersMoved(graph, changes)).toEqual(changes)
})
