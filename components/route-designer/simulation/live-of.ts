import type { LiveMark, LiveState } from '#components/route-designer/live.ts'
import { nodeOfKey } from '#lib/envelope/draft.ts'
import { turnOf } from '#lib/envelope/leg.ts'
import type { coverageOf } from '#lib/envelope/scenario.ts'
import type { Simulation } from '#lib/envelope/simulate.ts'
import type { EdgeId, NodeId, RouteGraph } from '#lib/route/graph.ts'

/** Where a rehearsed run stands, and by which edges it came there in this round. */
export function liveOf(simulation: Simulation, graph: RouteGraph): LiveState {
  const { state, trace } = simulation
  const nodes: Record<NodeId, LiveMark> = {}
  const edges = new Map(graph.edges.map((edge) => [`${edge.from} ${edge.outcome}`, edge]))
  let taken: EdgeId[] = []
  const begin = () => {
    for (const node of graph.nodes) {
      if (node.kind !== 'start') continue
      nodes[node.id] = { is: 'done' }
      const first = edges.get(`${node.id} next`)
      taken = first ? [first.id] : []
    }
  }
  begin()
  for (const line of trace) {
    if (line.is !== 'pass') continue
    const edge = edges.get(`${line.node} ${line.outcome}`)
    if (edge?.maxRounds !== undefined) {
      for (const id of Object.keys(nodes)) delete nodes[id]
      begin()
    } else nodes[line.node] = { is: 'done' }
    if (edge) taken.push(edge.id)
  }
  for (const { at } of state.threads) {
    const place = stepAt(simulation, at)
    // Inside of an order its steps are told as passed only when all of it is over.
    for (const step of stepsBefore(simulation, at, place)) {
      nodes[step] = { is: 'done' }
      const edge = edges.get(`${step} done`)
      if (edge && !taken.includes(edge.id)) taken.push(edge.id)
    }
    nodes[place] = { is: markAt(simulation, at), ...badgeOf(simulation, at, place) }
  }
  return { nodes, taken }
}

/** The step of a leg whose turn it is; any other place is itself. */
export function stepAt({ world, state }: Simulation, at: NodeId): NodeId {
  const node = world.plan.nodes[at]
  const leg = state.legs[at]
  return node?.kind === 'leg' && leg ? (turnOf(node, leg)?.id ?? node.steps.at(-1)?.id ?? at) : at
}

function stepsBefore({ world }: Simulation, at: NodeId, step: NodeId): NodeId[] {
  const node = world.plan.nodes[at]
  const steps = node?.kind === 'leg' ? node.steps.map(({ id }) => id) : []
  return steps.slice(0, Math.max(0, steps.indexOf(step)))
}

function markAt({ state }: Simulation, at: NodeId): LiveMark['is'] {
  if (state.phase === 'over') return 'done'
  return Object.keys(state.problems).some((key) => nodeOfKey(key) === at) ? 'problem' : 'current'
}

function badgeOf({ state }: Simulation, at: NodeId, step: NodeId): Pick<LiveMark, 'badge'> {
  const people = state.legs[at]?.people[step] ?? []
  if (people.length < 2) return {}
  return { badge: `${people.filter((person) => person.state === 'done').length}/${people.length}` }
}

/** What rehearsals have come through, as marks on the drawing. */
export function liveOfCoverage(
  { nodes: seen, edges }: ReturnType<typeof coverageOf>,
  graph: RouteGraph,
): LiveState {
  const some = seen.size > 0
  const covered = ({ id, kind }: RouteGraph['nodes'][number]) => seen.has(id) || (some && kind === 'start')
  const starts = new Set(graph.nodes.filter(({ kind }) => kind === 'start').map(({ id }) => id))
  return {
    nodes: Object.fromEntries(graph.nodes.filter(covered).map(({ id }) => [id, { is: 'done' as const }])),
    taken: graph.edges
      .filter(({ from, outcome }) => edges.has(`${from}.${outcome}`) || (some && starts.has(from)))
      .map(({ id }) => id),
  }
}
