import type { NodeId, RouteGraph } from '#lib/route/graph.ts'
import { outcomesOf } from '#lib/route/graph.ts'
import { sizeOf } from './size.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/**
 * The node to which one goes from here: right and left along the lines, the first outcome first; up and down to what
 * stands nearest there. Where no line leads, to the nearest node on that side; null when there is none.
 */
export function neighbourOf(graph: RouteGraph, from: NodeId | undefined, to: Direction): NodeId | null {
  const here = graph.nodes.find((node) => node.id === from)
  if (!here) return graph.nodes[0]?.id ?? null
  if (to === 'right') {
    const ways = outcomesOf(here).map((outcome) =>
      graph.edges.find(
        (edge) => edge.from === here.id && edge.outcome === outcome && edge.maxRounds === undefined,
      ),
    )
    const [way] = ways.flatMap((edge) => edge ?? [])
    if (way) return way.to
  }
  if (to === 'left') {
    const way = graph.edges.find((edge) => edge.to === here.id && edge.maxRounds === undefined)
    if (way) return way.from
  }
  return nearestOn(graph, here.id, to)
}

/** How much a step aside counts against a step ahead; what lies further aside than this is not on that side. */
const aside = 2

function nearestOn(graph: RouteGraph, from: NodeId, to: Direction): NodeId | null {
  const middles = graph.nodes.map((node) => {
    const { width, height } = sizeOf(node)
    return { id: node.id, x: node.position.x + width / 2, y: node.position.y + height / 2 }
  })
  const here = middles.find((each) => each.id === from)
  if (!here) return null
  const far = (each: { x: number; y: number }): number => {
    const [ahead, off] = {
      right: [each.x - here.x, each.y - here.y],
      left: [here.x - each.x, each.y - here.y],
      down: [each.y - here.y, each.x - here.x],
      up: [here.y - each.y, each.x - here.x],
    }[to] as [number, number]
    const there = ahead > 0 && Math.abs(off) <= aside * ahead
    return there ? ahead + aside * Math.abs(off) : Number.POSITIVE_INFINITY
  }
  const [best] = middles
    .map((each) => ({ id: each.id, far: far(each) }))
    .filter((each) => Number.isFinite(each.far))
    .sort((a, b) => a.far - b.far)
  return best?.id ?? null
}
