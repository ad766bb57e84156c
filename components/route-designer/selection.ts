import { listOf } from '#lib/route/beside.ts'
import type { EdgeId, NodeId, RouteGraph } from '#lib/route/graph.ts'

type Ids = ReadonlySet<string>
/** What is selected on the canvas and in the outline, by its ids. */
export type Selection = {
  nodes: ReadonlySet<NodeId>
  edges: ReadonlySet<EdgeId>
  groups: Ids
  notes: Ids
}

const lists = ['nodes', 'edges', 'groups', 'notes'] as const
const none: Ids = new Set()
export const noSelection: Selection = { nodes: none, edges: none, groups: none, notes: none }

/** What the graph still has of it. */
export function keptSelection(selection: Selection, graph: RouteGraph): Selection {
  const among = (ids: Ids, list: readonly { id: string }[]): Ids =>
    ids.size === 0 ? ids : new Set(list.flatMap(({ id }) => (ids.has(id) ? [id] : [])))
  return {
    nodes: among(selection.nodes, graph.nodes),
    edges: among(selection.edges, graph.edges),
    groups: among(selection.groups, listOf(graph, 'groups')),
    notes: among(selection.notes, listOf(graph, 'notes')),
  }
}

/** How many nodes, groups and notes are selected. */
export const thingCount = ({ nodes, groups, notes }: Selection): number =>
  nodes.size + groups.size + notes.size

export const isEmptySelection = (selection: Selection): boolean =>
  lists.every((list) => selection[list].size === 0)

/** Edits and undo make the selection anew: only another one is a reason to show other properties. */
export const isSameSelection = (a: Selection, b: Selection): boolean =>
  lists.every((list) => isSameSet(a[list], b[list]))

export const isSameSet = (a: Ids, b: Ids): boolean =>
  a === b || (a.size === b.size && [...a].every((each) => b.has(each)))
