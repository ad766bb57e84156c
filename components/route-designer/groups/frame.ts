import { around, type Box, boxOfNode, type Point, type Size } from '#components/route-designer/box.ts'
import { type Group, listOf } from '#lib/route/beside.ts'
import type { NodeId, RouteGraph } from '#lib/route/graph.ts'

/** Room between the cards and the frame around them, px. */
export const framePadding = 28
/** Room that the title takes above the frame at the usual zoom, px. */
export const titleHeight = 28

/** The frame around these cards; null around none. */
export function frameAround(boxes: readonly Omit<Box, 'id'>[]): (Point & Size) | null {
  const box = around(boxes)
  return (
    box && {
      x: box.x - framePadding,
      y: box.y - framePadding,
      width: box.width + 2 * framePadding,
      height: box.height + 2 * framePadding,
    }
  )
}

/** Boxes of the nodes by id, those that are being dragged where they are now. */
export function nodeBoxes(
  graph: RouteGraph,
  drafted: Readonly<Record<NodeId, Point>> = {},
): Map<NodeId, Box> {
  return new Map(graph.nodes.map((node) => [node.id, { ...boxOfNode(node), ...drafted[node.id] }]))
}

/** The group's frame; without these members, unless nobody would be left. */
export function frameOf(
  { nodes }: Group,
  boxes: ReadonlyMap<NodeId, Box>,
  without?: (node: NodeId) => boolean,
): (Point & Size) | null {
  const all = nodes.flatMap((id) => boxes.get(id) ?? [])
  const left = without ? all.filter(({ id }) => !without(id)) : all
  return frameAround(left.length > 0 ? left : all)
}

/** All frames with the room of their titles. */
export function titledFrames(graph: RouteGraph): Box[] {
  const groups = listOf(graph, 'groups')
  const boxes = groups.length > 0 ? nodeBoxes(graph) : new Map<NodeId, Box>()
  return groups.flatMap((group) => {
    const frame = frameOf(group, boxes)
    if (!frame) return []
    return [{ ...frame, id: group.id, y: frame.y - titleHeight, height: frame.height + titleHeight }]
  })
}
