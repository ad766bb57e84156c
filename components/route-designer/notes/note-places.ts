import { type Box, boxOfNode, boxOfNote, type Point } from '#components/route-designer/box.ts'
import { freeBelow } from '#components/route-designer/free-place.ts'
import { listOf } from '#lib/route/beside.ts'
import type { NodeId, RouteGraph } from '#lib/route/graph.ts'

const gap = 24

/** Where notes go when nodes are laid out anew: along with the node nearest to them, below what they would cover. */
export function notePlaces(
  graph: RouteGraph,
  places: Readonly<Record<NodeId, Point>>,
): Record<string, Point> {
  const standing = graph.nodes.map((node) => ({ ...boxOfNode(node), ...places[node.id] }))
  const found: Record<string, Point> = {}
  for (const note of listOf(graph, 'notes')) {
    const box = boxOfNote(note)
    const near = nearestTo(box, graph.nodes.map(boxOfNode))
    const to = near && places[near.id]
    const by = near && to ? { x: to.x - near.x, y: to.y - near.y } : { x: 0, y: 0 }
    const place = freeBelow(standing, note.size, { x: box.x + by.x, y: box.y + by.y }, gap)
    standing.push({ ...box, ...place })
    found[note.id] = place
  }
  return found
}

function nearestTo(box: Box, others: readonly Box[]): Box | undefined {
  const middle = (each: Box) => ({ x: each.x + each.width / 2, y: each.y + each.height / 2 })
  const here = middle(box)
  const far = (each: Box) => Math.hypot(middle(each).x - here.x, middle(each).y - here.y)
  return others.reduce<Box | undefined>(
    (best, each) => (best && far(best) <= far(each) ? best : each),
    undefined,
  )
}
