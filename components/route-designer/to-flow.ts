import { type Edge, MarkerType, type Node, type NodeHandle, Position } from '@xyflow/react'
import type { NodeId, Outcome, RouteEdge, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { outcomesOf } from '#lib/route/graph.ts'
import { entryTop, outcomeTop, sizeOf } from './size.ts'

export type FlowNode = Node<{ node: RouteNode }, RouteNode['kind']>
export type FlowEdge = Edge<{ edge: RouteEdge; rank: number }, 'way'>
export type Flow = { nodes: FlowNode[]; edges: FlowEdge[] }

/** What lies over the stored graph while somebody works with it. */
export type FlowOverlay = {
  selectedNodes: ReadonlySet<NodeId>
  selectedEdges: ReadonlySet<string>
  /** Places of nodes that are being dragged. */
  drafted: Readonly<Record<NodeId, { x: number; y: number }>>
  /** What a reader of the screen hears of an edge. */
  sayEdge?: (from: RouteNode, edge: RouteEdge, to: RouteNode) => string
}

export const handleSize = 12
export const entryHandle = 'in'

/** Our graph as the canvas draws it. What has not changed since `before` stays the same object. */
export function toFlow(graph: RouteGraph, overlay: FlowOverlay, before?: Flow): Flow {
  const nodesBefore = new Map(before?.nodes.map((each) => [each.id, each]))
  const edgesBefore = new Map(before?.edges.map((each) => [each.id, each]))
  const nodes = graph.nodes.map((node) => {
    const position = overlay.drafted[node.id] ?? node.position
    const selected = overlay.selectedNodes.has(node.id)
    const old = nodesBefore.get(node.id)
    if (old?.data.node === node && old.selected === selected && old.position === position) return old
    return flowNode(node, position, selected)
  })
  const kinds = new Map(graph.nodes.map((node) => [node.id, node]))
  const edges = graph.edges.map((edge) => {
    const selected = overlay.selectedEdges.has(edge.id)
    const old = edgesBefore.get(edge.id)
    const from = kinds.get(edge.from)
    const to = kinds.get(edge.to)
    const rank = from ? outcomesOf(from).indexOf(edge.outcome) : 0
    const label = from && to && overlay.sayEdge ? overlay.sayEdge(from, edge, to) : edge.id
    const same = old?.data?.edge === edge && old.data.rank === rank
    if (same && old.selected === selected && old.ariaLabel === label) return old
    return { ...flowEdge(edge, rank, selected), ariaLabel: label }
  })
  return { nodes, edges }
}

function flowNode(node: RouteNode, position: { x: number; y: number }, selected: boolean): FlowNode {
  const size = sizeOf(node)
  return {
    id: node.id,
    type: node.kind,
    position,
    selected,
    data: { node },
    ...size,
    measured: size,
    handles: handlesOf(node, size.width),
  }
}

/** Places of the handles, so that edges are drawn before any card is. */
function handlesOf(node: RouteNode, width: number): NodeHandle[] {
  const half = handleSize / 2
  const box = { width: handleSize, height: handleSize }
  const entry: NodeHandle[] =
    node.kind === 'start'
      ? []
      : [{ ...box, id: entryHandle, type: 'target', position: Position.Left, x: -half, y: entryTop - half }]
  return [
    ...entry,
    ...outcomesOf(node).map(
      (outcome): NodeHandle => ({
        ...box,
        id: outcome,
        type: 'source',
        position: Position.Right,
        x: width - half,
        y: outcomeTop(node, outcome) - half,
      }),
    ),
  ]
}

const flowEdge = (edge: RouteEdge, rank: number, selected: boolean): FlowEdge => ({
  id: edge.id,
  type: 'way',
  source: edge.from,
  sourceHandle: edge.outcome,
  target: edge.to,
  targetHandle: entryHandle,
  selected,
  data: { edge, rank },
  markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: lineColour(edge.outcome) },
})

/** Refusals and expiries are told by colour too. */
export const lineColour = (outcome: Outcome | undefined): string =>
  outcome === 'declined' ? 'var(--bad)' : outcome === 'expired' ? 'var(--warn)' : 'var(--ink-faint)'
