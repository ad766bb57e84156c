import type { NodeId, RouteEdge } from './graph.ts'
import type { RouteModel } from './model.ts'

/** A run through the graph: the nodes entered and the outcomes by which they were left. */
export type Run = { node: NodeId; outcome: string }[]

/** For each node that can be reached from `from`, the edge by which a shortest run enters it (null for `from`). */
export type Reached = ReadonlyMap<NodeId, RouteEdge | null>

/** Breadth first from `from`; `passes` may bar edges. */
export function reachFrom(
  model: RouteModel,
  from: NodeId,
  passes: (edge: RouteEdge) => boolean = () => true,
): Reached {
  const reached = new Map<NodeId, RouteEdge | null>([[from, null]])
  const queue = [from]
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const edge of model.out(id)) {
      if (reached.has(edge.to) || !passes(edge)) continue
      reached.set(edge.to, edge)
      queue.push(edge.to)
    }
  }
  return reached
}

/** Nodes that can be reached from any start. */
export function reachable(model: RouteModel): Reached {
  const start = model.starts[0]
  return start ? reachFrom(model, start.id) : new Map()
}

/** A shortest run that ends by entering `to`; the last entry is the edge's source and outcome. */
export function runTo(reached: Reached, to: NodeId): Run {
  const run: Run = []
  for (let edge = reached.get(to); edge; edge = reached.get(edge.from)) {
    run.unshift({ node: edge.from, outcome: edge.outcome })
  }
  return run
}
