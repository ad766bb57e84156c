import {
  type Beside,
  type BesideList,
  besideLists,
  listOf,
  putBeside,
  withList,
  withoutMembers,
} from './beside.ts'
import { misfit } from './edit-refusal.ts'
import type { RouteGraph } from './graph.ts'
import { difference, type Placed, restored } from './placed.ts'

export type BesideLists = { [L in BesideList]: Beside[L][] }
/** A group, a note or a rehearsal, in the place of the one that has its id. A node that joins a group leaves its own. */
export type BesidePut = { [L in BesideList]: { do: 'put'; list: L; it: Beside[L] } }[BesideList]
/** What an inverse takes out of each list, and what it puts back. */
export type BesideDrop = { [L in BesideList]?: string[] }
export type BesideBack = { [L in BesideList]?: Placed<Beside[L]>[] }

/** The route with what comes beside pasted nodes. Refused when an id is taken. */
export const withPart = (graph: RouteGraph, part: Partial<BesideLists>): RouteGraph =>
  besideLists.reduce((so, list) => withMore(so, list, part), graph)

function withMore<L extends BesideList>(graph: RouteGraph, list: L, part: Partial<BesideLists>): RouteGraph {
  const lists: { [K in BesideList]?: Beside[K][] } = part
  const more: Beside[L][] = lists[list] ?? []
  const present = listOf(graph, list)
  const taken = new Set(present.map(({ id }) => id))
  if (more.some(({ id }) => taken.has(id))) throw misfit()
  return more.length === 0 ? graph : withList(graph, list, [...present, ...more])
}

/** The route with the entry. Refused when a group names nobody, or nodes that are not there. */
export function withPut(graph: RouteGraph, edit: BesidePut): RouteGraph {
  if (edit.list !== 'groups') return putBeside(graph, edit.list, edit.it)
  const members = new Set(edit.it.nodes)
  const known = new Set(graph.nodes.map(({ id }) => id))
  if (members.size === 0 || edit.it.nodes.some((id) => !known.has(id))) throw misfit()
  return withoutMembers(putBeside(graph, 'groups', edit.it), (id) => members.has(id), edit.it.id)
}

/** The route without these entries of a list. */
export const without = <L extends BesideList>(
  graph: RouteGraph,
  list: L,
  gone: ReadonlySet<string>,
): RouteGraph =>
  withList(
    graph,
    list,
    listOf(graph, list).filter(({ id }) => !gone.has(id)),
  )

/** The route with what an inverse says of its lists. */
export const withLists = (graph: RouteGraph, drop: BesideDrop, put: BesideBack): RouteGraph =>
  besideLists.reduce((so, list) => withRestored(so, list, drop[list] ?? [], put), graph)

function withRestored<L extends BesideList>(
  graph: RouteGraph,
  list: L,
  drop: string[],
  put: BesideBack,
): RouteGraph {
  const places: { [K in BesideList]?: Placed<Beside[K]>[] } = put
  const back: Placed<Beside[L]>[] = places[list] ?? []
  if (drop.length + back.length === 0) return graph
  return withList(graph, list, restored([...listOf(graph, list)], drop, back))
}

/** What takes the lists of one route back to those of another; a list that is the same is left out. */
export function listsBack(before: RouteGraph, after: RouteGraph): { drop: BesideDrop; put: BesideBack } {
  const drop: BesideDrop = {}
  const put: BesideBack = {}
  for (const list of besideLists) {
    if (before[list] === after[list]) continue
    const entries = difference<Beside[BesideList]>(listOf(before, list), listOf(after, list))
    drop[list] = entries.drop
    Object.assign(put, { [list]: entries.put })
  }
  return { drop, put }
}
