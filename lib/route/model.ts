import type { NodeId, Outcome, RouteEdge, RouteGraph, RouteNode, StartNode, StepNode } from './graph.ts'
import { outcomesOf } from './graph.ts'

/** A graph with its look-ups made once, as the verifier, the compiler and the prose walk it. */
export type RouteModel = {
  graph: RouteGraph
  nodes: ReadonlyMap<NodeId, RouteNode>
  starts: StartNode[]
  /** Edges that leave a node, in the order of its outcomes; edges to nodes that do not exist are left out. */
  out(id: NodeId): RouteEdge[]
  into(id: NodeId): RouteEdge[]
  edgeOf(id: NodeId, outcome: Outcome): RouteEdge | undefined
}

/** Makes the look-ups; linear in the size of the graph. */
export function modelOf(graph: RouteGraph): RouteModel {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const out = new Map<NodeId, RouteEdge[]>()
  const into = new Map<NodeId, RouteEdge[]>()
  for (const edge of graph.edges) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) continue
    out.set(edge.from, [...(out.get(edge.from) ?? []), edge])
    into.set(edge.to, [...(into.get(edge.to) ?? []), edge])
  }
  for (const [id, edges] of out) {
    const node = nodes.get(id)
    if (!node || edges.length < 2) continue
    const order = outcomesOf(node)
    edges.sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))
  }
  return {
    graph,
    nodes,
    starts: graph.nodes.filter((node): node is StartNode => node.kind === 'start'),
    out: (id) => out.get(id) ?? [],
    into: (id) => into.get(id) ?? [],
    edgeOf: (id, outcome) => out.get(id)?.find((edge) => edge.outcome === outcome),
  }
}

/** True for the nodes in which people act. */
export const isStep = (node: RouteNode): node is StepNode => node.kind === 'approve' || node.kind === 'sign'

/** All steps of the route, in the order of the stored form. */
export const stepsOf = (model: RouteModel): StepNode[] => model.graph.nodes.filter(isStep)

/** The id that the product gives to an edge: an outcome has one edge, so the pair names it. */
export const edgeIdOf = (from: NodeId, outcome: Outcome): string => `${from}.${outcome}`
