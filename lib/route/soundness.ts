import type { NodeId, RouteEdge } from './graph.ts'
import { outcomesOf } from './graph.ts'
import type { RouteModel } from './model.ts'
import { needsOf, type Regions } from './regions.ts'
import { type Run, reachFrom, runTo } from './walk.ts'

/**
 * The first place from which no end can be reached although each node has a way on; null for a sound route. A verdict
 * over every run, proved on the route's workflow net and not guessed by patterns. A place that merely lacks a
 * connection or a join that waits in vain is told by rules of their own.
 *
 * Plays the token game with one token, breadth first. That is enough, because a fork encloses its branches: until
 * their join they share nothing, an end and a way back withdraw all of them, and the join goes on as one token. So the
 * route is sound when each branch by itself can come to its join or to an end, and the join can be satisfied. Linear
 * in the size of the graph. The rules `fork-without-join` and `loop-into-fork` keep the enclosure.
 */
export function trappedIn(model: RouteModel, regions: Regions): { node: NodeId; run: Run } | null {
  const start = model.starts[0]
  if (!start) return null
  const goesOn = ({ from }: RouteEdge) => !waitsInVain(regions, from)
  const seen = reachFrom(model, start.id, goesOn)
  const hopeful = new Set([...seen.keys()].filter((id) => isLast(model, regions, id)))
  const queue = [...hopeful]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const edge of model.into(id)) {
      if (hopeful.has(edge.from) || !seen.has(edge.from) || !goesOn(edge)) continue
      hopeful.add(edge.from)
      queue.push(edge.from)
    }
  }
  const trapped = [...seen.keys()].find((id) => !hopeful.has(id))
  return trapped === undefined ? null : { node: trapped, run: tokenRun(model, runTo(seen, trapped)) }
}

/** A fork sends a token into each branch at once: in a run of tokens it is left by `next`. */
const tokenRun = (model: RouteModel, run: Run): Run =>
  run.map((step) => (model.nodes.get(step.node)?.kind === 'fork' ? { ...step, outcome: 'next' } : step))

/** True for a join to which fewer branches can come than it waits for. */
export function waitsInVain(regions: Regions, join: NodeId): boolean {
  const region = regions.forks.get(regions.closes.get(join) ?? '')
  if (!region?.join) return false
  return region.branches.filter((branch) => branch.arrives).length < needsOf(region.join, region)
}

/** An end, or a stop that another rule tells: a missing connection, a join that waits in vain. */
function isLast(model: RouteModel, regions: Regions, id: NodeId): boolean {
  const node = model.nodes.get(id)
  if (!node || node.kind === 'end') return true
  if (node.kind === 'join') return waitsInVain(regions, id) || model.out(id).length === 0
  return outcomesOf(node).some(
    (outcome) => outcome !== 'declined' && outcome !== 'expired' && !model.edgeOf(id, outcome),
  )
}
