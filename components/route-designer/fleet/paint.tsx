import type { LiveMark, LiveState } from '#components/route-designer/live.ts'
import type { NodeId, RouteGraph } from '#lib/route/graph.ts'
import { outcomesOf } from '#lib/route/graph.ts'
import type { DurationsRead, FleetRead } from './answer.ts'
import { CrowdMark, HeatMark, WayHeat } from './marks.tsx'

/** The drawing with the envelopes that stand on it. */
export function paintedCrowds({ nodes }: FleetRead): LiveState {
  const marks = nodes.map((at): [NodeId, LiveMark] => [
    at.node,
    { is: at.stuck > 0 ? 'problem' : 'current', own: <CrowdMark at={at} /> },
  ])
  return { nodes: Object.fromEntries(marks) }
}

/** What passes within a second needs no number. */
const atOnceMs = 1_000

/** The drawing with how long runs stay, and by which edges they leave. */
export function paintedHeat(graph: RouteGraph, { nodes, ways }: DurationsRead): LiveState {
  const marks = nodes.map((stay): [NodeId, LiveMark] => [
    stay.node,
    { is: 'plain', own: stay.p90Ms < atOnceMs ? null : <HeatMark stay={stay} /> },
  ])
  const kinds = new Map(graph.nodes.map((node) => [node.id, node]))
  const told = graph.edges.flatMap((edge) => {
    const from = kinds.get(edge.from)
    const stay = ways.find(({ node, outcome }) => node === edge.from && outcome === edge.outcome)
    // Where there is one way, or all are taken, a share says nothing.
    const chooses = from && from.kind !== 'fork' && outcomesOf(from).length > 1
    return stay && chooses ? [[edge.id, <WayHeat key={edge.id} stay={stay} />] as const] : []
  })
  return { nodes: Object.fromEntries(marks), ways: Object.fromEntries(told) }
}
