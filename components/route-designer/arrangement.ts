import type { Box, Point } from './box.ts'

type Places = Record<string, Point>

export const alignments = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const
export type Alignment = (typeof alignments)[number]
export const axes = ['across', 'down'] as const
export type Axis = (typeof axes)[number]

const placed = (boxes: readonly Box[]): Places =>
  Object.fromEntries(boxes.map(({ id, x, y }) => [id, { x: Math.round(x), y: Math.round(y) }]))

/** Places of the things with one side, or their middles, on one line: that of the box around them. */
export function aligned(boxes: readonly Box[], by: Alignment): Places {
  const left = Math.min(...boxes.map((box) => box.x))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const top = Math.min(...boxes.map((box) => box.y))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  const to = (box: Box): Box => {
    switch (by) {
      case 'left':
        return { ...box, x: left }
      case 'centre':
        return { ...box, x: (left + right - box.width) / 2 }
      case 'right':
        return { ...box, x: right - box.width }
      case 'top':
        return { ...box, y: top }
      case 'middle':
        return { ...box, y: (top + bottom - box.height) / 2 }
      case 'bottom':
        return { ...box, y: bottom - box.height }
    }
  }
  return placed(boxes.map(to))
}

/** Places of the things with equal gaps between neighbours; the outermost stay. Fewer than three stay all. */
export function distributed(things: readonly Box[], axis: Axis): Places {
  const [at, length] = axis === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const boxes = things.toSorted((a, b) => a[at] - b[at])
  const [first] = boxes
  const last = boxes.at(-1)
  if (!first || !last || boxes.length < 3) return placed(boxes)
  const room = last[at] + last[length] - first[at]
  const filled = boxes.reduce((sum, box) => sum + box[length], 0)
  const gap = (room - filled) / (boxes.length - 1)
  let next = first[at]
  return placed(
    boxes.map((box) => {
      const moved = { ...box, [at]: next }
      next += box[length] + gap
      return moved
    }),
  )
}
