import { layout as dagre, Graph } from '@dagrejs/dagre'
import { listOf } from '#lib/route/beside.ts'
import type { RouteEdge, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import type { Point } from './box.ts'
import { frameId } from './canvas-id.ts'
import { someCross } from './crossing.ts'
import { framePadding } from './groups/frame.ts'
import { edgesForLayout } from './layout-edges.ts'
import { notePlaces } from './notes/note-places.ts'
import { columnGap, entryTop, rowGap, sizeOf } from './size.ts'

type Places = Record<string, Point>

/**
 * Places every node, left to right; ways back do not push columns apart, nodes of a group stay together. Notes go where
 * the node nearest to them goes. Heavy for large routes: run in a worker.
 */
export function layOut(graph: RouteGraph): Places {
  const places = placesIn(bestDrawing(graph), graph)
  return { ...places, ...notePlaces(graph, places) }
}

/** Looking for a better order takes most of the time, and mostly there is nothing to better; groups always need it. */
function bestDrawing(graph: RouteGraph): Graph {
  const edges = edgesForLayout(graph)
  if (listOf(graph, 'groups').length > 0) return drawn(graph, edges, true)
  const drawing = drawn(graph, edges, false)
  return hasCrossing(drawing) ? drawn(graph, edges, true) : drawing
}

function drawn(graph: RouteGraph, edges: readonly RouteEdge[], ordered: boolean): Graph {
  const groups = listOf(graph, 'groups')
  const drawing = new Graph({ multigraph: true, compound: groups.length > 0 })
  // With less room between rows the frames, of which the layout knows nothing, would lie on other cards.
  const nodesep = groups.length > 0 ? 2 * framePadding : rowGap / 2
  drawing.setGraph({ rankdir: 'LR', ranksep: columnGap, nodesep, ranker: 'longest-path' })
  drawing.setDefaultEdgeLabel(() => ({}))
  for (const node of graph.nodes) drawing.setNode(node.id, roomOf(node))
  for (const group of groups) {
    drawing.setNode(frameId(group.id), {})
    for (const id of group.nodes) drawing.setParent(id, frameId(group.id))
  }
  for (const edge of edges) {
    const weight = edge.outcome === 'next' || edge.outcome === 'done' ? 8 : 1
    drawing.setEdge(edge.from, edge.to, { weight }, edge.id)
  }
  dagre(drawing, { disableOptimalOrderHeuristic: !ordered })
  return drawing
}

const hasCrossing = (drawing: Graph): boolean =>
  someCross(drawing.edges().map((edge) => drawing.edge(edge).points ?? []))

function placesIn(drawing: Graph, graph: RouteGraph): Places {
  const places: Places = {}
  for (const node of graph.nodes) {
    const { x, y } = drawing.node(node.id)
    places[node.id] = { x: grid((x ?? 0) - sizeOf(node).width / 2), y: grid((y ?? 0) - entryTop) }
  }
  return { ...places, ...notePlaces(graph, places) }
}

/** Room around the line of entry, so that cards of one row are joined by a straight line whatever their heights. */
function roomOf(node: RouteNode): { width: number; height: number } {
  const { width, height } = sizeOf(node)
  return { width, height: 2 * Math.max(entryTop, height - entryTop) }
}

const grid = (value: number) => Math.round(value / 4) * 4
