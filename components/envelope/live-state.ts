import type { LiveMark, LiveState } from '#components/route-designer/live.ts'
import type { EnvelopeState, PersonRef } from '#lib/envelope/state.ts'
import { isFinal } from '#lib/envelope/status.ts'
import type { NodeId, RouteGraph } from '#lib/route/graph.ts'
import type { Plan, PlanLeg } from '#lib/route/plan.ts'

/** Where an envelope stands on its route: steps that are over, the one that goes on, the one that is in trouble. */
export function liveStateOf(graph: RouteGraph, plan: Plan, state: EnvelopeState): LiveState {
  const nodes: Record<NodeId, LiveMark> = {}
  for (const node of graph.nodes) if (node.kind === 'start') nodes[node.id] = { is: 'done' }
  for (const { node, role } of state.documents) if (role === 'original') nodes[node] = { is: 'done' }
  for (const node of Object.values(plan.nodes)) if (node.kind === 'leg') markLeg(nodes, node, state)
  const here = plan.nodes[state.at]
  const over = state.phase === 'over'
  const mark: LiveMark = {
    is: Object.keys(state.problems).length > 0 ? 'problem' : over ? 'done' : 'current',
  }
  if (here && here.kind !== 'leg') nodes[here.id] = mark
  const taken = graph.edges
    .filter((edge) => nodes[edge.from]?.is === 'done' && nodes[edge.to] !== undefined)
    .map(({ id }) => id)
  return { nodes, taken }
}

const acted = (person: PersonRef) => person.state === 'done'
const refused = (person: PersonRef) => person.state === 'declined' || person.state === 'expired'

function markLeg(nodes: Record<NodeId, LiveMark>, node: PlanLeg, state: EnvelopeState): void {
  const leg = state.legs[node.id]
  const stands = state.at === node.id && state.phase !== 'over'
  const stuck = stands && Object.keys(state.problems).length > 0
  if (!leg) {
    if (stands) nodes[node.id] = { is: stuck ? 'problem' : 'current' }
    return
  }
  for (const step of node.steps) {
    const people = leg.people[step.id] ?? []
    const count = people.length > 1 ? { badge: `${people.filter(acted).length}/${people.length}` } : {}
    if (people.some(refused)) nodes[step.id] = { is: 'problem', ...count }
    else if (people.length > 0 && (leg.status === 'completed' || people.every(acted))) {
      nodes[step.id] = { is: 'done', ...count }
    } else {
      if (stands || !isFinal(leg.status)) nodes[step.id] = { is: stuck ? 'problem' : 'current', ...count }
      return
    }
  }
}
