import type { NodeId, RouteGraph } from './graph.ts'
import type { Scenario } from './scenario.ts'

/** Colours of groups and notes; the canvas says what they look like. */
export const tones = ['grey', 'yellow', 'green', 'blue', 'red'] as const
export type Tone = (typeof tones)[number]

/** Nodes that belong together on the canvas, in a frame around them. A node is in one group at most. */
export type Group = {
  id: string
  title: string
  nodes: NodeId[]
  tone?: Tone
  /** Comments of the text form, by their place. */
  comments?: Record<string, string>
}

/** A free remark on the canvas. */
export type Note = {
  id: string
  text: string
  /** Left top corner, px. */
  position: { x: number; y: number }
  size: { width: number; height: number }
  tone?: Tone
  /** Comments of the text form, by their place. */
  comments?: Record<string, string>
}

/** What a route holds beside its nodes and edges. None of it is part of what runs. A list that is empty is absent. */
export type Beside = { groups: Group; notes: Note; scenarios: Scenario }
export type BesideList = keyof Beside

export const besideLists = ['groups', 'notes', 'scenarios'] as const satisfies readonly BesideList[]

/** Any list of the route, be it absent. */
export function listOf<L extends BesideList>(graph: RouteGraph, list: L): readonly Beside[L][] {
  const lists: { [K in BesideList]?: readonly Beside[K][] } = graph
  return lists[list] ?? []
}

/** The route with another list; an empty one is left out. */
export function withList<L extends BesideList>(
  graph: RouteGraph,
  list: L,
  entries: readonly Beside[L][],
): RouteGraph {
  const next = { ...graph }
  delete next[list]
  return entries.length > 0 ? Object.assign(next, { [list]: entries }) : next
}

/** The route with this entry: in the place of the one that has its id, or at the end. */
export function putBeside<L extends BesideList>(graph: RouteGraph, list: L, it: Beside[L]): RouteGraph {
  const entries = listOf(graph, list)
  const known = entries.some(({ id }) => id === it.id)
  const next = known ? entries.map((each) => (each.id === it.id ? it : each)) : [...entries, it]
  return withList(graph, list, next)
}

/** The route without the nodes that groups of it no longer have; groups of nobody go. */
export function withoutMembers(
  graph: RouteGraph,
  gone: (node: NodeId) => boolean,
  keep?: string,
): RouteGraph {
  const groups = listOf(graph, 'groups')
  if (!groups.some(({ id, nodes }) => id !== keep && nodes.some(gone))) return graph
  const left = groups.flatMap((group) => {
    if (group.id === keep || !group.nodes.some(gone)) return [group]
    const nodes = group.nodes.filter((node) => !gone(node))
    return nodes.length > 0 ? [{ ...group, nodes }] : []
  })
  return withList(graph, 'groups', left)
}

const mostLetters = 60

/** What people call a group, a note or a rehearsal. */
export function besideName(it: Beside[keyof Beside]): string {
  const name =
    ('name' in it ? it.name : 'title' in it ? it.title : it.text).trim().replace(/\s+/g, ' ') || it.id
  return name.length > mostLetters ? `${name.slice(0, mostLetters - 1)}…` : name
}
