import { type Box, overlap, type Point, type Size } from './box.ts'

/** The point, or the nearest one below it where a card of this size covers none of the boxes. */
export function freeBelow(boxes: readonly Box[], size: Size, at: Point, gap: number): Point {
  const covered = (y: number) => boxes.find((box) => overlap(box, { ...size, x: at.x, y }))
  let y = at.y
  for (let box = covered(y); box; box = covered(y)) y = box.y + box.height + gap
  return { x: at.x, y }
}
