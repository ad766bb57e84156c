import { type BesideList, besideLists } from '#lib/route/beside.ts'
import { diffRoutes, edgeKey } from '#lib/route/diff.ts'
import type { Edit } from '#lib/route/edit.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { EditName } from './edit-name.ts'

/** One step of undo or redo: what was done, for the tooltip, and the edit that takes it back. */
export type Step = { name: EditName; back: Edit; merge?: string }
export type History = { past: readonly Step[]; future: readonly Step[] }

/**
 * The steps that still fit after somebody else's edits have come in: the latest ones, up to the first that touches
 * what has changed by them. The rest cannot be taken back without taking back the other's work.
 */
export function survivingHistory({ past, future }: History, mine: RouteGraph, joined: RouteGraph): History {
  const changed = changedThings(mine, joined)
  const fitting = (steps: readonly Step[]) => {
    const broken = steps.findLastIndex((step) => touchedBy(step.back).some((thing) => changed.has(thing)))
    return steps.slice(broken + 1)
  }
  return { past: fitting(past), future: fitting(future) }
}

function changedThings(before: RouteGraph, after: RouteGraph): Set<string> {
  const { nodes, edges, moved, beside } = diffRoutes(before, after)
  return new Set([
    ...nodes.map(({ id }) => nodeThing(id)),
    ...moved.map(nodeThing),
    ...beside.map(({ list, it }) => besideThing(list, it.id)),
    ...edges.flatMap((change) =>
      [...('before' in change ? [change.before] : []), ...('after' in change ? [change.after] : [])].flatMap(
        (edge) => [wayThing(edgeKey(edge)), edgeThing(edge.id)],
      ),
    ),
  ])
}

function touchedBy(edit: Edit): string[] {
  if (edit.do === 'several') return edit.edits.flatMap(touchedBy)
  // Steps are inverses, and those are made of these two kinds alone.
  if (edit.do !== 'restore') return []
  const edges = edit.put.edges.map(({ it }) => it)
  return [
    ...[...edit.drop.nodes, ...edit.put.nodes.map(({ it }) => it.id)].map(nodeThing),
    ...edges.flatMap(({ from, to }) => [nodeThing(from), nodeThing(to)]),
    ...[...edit.drop.edges, ...edges.map(({ id }) => id)].map(edgeThing),
    ...edges.map((edge) => wayThing(edgeKey(edge))),
    ...besideLists.flatMap((list) => [
      ...(edit.drop[list] ?? []).map((id) => besideThing(list, id)),
      ...(edit.put[list] ?? []).map(({ it }) => besideThing(list, it.id)),
    ]),
  ]
}

const besideThing = (list: BesideList, id: string) => `${list} ${id}`
const nodeThing = (id: string) => `node ${id}`
const edgeThing = (id: string) => `edge ${id}`
const wayThing = (key: string) => `way ${key}`
