import type { Connection, EdgeChange, NodeChange } from '@xyflow/react'
import type { Edit } from '#lib/route/edit.ts'
import type { NodeId, Outcome, RouteNode } from '#lib/route/graph.ts'
import { outcomesOf } from '#lib/route/graph.ts'

type Point = { x: number; y: number }

/** What the canvas's changes mean for us. Measurements mean nothing: cards have fixed sizes. */
export type Meaning = {
  /** Places during a drag: shown, not yet an edit. */
  drafted: Record<NodeId, Point>
  /** Places where nodes were left: one edit. */
  edit: Extract<Edit, { do: 'move-nodes' }> | null
  select: { nodes: Map<string, boolean>; edges: Map<string, boolean> }
}

/** Reads the changes of nodes. Places snap to whole pixels. */
export function fromNodeChanges(changes: readonly NodeChange[]): Meaning {
  const drafted: Record<NodeId, Point> = {}
  const left: Record<NodeId, Point> = {}
  const nodes = new Map<string, boolean>()
  for (const change of changes) {
    if (change.type === 'select') nodes.set(change.id, change.selected)
    if (change.type === 'position' && change.position) {
      const place = { x: Math.round(change.position.x), y: Math.round(change.position.y) }
      if (change.dragging) drafted[change.id] = place
      else left[change.id] = place
    }
  }
  const edit: Meaning['edit'] = Object.keys(left).length > 0 ? { do: 'move-nodes', to: left } : null
  return { drafted, edit, select: { nodes, edges: new Map() } }
}

export function fromEdgeChanges(changes: readonly EdgeChange[]): Meaning['select'] {
  const edges = new Map<string, boolean>()
  for (const change of changes) if (change.type === 'select') edges.set(change.id, change.selected)
  return { nodes: new Map(), edges }
}

/** The edit that a drawn line means, or null when it has no ends that we know. */
export function fromConnection(
  drawn: Pick<Connection, 'source' | 'sourceHandle' | 'target'>,
  nodes: readonly RouteNode[],
): Extract<Edit, { do: 'connect' }> | null {
  const from = nodes.find((node) => node.id === drawn.source)
  const outcome: Outcome | undefined = from && outcomesOf(from).find((each) => each === drawn.sourceHandle)
  return from && outcome ? { do: 'connect', from: from.id, outcome, to: drawn.target } : null
}
