import type { EdgeId, RouteGraph } from '#lib/route/graph.ts'
import type { Run } from '#lib/route/walk.ts'

/** Edges that a run takes, move by move; a fork takes all its branches in one. Moves that lead nowhere take none. */
export function edgesOfRun(graph: RouteGraph, run: Run): EdgeId[][] {
  const forks = new Set(graph.nodes.filter((node) => node.kind === 'fork').map((node) => node.id))
  return run.map(({ node, outcome }) =>
    graph.edges
      .filter((edge) => edge.from === node && (forks.has(node) || edge.outcome === outcome))
      .map((edge) => edge.id),
  )
}
