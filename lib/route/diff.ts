import { type Beside, type BesideList, besideLists, listOf } from './beside.ts'
import type { NodeId, Outcome, RouteEdge, RouteGraph, RouteNode } from './graph.ts'

export type NodeChange =
  | { change: 'added'; id: NodeId; after: RouteNode }
  | { change: 'removed'; id: NodeId; before: RouteNode }
  /** `fields` are the names of properties that differ, in alphabetical order. */
  | { change: 'changed'; id: NodeId; before: RouteNode; after: RouteNode; fields: string[] }

/** An edge is known by where it leaves: an outcome has one edge, whatever its id. */
export type EdgeChange = { from: NodeId; outcome: Outcome } & (
  | { change: 'added'; after: RouteEdge }
  | { change: 'removed'; before: RouteEdge }
  | { change: 'changed'; before: RouteEdge; after: RouteEdge }
)

/** A group, a note or a rehearsal that has come, gone or changed. */
export type BesideChange = {
  change: 'added' | 'removed' | 'changed'
  list: BesideList
  /** As it is now, or as it was when it has gone. */
  it: Beside[BesideList]
}

/**
 * What distinguishes two routes. Places on the canvas and what lies beside the nodes are no part of their meaning and
 * are told apart.
 */
export type RouteDiff = { nodes: NodeChange[]; edges: EdgeChange[]; moved: NodeId[]; beside: BesideChange[] }

/** Compares two routes; the order of nodes, edges and keys makes no difference. Linear in their size. */
export function diffRoutes(before: RouteGraph, after: RouteGraph): RouteDiff {
  const was = byId(before.nodes)
  const is = byId(after.nodes)
  const nodes: NodeChange[] = []
  const moved: NodeId[] = []
  for (const node of after.nodes) {
    const old = was.get(node.id)
    if (!old) {
      nodes.push({ change: 'added', id: node.id, after: node })
      continue
    }
    const fields = differingFields(old, node)
    if (fields.length > 0) nodes.push({ change: 'changed', id: node.id, before: old, after: node, fields })
    if (!same(old.position, node.position)) moved.push(node.id)
  }
  for (const node of before.nodes) {
    if (!is.has(node.id)) nodes.push({ change: 'removed', id: node.id, before: node })
  }
  const beside = besideLists.flatMap((list) => besideChanges(list, before, after))
  return { nodes, edges: edgeChanges(before.edges, after.edges), moved, beside }
}

function besideChanges<L extends BesideList>(list: L, before: RouteGraph, after: RouteGraph): BesideChange[] {
  const was = new Map(listOf(before, list).map((it) => [it.id, it]))
  const is = new Set(listOf(after, list).map(({ id }) => id))
  const here = listOf(after, list).flatMap((it): BesideChange[] => {
    const old = was.get(it.id)
    if (!old) return [{ change: 'added', list, it }]
    return same(old, it) ? [] : [{ change: 'changed', list, it }]
  })
  const gone = [...was.values()].filter(({ id }) => !is.has(id))
  return [...here, ...gone.map((it): BesideChange => ({ change: 'removed', list, it }))]
}

function edgeChanges(before: readonly RouteEdge[], after: readonly RouteEdge[]): EdgeChange[] {
  const was = new Map(before.map((edge) => [edgeKey(edge), edge]))
  const is = new Set(after.map(edgeKey))
  const changes: EdgeChange[] = []
  for (const edge of after) {
    const old = was.get(edgeKey(edge))
    const { from, outcome } = edge
    if (!old) changes.push({ change: 'added', from, outcome, after: edge })
    else if (!sameEdge(old, edge))
      changes.push({ change: 'changed', from, outcome, before: old, after: edge })
  }
  for (const edge of before) {
    const { from, outcome } = edge
    if (!is.has(edgeKey(edge))) changes.push({ change: 'removed', from, outcome, before: edge })
  }
  return changes
}

/** True when both routes mean the same: nothing but places and what lies beside the nodes may differ. */
export function meansTheSame(one: RouteGraph, other: RouteGraph): boolean {
  if (one === other) return true
  const { nodes, edges } = diffRoutes(one, other)
  return nodes.length + edges.length === 0
}

/** True when the routes are equal, places and what lies beside the nodes included. */
export function isSameRoute(one: RouteGraph, other: RouteGraph): boolean {
  if (one === other) return true
  const { nodes, edges, moved, beside } = diffRoutes(one, other)
  return nodes.length + edges.length + moved.length + beside.length === 0
}

/** By what edges of two routes are recognised as the same one. */
export const edgeKey = ({ from, outcome }: Pick<RouteEdge, 'from' | 'outcome'>): string =>
  `${from} ${outcome}`

/** True when both edges lead to the same node with the same bound. */
export const sameEdge = (one: RouteEdge, other: RouteEdge): boolean =>
  one.to === other.to && one.maxRounds === other.maxRounds

/** Properties in which two nodes differ, their places left out. */
export function differingFields(one: RouteNode, other: RouteNode): string[] {
  if (one === other) return []
  const a: Readonly<Record<string, unknown>> = one
  const b: Readonly<Record<string, unknown>> = other
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  return names.filter((name) => name !== 'position' && !same(a[name], b[name]))
}

const byId = (nodes: readonly RouteNode[]) => new Map(nodes.map((node) => [node.id, node]))

/** Equal as stored: a key without a value is no key. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]))
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
