import type { Note } from '#lib/route/beside.ts'
import type { RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { sizeOf } from './size.ts'

export type Point = { x: number; y: number }
export type Size = { width: number; height: number }
/** Where a thing lies on the canvas, px. */
export type Box = Point & Size & { id: string }

export const boxOfNode = (node: RouteNode): Box => ({ id: node.id, ...node.position, ...sizeOf(node) })
export const boxOfNote = ({ id, position, size }: Note): Box => ({ id, ...position, ...size })

/** All that lies on the canvas by itself: nodes and notes. */
export const boxesOf = ({ nodes, notes = [] }: Pick<RouteGraph, 'nodes' | 'notes'>): Box[] => [
  ...nodes.map(boxOfNode),
  ...notes.map(boxOfNote),
]

export const overlap = (a: Omit<Box, 'id'>, b: Omit<Box, 'id'>): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The smallest box around them; null around nothing. */
export function around(boxes: readonly Omit<Box, 'id'>[]): (Point & Size) | null {
  if (boxes.length === 0) return null
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}
