import { type Edge, MarkerType, type Node, type NodeHandle, Position } from '@xyflow/react'
import type { NodeId, Outcome, RouteEdge, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { outcomesOf } from '#lib/route/graph.ts'
import { entryTop, outcomeTop, sizeOf } from './size.ts'

/** What a card shows. Its place is the canvas's: `node` here may still lie where it was before it was moved. */
export type FlowNode = Node<{ node: RouteNode }, RouteNode['kind']>
export type FlowEdge = Edge<{ edge: RouteEdge; rank: number }, 'way'>

type Point = { x: number; y: number }

/** What lies over the stored nodes while somebody works with them. */
export type NodeOverlay = {
  selected: ReadonlySet<NodeId>
  /** Places of nodes that are being dragged. */
  drafted: Readonly<Record<NodeId, Point>>
}

export type EdgeOverlay = {
  selected: ReadonlySet<string>
  /** What a reader of the screen hears of an edge. */
  say?: (from: RouteNode, edge: RouteEdge, to: RouteNode) => string
}

export const handleSize = 12
export const entryHandle = 'in'

/** Our nodes as the canvas draws them. What has not changed since `before` stays the same object. */
export function toFlowNodes(
  graph: RouteGraph,
  { selected, drafted }: NodeOverlay,
  before: readonly FlowNode[] = [],
): FlowNode[] {
  const held = new Map(before.map((each) => [each.id, each]))
  return graph.nodes.map((node) => {
    const position = drafted[node.id] ?? node.position
    const isSelected = selected.has(node.id)
    const old = held.get(node.id)
    if (!old || !isSameButPlace(old.data.node, node)) return flowNode(node, position, isSelected)
    if (old.selected === isSelected && isSamePoint(old.position, position)) return old
    // A card that is only moved is not drawn anew: what it shows stays the same object.
    return { ...old, position, selected: isSelected }
  })
}

const isSamePoint = (one: Point, other: Point) => one === other || (one.x === other.x && one.y === other.y)

/** Edits make only what they change anew, so that identity tells. */
function isSameButPlace(one: RouteNode, other: RouteNode): boolean {
  if (one === other) return true
  const [mine, theirs] = [Object.entries({ ...one, position: null }), { ...other, position: null }]
  return (
    mine.length === Object.keys(theirs).length &&
    mine.every(([name, value]) => value === theirs[name as keyof typeof theirs])
  )
}

/** Our edges as the canvas draws them; they do not depend on places, so a drag leaves them alone. */
export function toFlowEdges(
  graph: RouteGraph,
  { selected, say }: EdgeOverlay,
  before: readonly FlowEdge[] = [],
): FlowEdge[] {
  const held = new Map(before.map((each) => [each.id, each]))
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  return graph.edges.map((edge) => {
    const isSelected = selected.has(edge.id)
    const old = held.get(edge.id)
    const from = nodes.get(edge.from)
    const to = nodes.get(edge.to)
    const rank = from ? outcomesOf(from).indexOf(edge.outcome) : 0
    const label = from && to && say ? say(from, edge, to) : edge.id
    const same = old?.data?.edge === edge && old.data.rank === rank
    if (same && old.selected === isSelected && old.ariaLabel === label) return old
    return { ...flowEdge(edge, rank, isSelected), ariaLabel: label }
  })
}

function flowNode(node: RouteNode, position: Point, selected: boolean): FlowNode {
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
