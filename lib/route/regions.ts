import type { ForkNode, JoinNode, NodeId, RouteEdge } from './graph.ts'
import { outcomesOf } from './graph.ts'
import type { RouteModel } from './model.ts'

/** What lies between a fork and the join at which its branches meet. */
export type Region = {
  fork: ForkNode
  branches: RegionBranch[]
  /** The only place where the branches come together; null when there is none or more than one. */
  join: JoinNode | null
  /** Every join that a branch comes to. */
  exits: NodeId[]
}

/** Nodes of one branch; `arrives` when it can come to the join. Ends belong to no branch: they end all of them. */
export type RegionBranch = { nodes: ReadonlySet<NodeId>; arrives: boolean }

export type Regions = {
  forks: ReadonlyMap<NodeId, Region>
  /** For each node within a fork the innermost fork around it; a join belongs to what surrounds its fork. */
  inside: ReadonlyMap<NodeId, NodeId>
  /** The fork whose branches meet at a join. */
  closes: ReadonlyMap<NodeId, NodeId>
}

/**
 * Finds what each fork encloses. Ways back are left out: they end everything that runs. A fork inside a branch is
 * passed together with its join, so that each node belongs to the innermost fork around it.
 */
export function regionsOf(model: RouteModel): Regions {
  const forks = new Map<NodeId, Region>()
  const open = new Set<NodeId>()

  function regionOf(fork: ForkNode): Region | null {
    const known = forks.get(fork.id)
    if (known) return known
    if (open.has(fork.id)) return null
    open.add(fork.id)
    const walked = outcomesOf(fork).map((outcome) => walk(model.edgeOf(fork.id, outcome)))
    open.delete(fork.id)
    const exits = [...new Set(walked.flatMap((branch) => [...branch.exits]))]
    const [only, ...more] = exits
    const node = only !== undefined && more.length === 0 ? model.nodes.get(only) : undefined
    const join = node?.kind === 'join' ? node : null
    const branches = walked.map(({ nodes, exits: own }) => ({
      nodes,
      arrives: join !== null && own.has(join.id),
    }))
    const region: Region = { fork, branches, join, exits }
    forks.set(fork.id, region)
    return region
  }

  function walk(first: RouteEdge | undefined): { nodes: Set<NodeId>; exits: Set<NodeId> } {
    const nodes = new Set<NodeId>()
    const exits = new Set<NodeId>()
    const queue = first ? [first] : []
    for (let edge = queue.shift(); edge; edge = queue.shift()) {
      const node = edge.maxRounds === undefined ? model.nodes.get(edge.to) : undefined
      if (!node || node.kind === 'end' || nodes.has(node.id)) continue
      if (node.kind === 'join') {
        exits.add(node.id)
        continue
      }
      nodes.add(node.id)
      const inner = node.kind === 'fork' ? regionOf(node) : null
      if (!inner) {
        queue.push(...model.out(node.id))
        continue
      }
      for (const branch of inner.branches) for (const id of branch.nodes) nodes.add(id)
      if (inner.join) {
        nodes.add(inner.join.id)
        queue.push(...model.out(inner.join.id))
      } else for (const exit of inner.exits) exits.add(exit)
    }
    return { nodes, exits }
  }

  for (const node of model.graph.nodes) if (node.kind === 'fork') regionOf(node)
  return { forks, inside: insideOf(forks), closes: closesOf(forks) }
}

function insideOf(forks: ReadonlyMap<NodeId, Region>): Map<NodeId, NodeId> {
  const sizes = new Map<NodeId, number>()
  const inside = new Map<NodeId, NodeId>()
  for (const { fork, branches } of forks.values()) {
    const size = branches.reduce((sum, branch) => sum + branch.nodes.size, 0)
    for (const { nodes } of branches) {
      for (const id of nodes) {
        if ((sizes.get(id) ?? Number.POSITIVE_INFINITY) <= size) continue
        sizes.set(id, size)
        inside.set(id, fork.id)
      }
    }
  }
  return inside
}

/** A join closes the innermost of the forks that come to it. */
function closesOf(forks: ReadonlyMap<NodeId, Region>): Map<NodeId, NodeId> {
  const closes = new Map<NodeId, NodeId>()
  for (const { fork, join } of forks.values()) if (join && !closes.has(join.id)) closes.set(join.id, fork.id)
  return closes
}

/** How many branches must have come before a join lets the run go on. */
export const needsOf = (join: JoinNode, region: Region): number =>
  join.wait === 'all' ? region.branches.length : join.wait === 'any' ? 1 : join.wait
