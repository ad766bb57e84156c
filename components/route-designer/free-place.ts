import type { RouteNode } from '#lib/route/graph.ts'
import { sizeOf } from './size.ts'

type Point = { x: number; y: number }

/** The point, or the nearest one below it where a card of this size covers none of the nodes. */
export function freeBelow(
  nodes: readonly RouteNode[],
  size: { width: number; height: number },
  at: Point,
  gap: number,
): Point {
  const covered = (y: number) =>
    nodes.find((node) => {
      const { width, height } = sizeOf(node)
      const { position } = node
      return (
        at.x < position.x + width &&
        position.x < at.x + size.width &&
        y < position.y + height &&
        position.y < y + size.height
      )
    })
  let y = at.y
  for (let node = covered(y); node; node = covered(y)) y = node.position.y + sizeOf(node).height + gap
  return { x: at.x, y }
}
