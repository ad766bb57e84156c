import { besideLists, listOf } from './beside.ts'
import { differingFields, edgeKey, isSameRoute, sameEdge } from './diff.ts'
import type { NodeId, Outcome, RouteEdge, RouteGraph, RouteNode } from './graph.ts'
import { outcomesOf } from './graph.ts'
import { limits } from './limits.ts'
import { type BesideConflict, mergeBeside } from './merge-beside.ts'
import { edgeIdOf } from './model.ts'
import { freshId } from './new-node.ts'

/** A place at which both have changed the route, so that only a person can say which of the two is meant. */
export type Conflict =
  | { at: 'node'; id: NodeId }
  | { at: 'edge'; from: NodeId; outcome: Outcome }
  /** Together the two would be larger than a route may be. */
  | { at: 'size' }
  | BesideConflict

export type Merge =
  | { graph: RouteGraph; renamed: ReadonlyMap<NodeId, NodeId> }
  | { conflicts: readonly Conflict[] }

/**
 * Joins two edited copies of one route. Nodes and edges that only one of them has touched are taken from that one;
 * what both have changed in different ways is a conflict, and then nothing is joined. Nodes that both have added
 * under one id are two nodes: mine gets a fresh id, told in `renamed`. A place on the canvas is no part of the
 * meaning: when both have moved a node, it stays where I have put it.
 */
export function mergeRoutes(base: RouteGraph, mine: RouteGraph, theirs: RouteGraph): Merge {
  const nothing = new Map<NodeId, NodeId>()
  if (isSameRoute(base, theirs) || isSameRoute(mine, theirs)) return { graph: mine, renamed: nothing }
  if (isSameRoute(base, mine)) return { graph: theirs, renamed: nothing }
  const renamed = collisions(base, mine, theirs)
  const own = renamed.size > 0 ? withNewIds(mine, renamed) : mine
  const conflicts: Conflict[] = []
  const nodes = mergeNodes(base, own, theirs, conflicts)
  const edges = mergeEdges(base, own, theirs, conflicts)
  if (conflicts.length === 0) conflicts.push(...loose(nodes, edges))
  const joined = { ...theirs, nodes, edges: withOwnIds(edges) }
  const graph = mergeBeside([base, mine, theirs], joined, renamed, conflicts)
  if (isTooLarge(graph)) conflicts.push({ at: 'size' })
  return conflicts.length > 0 ? { conflicts } : { graph, renamed }
}

const isTooLarge = (graph: RouteGraph): boolean =>
  graph.nodes.length > limits.nodes ||
  graph.edges.length > limits.edges ||
  besideLists.some((list) => listOf(graph, list).length > limits[list])

/** Ids that both have given to new nodes, with the ids that mine get instead. */
function collisions(base: RouteGraph, mine: RouteGraph, theirs: RouteGraph): Map<NodeId, NodeId> {
  const known = new Set(base.nodes.map((node) => node.id))
  const added = new Map(theirs.nodes.filter((node) => !known.has(node.id)).map((node) => [node.id, node]))
  const taken = new Set([...mine.nodes, ...theirs.nodes, ...base.nodes].map((node) => node.id))
  const renamed = new Map<NodeId, NodeId>()
  for (const node of mine.nodes) {
    const other = added.get(node.id)
    if (!other || sameNode(node, other)) continue
    const id = freshId(taken, node.kind)
    taken.add(id)
    renamed.set(node.id, id)
  }
  return renamed
}

const sameNode = (one: RouteNode, other: RouteNode): boolean =>
  differingFields(one, other).length === 0 &&
  one.position.x === other.position.x &&
  one.position.y === other.position.y

