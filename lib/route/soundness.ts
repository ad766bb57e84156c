import type { NodeId, Outcome } from './graph.ts'
import { outcomesOf } from './graph.ts'
import type { RouteModel } from './model.ts'
import { needsOf, type Regions } from './regions.ts'
import type { Run } from './walk.ts'

/**
 * Verdict over every run of the route, proved on its workflow net and not guessed by patterns. `trapped`: the first
 * place from which no end can be reached although each node has a way on. A place that merely lacks a connection or
 * a join that waits in vain is told by rules of their own.
 */
export type Soundness = { trapped: { node: NodeId; run: Run }[] }

type Seen = { from: NodeId | null; step: { node: NodeId; outcome: string } | null; next: NodeId[] }

/**
 * Plays the token game with one token, breadth first. That is enough, because a fork encloses its branches: until
 * their join they share nothing, an end and a way back withdraw all of them, and the join goes on as one token. So the
 * route is sound when each branch by itself can come to its join or to an end, and the join can be satisfied. Linear
 * in the size of the graph. The rules `fork-without-join` and `loop-into-fork` keep the enclosure.
 */
export function soundness(model: RouteModel, regions: Regions): Soundness {
  const start = model.starts[0]
  if (!start) return { trapped: [] }
  const seen = new Map<NodeId, Seen>([[start.id, { from: null, step: null, next: [] }]])
  const queue = [start.id]
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const here = seen.get(id)
    if (!here) continue
    for (const { to, step } of movesFrom(model, regions, id)) {
      here.next.push(to)
      if (seen.has(to)) continue
      seen.set(to, { from: id, step, next: [] })
      queue.push(to)
    }
  }
  return { trapped: trappedIn(model, seen) }
}

/** Where a token can go from a node: a fork sends one into each branch, which are left by `next` in a run. */
function movesFrom(model: RouteModel, regions: Regions, id: NodeId) {
  const node = model.nodes.get(id)
  if (!node || (node.kind === 'join' && waitsInVain(regions, id))) return []
  return outcomesOf(node).flatMap((outcome: Outcome) => {
    const edge = model.edgeOf(id, outcome)
    return edge ? [{ to: edge.to, step: { node: id, outcome: node.kind === 'fork' ? 'next' : outcome } }] : []
  })
}

/** True for a join to which fewer branches can come than it waits for. */
export function waitsInVain(regions: Regions, join: NodeId): boolean {
  const region = regions.forks.get(regions.closes.get(join) ?? '')
  if (!region?.join) return false
  return region.branches.filter((branch) => branch.arrives).length < needsOf(region.join, region)
}

function trappedIn(model: RouteModel, seen: ReadonlyMap<NodeId, Seen>): Soundness['trapped'] {
  const before = new Map<NodeId, NodeId[]>()
  for (const [id, { next }] of seen)
    for (const then of next) before.set(then, [...(before.get(then) ?? []), id])
  const hopeful = new Set([...seen.keys()].filter((id) => isLast(model, seen, id)))
  const queue = [...hopeful]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const earlier of before.get(id) ?? []) {
      if (hopeful.has(earlier)) continue
      hopeful.add(earlier)
      queue.push(earlier)
    }
  }
  const trapped = [...seen.keys()].find((id) => !hopeful.has(id))
  return trapped === undefined ? [] : [{ node: trapped, run: runOf(seen, trapped) }]
}

/** An end, or a stop that another rule tells: a missing connection, a join that waits in vain. */
function isLast(model: RouteModel, seen: ReadonlyMap<NodeId, Seen>, id: NodeId): boolean {
  const node = model.nodes.get(id)
  if (!node || node.kind === 'end') return true
  if (node.kind === 'join') return (seen.get(id)?.next.length ?? 0) === 0
  return outcomesOf(node).some(
    (outcome) => outcome !== 'declined' && outcome !== 'expired' && !model.edgeOf(id, outcome),
  )
}

function runOf(seen: ReadonlyMap<NodeId, Seen>, id: NodeId): Run {
  const run: Run = []
  for (let at: NodeId | null = id; at !== null; at = seen.get(at)?.from ?? null) {
    const step = seen.get(at)?.step
    if (step) run.unshift(step)
  }
  return run
}
