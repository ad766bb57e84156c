import type { LiveMark, LiveState } from '#components/route-designer/live.ts'
import { type Coverage, coveredIn } from '#lib/envelope/coverage.ts'
import { placesOf } from '#lib/envelope/place.ts'
import type { Simulation } from '#lib/envelope/simulate.ts'
import type { EnvelopeState } from '#lib/envelope/state.ts'
import type { NodeId, RouteGraph } from '#lib/route/graph.ts'

/** Where a rehearsed run stands, and by which edges it came there in this round. */
export function liveOf({ world, state, trace }: Simulation, graph: RouteGraph): LiveState {
  const nodes: Record<NodeId, LiveMark> = {}
  const taken = new Set<string>()
  for (const node of graph.nodes) {
    if (node.kind !== 'start') continue
    nodes[node.id] = { is: 'done' }
    taken.add(`${node.id} next`)
  }
  for (const line of trace) {
    if (line.is !== 'pass' || line.round !== state.round) continue
    nodes[line.node] = { is: 'done' }
    taken.add(`${line.node} ${line.outcome}`)
  }
  if (state.phase === 'over') for (const { at } of state.threads) nodes[at] = { is: 'done' }
  for (const { node, problemAt } of placesOf(world.plan, state)) {
    const is = problemAt !== null && state.phase !== 'revising' ? 'problem' : 'current'
    nodes[node] = { is, ...badgeOf(state, node) }
  }
  const edges = graph.edges.filter(({ from, outcome }) => taken.has(`${from} ${outcome}`))
  return { nodes, taken: edges.map(({ id }) => id) }
}

/** How many of several have acted. */
function badgeOf({ legs }: EnvelopeState, step: NodeId): Pick<LiveMark, 'badge'> {
  const people = Object.values(legs).flatMap((leg) => leg.people[step] ?? [])
  if (people.length < 2) return {}
  return { badge: `${people.filter((person) => person.state === 'done').length}/${people.length}` }
}

/** What rehearsals have come through, as marks on the drawing. */
export function liveOfCoverage(coverage: Coverage, graph: RouteGraph): LiveState {
  const { nodes, edges } = coveredIn(graph, coverage)
  return { nodes: Object.fromEntries(nodes.map((id) => [id, { is: 'done' as const }])), taken: edges }
}
