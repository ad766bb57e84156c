import type { NodeId, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { modelOf, type RouteModel } from '#lib/route/model.ts'
import { reachFrom } from '#lib/route/walk.ts'

/** Widths of cards and the room between them on the canvas, px. */
const widths = { start: 168, end: 168, join: 168, document: 200, wait: 200, action: 200 } as const
const widest = 232
const gap = 104
const rowHeight = 172

/**
 * Places a ready route: its main line straight along the top, detours and other branches below it, ends in the last
 * column under each other. Ways back count for nothing.
 */
export function placed(graph: RouteGraph): RouteGraph {
  const model = modelOf(graph)
  const columns = columnsOf(model)
  const rows = rowsOf(model)
  const lefts = leftsOf(graph.nodes, columns)
  const nodes = graph.nodes.map((node) => {
    const x = lefts[columns.get(node.id) ?? 0] ?? 0
    return { ...node, position: { x, y: (rows.get(node.id) ?? 0) * rowHeight } }
  })
  return { ...graph, nodes }
}

/** The longest way from the start; ends share the last column. */
function columnsOf(model: RouteModel): Map<NodeId, number> {
  const columns = new Map<NodeId, number>()
  const visit = (id: NodeId, column: number) => {
    if ((columns.get(id) ?? -1) >= column) return
    columns.set(id, column)
    for (const edge of forward(model, id)) visit(edge, column + 1)
  }
  for (const start of model.starts) visit(start.id, 0)
  const last = Math.max(0, ...columns.values())
  for (const node of model.graph.nodes) if (node.kind === 'end') columns.set(node.id, last)
  return columns
}

function rowsOf(model: RouteModel): Map<NodeId, number> {
  const rows = new Map<NodeId, number>()
  let low = 0
  const visit = (id: NodeId, row: number) => {
    if (rows.has(id) || model.nodes.get(id)?.kind === 'end') return
    rows.set(id, row)
    low = Math.max(low, row)
    const [straight, ...others] = mainFirst(model, id)
    if (straight !== undefined) visit(straight, row)
    for (const other of others) visit(other, rows.has(other) ? row : low + 1)
  }
  for (const start of model.starts) visit(start.id, 0)
  const ends = model.graph.nodes.filter((node) => node.kind === 'end')
  const good = ends.filter(({ outcome }) => outcome === 'completed')
  const bad = ends.filter(({ outcome }) => outcome !== 'completed')
  good.forEach(({ id }, at) => {
    rows.set(id, at)
  })
  bad.forEach(({ id }, at) => {
    rows.set(id, Math.max(low, good.length - 1) + 1 + at)
  })
  return rows
}

/** Where the line goes on. Of two ways the one that the other comes back to is the main one: the other is a detour. */
function mainFirst(model: RouteModel, id: NodeId): NodeId[] {
  const ways = forward(model, id).filter((to) => model.nodes.get(to)?.kind !== 'end')
  const isJoined = (to: NodeId) => ways.every((other) => other === to || onward(model, other).has(to))
  return [...ways].sort((a, b) => Number(isJoined(b)) - Number(isJoined(a)))
}

const onward = (model: RouteModel, id: NodeId) => reachFrom(model, id, (edge) => edge.maxRounds === undefined)

const forward = (model: RouteModel, id: NodeId): NodeId[] =>
  model.out(id).flatMap((edge) => (edge.maxRounds === undefined ? [edge.to] : []))

function leftsOf(nodes: readonly RouteNode[], columns: ReadonlyMap<NodeId, number>): number[] {
  const lefts: number[] = []
  let left = 0
  for (let column = 0; column <= Math.max(0, ...columns.values()); column += 1) {
    lefts.push(left)
    const inColumn = nodes.filter(({ id }) => columns.get(id) === column)
    left +=
      Math.max(0, ...inColumn.map(({ kind }) => (kind in widths ? widths[kind as 'start'] : widest))) + gap
  }
  return lefts
}