function withNewIds(graph: RouteGraph, renamed: ReadonlyMap<NodeId, NodeId>): RouteGraph {
  const idOf = (id: NodeId) => renamed.get(id) ?? id
  return {
    ...graph,
    nodes: graph.nodes.map((node) => (renamed.has(node.id) ? { ...node, id: idOf(node.id) } : node)),
    edges: graph.edges.map((edge) => {
      const from = idOf(edge.from)
      const id = edge.id === edgeIdOf(edge.from, edge.outcome) ? edgeIdOf(from, edge.outcome) : edge.id
      return { ...edge, id, from, to: idOf(edge.to) }
    }),
  }
}

/** The one that has changed; `undefined` stands for a thing that is not there. Null when both have, differently. */
function changedOne<T>(
  [base, mine, theirs]: [T | undefined, T | undefined, T | undefined],
  same: (one: T, other: T) => boolean,
): { it: T | undefined } | null {
  const equal = (a: T | undefined, b: T | undefined) =>
    a === undefined || b === undefined ? a === b : same(a, b)
  if (equal(base, mine) || equal(mine, theirs)) return { it: theirs }
  return equal(base, theirs) ? { it: mine } : null
}

function mergeNodes(
  base: RouteGraph,
  mine: RouteGraph,
  theirs: RouteGraph,
  conflicts: Conflict[],
): RouteNode[] {
  const [was, own, other] = [base, mine, theirs].map(
    ({ nodes }) => new Map(nodes.map((node) => [node.id, node])),
  )
  const ids = new Set([...theirs.nodes, ...mine.nodes].map((node) => node.id))
  return [...ids].flatMap((id) => {
    const three: [RouteNode?, RouteNode?, RouteNode?] = [was?.get(id), own?.get(id), other?.get(id)]
    const [before, mineNow, theirsNow] = three
    const means = (one: RouteNode, another: RouteNode) => differingFields(one, another).length === 0
    const chosen = changedOne([before, mineNow, theirsNow], means)
    if (!chosen) {
      conflicts.push({ at: 'node', id })
      return []
    }
    if (!chosen.it) return []
    const iMoved = mineNow && before && !samePlace(mineNow, before)
    const place = iMoved ? mineNow.position : (theirsNow ?? mineNow ?? chosen.it).position
    return [{ ...chosen.it, position: place }]
  })
}

const samePlace = (one: RouteNode, other: RouteNode): boolean =>
  one.position.x === other.position.x && one.position.y === other.position.y

function mergeEdges(
  base: RouteGraph,
  mine: RouteGraph,
  theirs: RouteGraph,
  conflicts: Conflict[],
): RouteEdge[] {
  const [was, own, other] = [base, mine, theirs].map(
    ({ edges }) => new Map(edges.map((edge) => [edgeKey(edge), edge])),
  )
  const keys = new Map([...theirs.edges, ...mine.edges].map((edge) => [edgeKey(edge), edge]))
  return [...keys].flatMap(([key, { from, outcome }]) => {
    const chosen = changedOne([was?.get(key), own?.get(key), other?.get(key)], sameEdge)
    if (!chosen) conflicts.push({ at: 'edge', from, outcome })
    return chosen?.it ? [chosen.it] : []
  })
}

/** Edges that one has drawn from or to what the other has taken away. */
function loose(nodes: readonly RouteNode[], edges: readonly RouteEdge[]): Conflict[] {
  const present = new Map(nodes.map((node) => [node.id, node]))
  return edges.flatMap(({ from, outcome, to }): Conflict[] => {
    const source = present.get(from)
    const leaves = source !== undefined && outcomesOf(source).includes(outcome)
    return leaves && present.has(to) ? [] : [{ at: 'edge', from, outcome }]
  })
}

/** Ids of edges are free to choose, so two of them may meet only after joining. */
function withOwnIds(edges: readonly RouteEdge[]): RouteEdge[] {
  const taken = new Set<string>()
  return edges.map((edge) => {
    const id = taken.has(edge.id) ? freshId(taken, edge.id) : edge.id
    taken.add(id)
    return id === edge.id ? edge : { ...edge, id }
  })
}
