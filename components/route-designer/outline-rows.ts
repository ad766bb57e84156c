import type { NodeId, Outcome, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { outcomesOf } from '#lib/route/graph.ts'
import { modelOf } from '#lib/route/model.ts'
import { reachable } from '#lib/route/walk.ts'

/** A line of the outline: a node, or one of the ways out of a node that is unfolded. */
export type OutlineRow =
  | { is: 'node'; node: RouteNode; at: number; of: number; ways: number }
  | {
      is: 'way'
      node: RouteNode
      outcome: Outcome
      to: RouteNode | null
      rounds: number | undefined
      at: number
      of: number
    }

/** Lines from top to bottom, nodes in the order in which a run meets them, those that no run meets last. */
export function outlineRows(graph: RouteGraph, open: ReadonlySet<NodeId>): OutlineRow[] {
  const met = [...reachable(modelOf(graph)).keys()]
  const rank = new Map(met.map((id, at) => [id, at]))
  const nodes = graph.nodes.toSorted(
    (a, b) => (rank.get(a.id) ?? met.length) - (rank.get(b.id) ?? met.length),
  )
  const byId = new Map(graph.nodes.map((node) => [node.id, node]))
  return nodes.flatMap((node, at): OutlineRow[] => {
    const outcomes = outcomesOf(node)
    const row: OutlineRow = { is: 'node', node, at: at + 1, of: nodes.length, ways: outcomes.length }
    if (!open.has(node.id)) return [row]
    const ways = outcomes.map((outcome, place): OutlineRow => {
      const edge = graph.edges.find((each) => each.from === node.id && each.outcome === outcome)
      const to = (edge && byId.get(edge.to)) ?? null
      return { is: 'way', node, outcome, to, rounds: edge?.maxRounds, at: place + 1, of: outcomes.length }
    })
    return [row, ...ways]
  })
}

export const rowKey = (row: OutlineRow): string =>
  row.is === 'node' ? `node ${row.node.id}` : `way ${row.node.id} ${row.outcome}`

/** The unfolded nodes with this one folded or unfolded. */
export function toggled(open: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(open)
  if (!next.delete(id)) next.add(id)
  return next
}
