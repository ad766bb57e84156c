import { type Group, listOf, type Note } from '#lib/route/beside.ts'
import type { NodeId, RouteEdge, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { edgeIdOf } from '#lib/route/model.ts'
import { freshId } from '#lib/route/new-node.ts'
import { takenIds } from './canvas-id.ts'

/** Nodes, the edges between them, the groups that are whole among them, and notes. */
export type Part = { nodes: RouteNode[]; edges: RouteEdge[]; groups: Group[]; notes: Note[] }

export const isEmptyPart = ({ nodes, notes }: Part): boolean => nodes.length + notes.length === 0

const shift = 40

/** The chosen nodes and notes with the edges and groups among them; a route has one start, so that is not copied. */
export function copied(graph: RouteGraph, ids: ReadonlySet<NodeId>, noteIds: ReadonlySet<string>): Part {
  const nodes = graph.nodes.filter((node) => ids.has(node.id) && node.kind !== 'start')
  const taken = new Set(nodes.map((node) => node.id))
  const groups = listOf(graph, 'groups').flatMap((group): Group[] => {
    const members = group.nodes.filter((id) => taken.has(id))
    return members.length > 0 && group.nodes.every((id) => ids.has(id)) ? [{ ...group, nodes: members }] : []
  })
  return {
    nodes,
    edges: graph.edges.filter((edge) => taken.has(edge.from) && taken.has(edge.to)),
    groups,
    notes: listOf(graph, 'notes').filter((note) => noteIds.has(note.id)),
  }
}

/** The part as text for the system's clipboard: a small route in the stored form, which any tab and route reads. */
export function partText({ nodes, edges, groups, notes }: Part): string {
  const beside = { ...(groups.length > 0 ? { groups } : {}), ...(notes.length > 0 ? { notes } : {}) }
  return JSON.stringify({ schema: 1, nodes, edges, ...beside }, null, 2)
}

/** Whether a text is worth reading as a part at all; the reader is loaded only then. */
export const maybePart = (text: string): boolean =>
  /^\s*[{#]|^schema:/.test(text) && /["\n]?nodes"?:/.test(text) && text.length < 2_000_000

/** The part under new ids, a little aside of where it was taken from, and of what was pasted before. */
export function pasted(graph: RouteGraph, part: Part): Part {
  const taken = new Set(takenIds(graph))
  const named = renaming(
    taken,
    part.nodes.map(({ id, kind }) => [id, kind] as const),
  )
  const notesNamed = renaming(
    taken,
    part.notes.map(({ id }) => [id, 'note'] as const),
  )
  const groupIds = new Set(listOf(graph, 'groups').map(({ id }) => id))
  const groupsNamed = renaming(
    groupIds,
    part.groups.map(({ id }) => [id, 'group'] as const),
  )
  const aside = shift * freeSteps(graph, part)
  const put = <T extends RouteNode | Note>(thing: T, names: Names): T => ({
    ...thing,
    id: names(thing.id),
    position: { x: thing.position.x + aside, y: thing.position.y + aside },
  })
  return {
    nodes: part.nodes.map((node) => put(node, named)),
    edges: part.edges.map((edge) => {
      const from = named(edge.from)
      return { ...edge, id: edgeIdOf(from, edge.outcome), from, to: named(edge.to) }
    }),
    groups: part.groups.map((group) => ({
      ...group,
      id: groupsNamed(group.id),
      nodes: group.nodes.map(named),
    })),
    notes: part.notes.map((note) => put(note, notesNamed)),
  }
}

type Names = (id: string) => string

/** New names for these, each made of its stem; what is taken grows by them. */
function renaming(taken: Set<string>, ids: readonly (readonly [id: string, stem: string])[]): Names {
  const renamed = new Map<string, string>()
  for (const [id, stem] of ids) {
    const fresh = freshId(taken, stem)
    taken.add(fresh)
    renamed.set(id, fresh)
  }
  return (id) => renamed.get(id) ?? id
}

/** By how many steps the part has to move to lie on nothing; none where its place is free. */
function freeSteps(graph: RouteGraph, part: Part): number {
  const placesOf = (nodes: readonly RouteNode[], notes: readonly Note[], by = 0) =>
    [...nodes, ...notes].map(({ position: { x, y } }) => `${x + by} ${y + by}`)
  const places = new Set(placesOf(graph.nodes, listOf(graph, 'notes')))
  for (let steps = 0; ; steps += 1) {
    if (!placesOf(part.nodes, part.notes, steps * shift).some((place) => places.has(place))) return steps
  }
}
