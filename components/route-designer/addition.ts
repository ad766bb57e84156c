import type { Edit } from '#lib/route/edit.ts'
import type { EdgeId, NodeId, NodeKind, Outcome, RouteEdge, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { outcomesOf } from '#lib/route/graph.ts'
import { freshId, newNode } from '#lib/route/new-node.ts'
import { boxesOf } from './box.ts'
import { takenIds } from './canvas-id.ts'
import { freeBelow } from './free-place.ts'
import { groupOfNode, joining } from './groups/group-edit.ts'
import { columnGap, entryTop, outcomeTop, rowGap, sizeOf } from './size.ts'

type Point = { x: number; y: number }

/** Where a new node goes: after what is selected, at the end of a way out, to a point (led to by a drawn line), or into an edge. */
export type Place =
  | { at: 'next' }
  | { at: 'way'; node: NodeId; outcome: Outcome }
  | { at: 'point'; point: Point; from?: { node: NodeId; outcome: Outcome } }
  | { at: 'edge'; edge: EdgeId }

/** The edit that adds a node of this kind there, and the node's id. */
export function additionOf(
  graph: RouteGraph,
  selected: ReadonlySet<NodeId>,
  kind: NodeKind,
  place: Place,
  complete: (node: RouteNode) => RouteNode = (node) => node,
): { edit: Edit; id: NodeId } {
  const id = freshId(takenIds(graph), kind)
  const made = complete(newNode(kind, id, { x: 0, y: 0 }))
  switch (place.at) {
    case 'edge':
      return { id, edit: intoEdge(graph, made, place.edge) }
    case 'point': {
      const { point, from } = place
      const x = from ? point.x : point.x - sizeOf(made).width / 2
      const node = placed(made, { x, y: point.y - entryTop })
      return { id, edit: from ? joined(node, from.node, from.outcome) : { do: 'add-node', node } }
    }
    case 'next': {
      const last = anchor(graph, selected)
      if (!last) return { id, edit: { do: 'add-node', node: made } }
      return { id, edit: following(graph, made, last, freeOutcome(graph, last)) }
    }
    case 'way': {
      const from = graph.nodes.find((node) => node.id === place.node)
      return { id, edit: from ? following(graph, made, from, place.outcome) : { do: 'add-node', node: made } }
    }
  }
}

/** Puts the node to the right of another, lower for a later outcome, and leads that outcome there. */
function following(graph: RouteGraph, made: RouteNode, last: RouteNode, outcome: Outcome | undefined): Edit {
  const x = last.position.x + sizeOf(last).width + columnGap
  const y =
    outcome && outcome !== outcomesOf(last)[0]
      ? last.position.y + outcomeTop(last, outcome) + 60
      : last.position.y
  const node = placed(made, freeBelow(boxesOf(graph), sizeOf(made), { x, y }, rowGap))
  return outcome && made.kind !== 'start' ? joined(node, last.id, outcome) : { do: 'add-node', node }
}

const grid = (value: number) => Math.round(value / 4) * 4
const placed = <T extends RouteNode>(node: T, at: Point): T => ({
  ...node,
  position: { x: grid(at.x), y: grid(at.y) },
})

const joined = (node: RouteNode, from: NodeId, outcome: Outcome): Edit => ({
  do: 'several',
  edits: [
    { do: 'add-node', node },
    { do: 'connect', from, outcome, to: node.id },
  ],
})

/** The one selected node, or else the rightmost one that can still lead on. */
function anchor(graph: RouteGraph, selected: ReadonlySet<NodeId>): RouteNode | undefined {
  if (selected.size === 1) return graph.nodes.find((node) => selected.has(node.id))
  const open = graph.nodes.filter((node) => freeOutcome(graph, node) !== undefined)
  const among = open.length > 0 ? open : graph.nodes
  return among.reduce<RouteNode | undefined>(
    (last, node) => (last && last.position.x >= node.position.x ? last : node),
    undefined,
  )
}

function freeOutcome(graph: RouteGraph, node: RouteNode): Outcome | undefined {
  return outcomesOf(node).find(
    (outcome) => !graph.edges.some((edge) => edge.from === node.id && edge.outcome === outcome),
  )
}

/** Puts the node between the ends of the edge; what lies to the right makes room. */
function intoEdge(graph: RouteGraph, made: RouteNode, edgeId: EdgeId): Edit {
  const edge = graph.edges.find((each) => each.id === edgeId)
  const from = graph.nodes.find((node) => node.id === edge?.from)
  const to = graph.nodes.find((node) => node.id === edge?.to)
  if (!edge || !from || !to) return { do: 'add-node', node: made }
  const x = from.position.x + sizeOf(from).width + columnGap
  const level = edge.outcome === outcomesOf(from)[0] ? from.position.y : to.position.y
  const edits: Edit[] = [
    { do: 'insert-on-edge', edge: edgeId, node: placed(made, { x, y: level }) },
    ...intoGroup(graph, made, edge),
  ]
  const lack = x + sizeOf(made).width + columnGap - to.position.x
  if (to.position.x <= from.position.x || lack <= 0) return { do: 'several', edits }
  const moved = boxesOf(graph)
    .filter((box) => box.x >= to.position.x)
    .map((box) => [box.id, { x: box.x + lack, y: box.y }])
  return { do: 'several', edits: [{ do: 'move-nodes', to: Object.fromEntries(moved) }, ...edits] }
}

/** Between two nodes of one group the new one is of it too. */
function intoGroup(graph: RouteGraph, made: RouteNode, { from, to }: RouteEdge): Edit[] {
  const group = groupOfNode(graph, from)
  return group?.nodes.includes(to) ? [joining(group, [made.id])] : []
}
