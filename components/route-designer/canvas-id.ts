import { listOf } from '#lib/route/beside.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Selection } from './selection.ts'

/*
 * On the canvas nodes, notes and frames share one space of ids. Notes may not have the id of a node; a group may, so
 * that its frame has an id of its own.
 */
const prefix = 'frame:'

/** The id of a group's frame on the canvas. */
export const frameId = (group: string): string => `${prefix}${group}`

/** The group whose frame this is. */
export const groupOfFrame = (graph: RouteGraph, id: string) =>
  id.startsWith(prefix)
    ? listOf(graph, 'groups').find((group) => group.id === id.slice(prefix.length))
    : undefined

export const noteOn = (graph: RouteGraph, id: string) => listOf(graph, 'notes').find((note) => note.id === id)

/** The things with these ids on the canvas, by their lists. */
export function thingsOf(graph: RouteGraph, ids: Iterable<string>): Omit<Selection, 'edges'> {
  const [nodes, groups, notes] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const id of ids) {
    const group = groupOfFrame(graph, id)
    if (group) groups.add(group.id)
    else if (noteOn(graph, id)) notes.add(id)
    else nodes.add(id)
  }
  return { nodes, groups, notes }
}

/** Ids on the canvas of what is selected, edges left out. */
export const canvasIds = ({ nodes, groups, notes }: Selection): string[] => [
  ...nodes,
  ...notes,
  ...[...groups].map(frameId),
]

/** Ids that neither a new node nor a new note may have. */
export const takenIds = (graph: RouteGraph): string[] =>
  [...graph.nodes, ...listOf(graph, 'notes')].map(({ id }) => id)
