import type { EdgeId, NodeId, RouteEdge, RouteGraph } from '#lib/route/graph.ts'
import { edgeIdOf, isStep, modelOf, type RouteModel } from '#lib/route/model.ts'
import { reachFrom } from '#lib/route/walk.ts'
import type { Seen } from './scenario.ts'

type Part<T> = { seen: number; all: number; unseen: T[] }

/** How much of the drawing rehearsals came through, and what of it they did not, in the order of the drawing. */
export type Coverage = { nodes: Part<NodeId>; edges: Part<Pick<RouteEdge, 'from' | 'outcome' | 'to'>> }

/**
 * Measures what was seen against everything on the drawing that a rehearsal can come to: the start, every step, every
 * branch of a fork, every end. A step without a deadline does not expire in a rehearsal, so its `expired` is not asked.
 */
export function measure(graph: RouteGraph, seen: readonly Seen[]): Coverage {
  const { start, nodes, edges } = within(graph)
  const came = new Set(seen.flatMap(({ nodes }) => [...nodes]))
  const took = new Set(seen.flatMap(({ edges }) => [...edges]))
  if (start && seen.length > 0) {
    came.add(start.id)
    took.add(edgeIdOf(start.id, 'next'))
  }
  return {
    nodes: part(nodes, (id) => came.has(id)),
    edges: part(
      edges.map(({ from, outcome, to }) => ({ from, outcome, to })),
      ({ from, outcome }) => took.has(edgeIdOf(from, outcome)),
    ),
  }
}

/** What of the drawing was come through, by id: all that a rehearsal can come to, but for what none did. */
export function coveredIn(graph: RouteGraph, coverage: Coverage): { nodes: NodeId[]; edges: EdgeId[] } {
  const { nodes, edges } = within(graph)
  const unseen = new Set(coverage.edges.unseen.map(({ from, outcome }) => edgeIdOf(from, outcome)))
  return {
    nodes: nodes.filter((id) => !coverage.nodes.unseen.includes(id)),
    edges: edges.filter(({ from, outcome }) => !unseen.has(edgeIdOf(from, outcome))).map(({ id }) => id),
  }
}

function within(graph: RouteGraph) {
  const model = modelOf(graph)
  const [start] = model.starts
  const reached = start ? reachFrom(model, start.id, canBeTaken(model)) : new Map<NodeId, unknown>()
  const nodes = graph.nodes.map(({ id }) => id).filter((id) => reached.has(id))
  return { start, nodes, edges: nodes.flatMap((id) => model.out(id)).filter(canBeTaken(model)) }
}

/** Share of what was seen, nodes and edges together, in whole percent; rounded down, so that 100 is all. */
export function percentOf({ nodes, edges }: Coverage): number {
  const all = nodes.all + edges.all
  return all === 0 ? 100 : Math.floor((100 * (nodes.seen + edges.seen)) / all)
}

const canBeTaken =
  (model: RouteModel) =>
  ({ from, outcome }: RouteEdge): boolean => {
    const node = model.nodes.get(from)
    return outcome !== 'expired' || !node || !isStep(node) || node.deadline !== undefined
  }

function part<T>(all: T[], isSeen: (one: T) => boolean): Part<T> {
  const unseen = all.filter((one) => !isSeen(one))
  return { seen: all.length - unseen.length, all: all.length, unseen }
}
