import { boxesOf, type Point } from '#components/route-designer/box.ts'
import { takenIds } from '#components/route-designer/canvas-id.ts'
import { freeBelow } from '#components/route-designer/free-place.ts'
import { titledFrames } from '#components/route-designer/groups/frame.ts'
import type { Note } from '#lib/route/beside.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { freshId } from '#lib/route/new-node.ts'

const size = { width: 220, height: 100 }
const gap = 24
const grid = (value: number) => Math.round(value / 4) * 4

/** An empty note with its middle there; `free` moves it down to where it covers nothing. */
export function newNote(graph: RouteGraph, middle: Point, free: boolean): Note {
  const at = { x: grid(middle.x - size.width / 2), y: grid(middle.y - size.height / 2) }
  return {
    id: freshId(takenIds(graph), 'note'),
    text: '',
    position: free ? freeBelow([...boxesOf(graph), ...titledFrames(graph)], size, at, gap) : at,
    size,
  }
}
