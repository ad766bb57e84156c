import type { NodeId, RouteEdge, RouteGraph } from '#lib/route/graph.ts'

/** An edge over more columns than this is long. */
const longColumns = 3

/**
 * The edges that decide where nodes lie: no ways back, and of the long ones into a node only the shortest. Forty
 * refusals that lead to one end say no more about its place than the last of them does, and the layout pays for every
 * column that an edge passes.
 */
export function edgesForLayout(graph: RouteGraph): RouteEdge[] {
  const ahead = graph.edges.filter((edge) => edge.maxRounds === undefined)
  const columns = columnsOf(graph, ahead)
  const span = (edge: RouteEdge) => (columns.get(edge.to) ?? 0) - (columns.get(edge.from) ?? 0)
  const nearest = new Map<NodeId, RouteEdge>()
  for (const edge of ahead) {
    const held = nearest.get(edge.to)
    if (!held || span(edge) < span(held)) nearest.set(edge.to, edge)
  }
  const leads = new Set<NodeId>()
  const kept = ahead.filter((edge) => span(edge) <= longColumns || nearest.get(edge.to) === edge)
  for (const edge of kept) leads.add(edge.from)
  // A node of which all ways are long keeps them: without any it would drift away.
  return ahead.filter((edge) => !leads.has(edge.from) || kept.includes(edge))
}

/** The column of each node: the most steps that lead to it. In a ring some node has to be the first. */
function columnsOf(graph: RouteGraph, edges: readonly RouteEdge[]): Map<NodeId, number> {
  const out = new Map<NodeId, NodeId[]>(graph.nodes.map(({ id }) => [id, []]))
  const waitsFor = new Map<NodeId, number>(graph.nodes.map(({ id }) => [id, 0]))
  for (const { from, to } of edges) {
    out.get(from)?.push(to)
    waitsFor.set(to, (waitsFor.get(to) ?? 0) + 1)
  }
  const columns = new Map<NodeId, number>()
  const settled = new Set<NodeId>()
  const ready = graph.nodes.map(({ id }) => id).filter((id) => waitsFor.get(id) === 0)
  for (const { id: ringed } of graph.nodes) {
    for (let id = ready.shift() ?? ringed; !settled.has(id); id = ready.shift() ?? ringed) {
      settled.add(id)
      const next = (columns.get(id) ?? 0) + 1
      for (const to of out.get(id) ?? []) {
        if (settled.has(to)) continue
        columns.set(to, Math.max(columns.get(to) ?? 0, next))
        waitsFor.set(to, (waitsFor.get(to) ?? 0) - 1)
        if (waitsFor.get(to) === 0) ready.push(to)
      }
    }
  }
  return columns
}
