import type { NodeChange } from '@xyflow/react'
import { groupOfFrame } from '#components/route-designer/canvas-id.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { frameOf, nodeBoxes } from './frame.ts'

/** The changes with those of a frame's place turned into those of its members: a frame has no place of its own. */
export function membersMoved(graph: RouteGraph, changes: readonly NodeChange[]): NodeChange[] {
  const own = new Set(changes.flatMap((change) => (change.type === 'position' ? [change.id] : [])))
  return changes.flatMap((change): NodeChange[] => {
    if (change.type !== 'position' || !change.position) return [change]
    const group = groupOfFrame(graph, change.id)
    if (!group) return [change]
    const boxes = nodeBoxes(graph)
    const frame = frameOf(group, boxes)
    if (!frame) return []
    const by = { x: change.position.x - frame.x, y: change.position.y - frame.y }
    return group.nodes.flatMap((id): NodeChange[] => {
      const box = boxes.get(id)
      if (!box || own.has(id)) return []
      return [{ ...change, id, position: { x: box.x + by.x, y: box.y + by.y } }]
    })
  })
}
