import type { LiveMark, LiveState } from '#components/route-designer/live.ts'
import { placesOf, problemAtNode } from '#lib/envelope/place.ts'
import type { EnvelopeState, PersonRef } from '#lib/envelope/state.ts'
import { isFinal } from '#lib/envelope/status.ts'
import type { NodeId, Outcome, RouteGraph } from '#lib/route/graph.ts'
import type { Plan, PlanLeg } from '#lib/route/plan.ts'
import { nodeAt } from '#lib/route/plan-walk.ts'

/** An edge that the run has taken, in whatever round. */
export type Taken = { node: NodeId; outcome: Outcome }
type Marks = Record<NodeId, LiveMark>

/**
 * Where an envelope stands on its route: what it has passed, where it is now and since when, where it is in trouble.
 * @param taken every edge that it took; null when that was not kept, and is guessed from what is known of its steps
 */
export function liveStateOf(
  graph: RouteGraph,
  plan: Plan,
  state: EnvelopeState,
  taken: readonly Taken[] | null,
): LiveState {
  const nodes: Marks = {}
  for (const node of graph.nodes) if (node.kind === 'start') nodes[node.id] = { is: 'done' }
  for (const { node } of taken ?? []) nodes[node] = { is: 'done' }
  for (const { node, role } of state.documents) if (role === 'original') nodes[node] = { is: 'done' }
  for (const node of Object.values(plan.nodes)) if (node.kind === 'leg') markLeg(nodes, node, state)
  // Moved from another version, the envelope may have entered a leg in its middle.
  for (const id of Object.keys(state.legs)) {
    const tail = plan.nodes[id] ? undefined : nodeAt(plan, id)
    if (tail?.kind === 'leg') markLeg(nodes, tail, state)
  }
  for (const { at } of state.threads) {
    if (nodeAt(plan, at)?.kind !== 'leg' || !state.legs[at]) nodes[at] = { is: markOf(state, at) }
  }
  for (const { node, since } of placesOf(plan, state)) {
    const mark = nodes[node]
    if (mark && mark.is !== 'done') nodes[node] = { ...mark, since }
  }
  return { nodes, taken: taken ? edgesOf(graph, taken) : guessed(graph, nodes) }
}

function edgesOf(graph: RouteGraph, taken: readonly Taken[]): string[] {
  const known = new Set(taken.map(({ node, outcome }) => `${node} ${outcome}`))
  const starts = new Set(graph.nodes.filter(({ kind }) => kind === 'start').map(({ id }) => id))
  return graph.edges
    .filter(({ from, outcome }) => starts.has(from) || known.has(`${from} ${outcome}`))
    .map(({ id }) => id)
}

const guessed = (graph: RouteGraph, nodes: Marks): string[] =>
  graph.edges
    .filter((edge) => nodes[edge.from]?.is === 'done' && nodes[edge.to] !== undefined)
    .map(({ id }) => id)

/** Trouble is shown where it is; a problem that belongs to no node is shown where the run stands. */
function markOf(state: EnvelopeState, at: NodeId): LiveMark['is'] {
  if (problemAtNode(state, at) !== null) return 'problem'
  return state.phase === 'over' ? 'done' : 'current'
}

const acted = (person: PersonRef) => person.state === 'done'
const refused = (person: PersonRef) => person.state === 'declined' || person.state === 'expired'

function markLeg(nodes: Marks, node: PlanLeg, state: EnvelopeState): void {
  const leg = state.legs[node.id]
  const stands = state.phase !== 'over' && state.threads.some(({ at }) => at === node.id)
  const stuck = stands && markOf(state, node.id) === 'problem'
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
