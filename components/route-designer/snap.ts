import type { RouteGraph } from '#lib/route/graph.ts'
import { boxesOf, type Box as Placed, type Point } from './box.ts'

type Places = Record<string, Point>
type Box = { left: number; top: number; right: number; bottom: number }

/** A line on which sides or middles of two things lie; on the canvas, px. */
export type Guide = { axis: 'x' | 'y'; at: number; from: number; to: number }

/** So near a line what is dragged is drawn to it. */
const pull = 6

/** A line of something that stays: its place, and whose it is. */
type Line = { at: number; order: number; box: Box }
/** By axis, the lines of each kind (the near side, the middle, the far side) from the least to the greatest. */
type Standing = Readonly<Record<'x' | 'y', readonly (readonly Line[])[]>>

type Snap = (
  graph: Pick<RouteGraph, 'nodes' | 'notes'>,
  dragged: Readonly<Places>,
) => { places: Places; guides: readonly Guide[] }

/**
 * Answers the places of dragged nodes, drawn to the lines of those that stay: left, middle and right, top, middle and
 * bottom. All that is dragged moves together. Answers the lines too, to be shown. What stays is sorted once in a drag.
 */
export function createSnap(): Snap {
  let held: Held | null = null
  return (graph, dragged) => {
    const ids = Object.keys(dragged)
    const known = held?.graph === graph && held.dragged.size === ids.length
    if (!held || !known || !ids.every((id) => held?.dragged.has(id))) {
      const things = boxesOf(graph)
      const moving = things.filter(({ id }) => dragged[id])
      held = { graph, dragged: new Set(ids), moving, standing: standingOf(things, dragged) }
    }
    return snapped(held, dragged)
  }
}

type Held = {
  graph: Parameters<Snap>[0]
  dragged: ReadonlySet<string>
  moving: readonly Placed[]
  standing: Standing | null
}

const far: readonly Guide[] = []

function snapped({ moving: things, standing }: Held, dragged: Readonly<Places>): ReturnType<Snap> {
  const moving = things.map((thing) => boxOf({ ...thing, ...dragged[thing.id] }))
  if (moving.length === 0 || !standing) return { places: { ...dragged }, guides: far }
  const frame = frameOf(moving)
  const x = nearest(linesOf(frame, 'x'), standing.x)
  const y = nearest(linesOf(frame, 'y'), standing.y)
  if (!x && !y) return { places: { ...dragged }, guides: far }
  const [across, down] = [x?.by ?? 0, y?.by ?? 0]
  const places = Object.fromEntries(
    Object.entries(dragged).map(([id, place]) => [id, { x: place.x + across, y: place.y + down }]),
  )
  const landed = {
    left: frame.left + across,
    right: frame.right + across,
    top: frame.top + down,
    bottom: frame.bottom + down,
  }
  return { places, guides: [...guideOf(x, landed, 'x'), ...guideOf(y, landed, 'y')] }
}

/** The lines of what stays; null when nothing does. */
function standingOf(things: readonly Placed[], dragged: Readonly<Places>): Standing | null {
  const boxes = things.filter(({ id }) => !dragged[id]).map(boxOf)
  if (boxes.length === 0) return null
  const sorted = (axis: 'x' | 'y') =>
    kinds.map((kind) =>
      boxes
        .map((box, order): Line => ({ at: linesOf(box, axis)[kind], order, box }))
        .sort((one, other) => one.at - other.at || one.order - other.order),
    )
  return { x: sorted('x'), y: sorted('y') }
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
const kinds = [0, 1, 2] as const

const linesOf = (box: Box, axis: 'x' | 'y'): readonly [number, number, number] =>
  axis === 'x'
    ? [box.left, (box.left + box.right) / 2, box.right]
    : [box.top, (box.top + box.bottom) / 2, box.bottom]

type Hit = { by: number; at: number; box: Box }

/** The shortest way to a line of the same kind; of equal ones that of the first node. */
function nearest(own: readonly [number, number, number], standing: Standing['x']): Hit | null {
  let best: (Hit & { order: number }) | null = null
  for (const kind of kinds) {
    const lines = standing[kind] ?? []
    for (let n = firstFrom(lines, own[kind] - pull); n < lines.length; n++) {
      const line = lines[n]
      if (!line || line.at > own[kind] + pull) break
      const by = line.at - own[kind]
      const lead = best ? Math.abs(best.by) - Math.abs(by) : 1
      if (lead > 0 || (lead === 0 && best && line.order < best.order)) best = { ...line, by }
    }
  }
  return best
}

/** Where lines begin that are not before this place. */
function firstFrom(lines: readonly Line[], at: number): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.at ?? at) < at) low = middle + 1
    else high = middle
  }
  return low
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
