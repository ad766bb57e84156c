import type { Point } from '#components/route-designer/box.ts'
import type { Group } from '#lib/route/beside.ts'
import { listOf } from '#lib/route/beside.ts'
import type { Edit } from '#lib/route/edit.ts'
import type { NodeId, RouteGraph } from '#lib/route/graph.ts'
import { frameOf, nodeBoxes } from './frame.ts'
import { joining, left } from './group-edit.ts'

export type Joins = ReadonlyMap<Group, readonly NodeId[]>

/**
 * The groups that dragged nodes would join if they were dropped here: those in whose frames their middles lie. Frames
 * are those of the nodes that stay. A group that is dragged whole stays what it is, and joins no other.
 */
export function joinsOf(
  graph: RouteGraph,
  dragged: readonly NodeId[],
  places: Readonly<Record<NodeId, Point>>,
): Joins {
  const groups = listOf(graph, 'groups')
  const joins = new Map<Group, NodeId[]>()
  if (groups.length === 0 || dragged.length === 0) return joins
  const boxes = nodeBoxes(graph, places)
  const moves = (id: NodeId) => places[id] !== undefined
  const standing = groups.filter((group) => !group.nodes.every(moves))
  const frames = standing.map((group) => ({ group, frame: frameOf(group, boxes, moves) }))
  for (const id of dragged) {
    const box = boxes.get(id)
    const own = groups.find(({ nodes }) => nodes.includes(id))
    if (!box || (own && !standing.includes(own))) continue
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    const under = frames.filter(
      ({ frame }) =>
        frame &&
        middle.x > frame.x &&
        middle.x < frame.x + frame.width &&
        middle.y > frame.y &&
        middle.y < frame.y + frame.height,
    )
    // Where frames lie on one another, the node's own one holds it.
    const [target] = under.some(({ group }) => group === own) ? [] : under
    if (target) joins.set(target.group, [...(joins.get(target.group) ?? []), id])
  }
  return joins
}

/** What a drop means: only a move, a move into groups, or, when nothing is to hold the nodes, out of theirs. */
export function dropped(
  graph: RouteGraph,
  dragged: readonly NodeId[],
  move: Extract<Edit, { do: 'move-nodes' }>,
  loose: boolean,
): { edit: Edit; name?: 'join-group' | 'leave-group' } {
  if (loose) {
    const edits = left(graph, new Set(dragged))
    return edits.length > 0
      ? { edit: { do: 'several', edits: [move, ...edits] }, name: 'leave-group' }
      : { edit: move }
  }
  const joins = joinsOf(graph, dragged, move.to)
  if (joins.size === 0) return { edit: move }
  const moving = new Set([...joins.values()].flat())
  const edits = [...joins].map(([group, ids]) =>
    joining({ ...group, nodes: group.nodes.filter((id) => !moving.has(id)) }, ids),
  )
  return { edit: { do: 'several', edits: [move, ...edits] }, name: 'join-group' }
}
