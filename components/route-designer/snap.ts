import type { Box as Placed, Point } from './box.ts'

type Places = Record<string, Point>
type Box = { left: number; top: number; right: number; bottom: number }

/** A line on which sides or middles of two things lie; on the canvas, px. */
export type Guide = { axis: 'x' | 'y'; at: number; from: number; to: number }

/** So near a line what is dragged is drawn to it. */
const pull = 6

/**
 * Places of dragged things, drawn to the lines of those that stay: left, middle and right, top, middle and bottom. All
 * that is dragged moves together. Answers the lines too, to be shown.
 */
export function snapped(
  things: readonly Placed[],
  dragged: Readonly<Places>,
): { places: Places; guides: Guide[] } {
  const moving = things.flatMap((thing) => {
    const place = dragged[thing.id]
    return place ? [boxOf({ ...thing, ...place })] : []
  })
  const standing = things.filter((thing) => !dragged[thing.id]).map(boxOf)
  if (moving.length === 0 || standing.length === 0) return { places: { ...dragged }, guides: [] }
  const frame = frameOf(moving)
  const x = nearest(linesOf(frame, 'x'), standing, 'x')
  const y = nearest(linesOf(frame, 'y'), standing, 'y')
  const places = Object.fromEntries(
    Object.entries(dragged).map(([id, place]) => [
      id,
      { x: place.x + (x?.by ?? 0), y: place.y + (y?.by ?? 0) },
    ]),
  )
  const landed = {
    left: frame.left + (x?.by ?? 0),
    right: frame.right + (x?.by ?? 0),
    top: frame.top + (y?.by ?? 0),
    bottom: frame.bottom + (y?.by ?? 0),
  }
  return { places, guides: [...guideOf(x, landed, 'x'), ...guideOf(y, landed, 'y')] }
}

const boxOf = ({ x, y, width, height }: Placed): Box => ({
  left: x,
  top: y,
  right: x + width,
  bottom: y + height,
})

const frameOf = (boxes: readonly Box[]): Box => ({
  left: Math.min(...boxes.map((box) => box.left)),
  top: Math.min(...boxes.map((box) => box.top)),
  right: Math.max(...boxes.map((box) => box.right)),
  bottom: Math.max(...boxes.map((box) => box.bottom)),
})

/** The near side, the middle and the far side. */
const linesOf = (box: Box, axis: 'x' | 'y'): readonly number[] =>
  axis === 'x'
    ? [box.left, (box.left + box.right) / 2, box.right]
    : [box.top, (box.top + box.bottom) / 2, box.bottom]

type Hit = { by: number; at: number; box: Box }

/** The shortest way to a line of the same kind. */
function nearest(own: readonly number[], standing: readonly Box[], axis: 'x' | 'y'): Hit | null {
  let best: Hit | null = null
  for (const box of standing) {
    const theirs = linesOf(box, axis)
    for (const [kind, at] of theirs.entries()) {
      const by = at - (own[kind] ?? at)
      if (Math.abs(by) <= pull && (!best || Math.abs(by) < Math.abs(best.by))) best = { by, at, box }
    }
  }
  return best
}

function guideOf(hit: Hit | null, landed: Box, axis: 'x' | 'y'): Guide[] {
  if (!hit) return []
  const { at, box } = hit
  const [from, to] =
    axis === 'x'
      ? [Math.min(box.top, landed.top), Math.max(box.bottom, landed.bottom)]
      : [Math.min(box.left, landed.left), Math.max(box.right, landed.right)]
  return [{ axis, at, from, to }]
}
