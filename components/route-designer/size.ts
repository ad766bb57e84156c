import type { Outcome, RouteNode } from '#lib/route/graph.ts'
import { outcomesOf } from '#lib/route/graph.ts'

/** Height of the head that every card has; the way in and the main way out leave at its middle. */
export const headHeight = 56
/** Height of a condition's branch. */
export const branchHeight = 32
/** Room between two columns of cards: labels of outcomes and the bends of edges live there. */
export const columnGap = 104
export const rowGap = 48

const headMiddle = headHeight / 2

/** The fixed size of the node's card: the canvas draws it without measuring. */
export function sizeOf(node: RouteNode): { width: number; height: number } {
  switch (node.kind) {
    case 'start':
    case 'end':
    case 'join':
      return { width: 168, height: headHeight }
    case 'document':
    case 'wait':
    case 'action':
      return { width: 200, height: headHeight }
    case 'approve':
    case 'sign':
      return { width: 232, height: 124 }
    case 'condition':
    case 'fork':
      return { width: 216, height: headHeight + branchHeight * outcomesOf(node).length + 4 }
  }
}

/** Where an outcome leaves, from the card's top. */
export function outcomeTop(node: RouteNode, outcome: Outcome): number {
  const at = outcomesOf(node).indexOf(outcome)
  if (node.kind === 'condition' || node.kind === 'fork') return headHeight + branchHeight * (at + 0.5)
  if (node.kind === 'approve' || node.kind === 'sign') return [headMiddle, 72, 100][at] ?? headMiddle
  return headMiddle
}

/** Where runs enter, from the card's top. */
export const entryTop = headMiddle
