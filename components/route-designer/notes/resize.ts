import type { Point, Size } from '#components/route-designer/box.ts'

/** A side or a corner by which a note is made larger or smaller. */
export const grips = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Grip = (typeof grips)[number]

/** So small a note can still be read and gripped, px; so large the stored form takes it. */
export const noteSides = { least: 40, most: 4000 } as const
const grid = 4

const inBounds = (side: number) =>
  Math.min(noteSides.most, Math.max(noteSides.least, Math.round(side / grid) * grid))

/** The box after its grip was drawn by so much: the opposite side stays. */
export function resized(box: Point & Size, grip: Grip, by: Point): Point & Size {
  const west = grip.includes('w')
  const north = grip.includes('n')
  const width = west || grip.includes('e') ? inBounds(box.width + (west ? -by.x : by.x)) : box.width
  const height = north || grip.includes('s') ? inBounds(box.height + (north ? -by.y : by.y)) : box.height
  return {
    x: west ? box.x + box.width - width : box.x,
    y: north ? box.y + box.height - height : box.y,
    width,
    height,
  }
}

/** The size with room for so much more text; never less than before. */
export function grownBy(size: Size, lack: number): Size {
  if (lack <= 0) return size
  return { ...size, height: Math.min(noteSides.most, Math.ceil((size.height + lack) / grid) * grid) }
}
