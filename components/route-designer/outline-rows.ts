import { type Group, listOf, type Note } from '#lib/route/beside.ts'
import type { NodeId, Outcome, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { outcomesOf } from '#lib/route/graph.ts'
import { modelOf } from '#lib/route/model.ts'
import { reachable } from '#lib/route/walk.ts'
import { frameId } from './canvas-id.ts'

/** Where a line stands in the tree: how deep, and which of how many. */
type Stand = { level: number; at: number; of: number }
/** A line of the outline: a group, a node, one of the ways out of a node that is unfolded, or a note. */
export type OutlineRow = Stand &
  (
    | { is: 'group'; group: Group; open: boolean }
    | { is: 'node'; node: RouteNode; ways: number; open: boolean }
    | { is: 'way'; node: RouteNode; outcome: Outcome; to: RouteNode | null; rounds: number | undefined }
    | { is: 'note'; note: Note }
  )

export type RowOf<Is extends OutlineRow['is']> = Extract<OutlineRow, { is: Is }>

type Entry = { group: Group; nodes: RouteNode[] } | { node: RouteNode } | { note: Note }

/**
 * Lines from top to bottom: nodes in the order in which a run meets them, those that no run meets last; a group with
 * its nodes where the first of them comes; notes at the end. Groups are unfolded and nodes folded unless their key is
 * among the `turned` ones.
 */
export function outlineRows(graph: RouteGraph, turned: ReadonlySet<string>): OutlineRow[] {
  const entries = entriesOf(graph)
  const byId = new Map(graph.nodes.map((node) => [node.id, node]))
  const nodeRows = (node: RouteNode, stand: Stand): OutlineRow[] => {
    const outcomes = outcomesOf(node)
    const open = turned.has(nodeKey(node.id))
    const row: OutlineRow = { is: 'node', node, ways: outcomes.length, open, ...stand }
    if (!open) return [row]
    const ways = outcomes.map((outcome, place): OutlineRow => {
      const edge = graph.edges.find((each) => each.from === node.id && each.outcome === outcome)
      const to = (edge && byId.get(edge.to)) ?? null
      const at = { level: stand.level + 1, at: place + 1, of: outcomes.length }
      return { is: 'way', node, outcome, to, rounds: edge?.maxRounds, ...at }
    })
    return [row, ...ways]
  }
  return entries.flatMap((entry, place): OutlineRow[] => {
    const stand = { level: 1, at: place + 1, of: entries.length }
    if ('node' in entry) return nodeRows(entry.node, stand)
    if ('note' in entry) return [{ is: 'note', note: entry.note, ...stand }]
    const { group, nodes } = entry
    const open = !turned.has(groupKey(group.id))
    const members = open ? nodes : []
    return [
      { is: 'group', group, open, ...stand },
      ...members.flatMap((node, at) => nodeRows(node, { level: 2, at: at + 1, of: nodes.length })),
    ]
  })
}

function entriesOf(graph: RouteGraph): Entry[] {
  const met = [...reachable(modelOf(graph)).keys()]
  const rank = new Map(met.map((id, at) => [id, at]))
  const nodes = graph.nodes.toSorted(
    (a, b) => (rank.get(a.id) ?? met.length) - (rank.get(b.id) ?? met.length),
  )
  const groups = listOf(graph, 'groups')
  const groupOf = new Map<NodeId, Group>(groups.flatMap((group) => group.nodes.map((id) => [id, group])))
  const told = new Set<Group>()
  const listed = nodes.flatMap((node): Entry[] => {
    const group = groupOf.get(node.id)
    if (!group) return [{ node }]
    if (told.has(group)) return []
    told.add(group)
    return [{ group, nodes: nodes.filter(({ id }) => groupOf.get(id) === group) }]
  })
  return [...listed, ...listOf(graph, 'notes').map((note) => ({ note }))]
}

const nodeKey = (id: NodeId) => `node ${id}`
const groupKey = (id: string) => `group ${id}`

export function rowKey(row: OutlineRow): string {
  switch (row.is) {
    case 'group':
      return groupKey(row.group.id)
    case 'node':
      return nodeKey(row.node.id)
    case 'way':
      return `way ${row.node.id} ${row.outcome}`
    case 'note':
      return `note ${row.note.id}`
  }
}

/** What the line stands for on the canvas; a way stands for nothing there. */
export function canvasIdOf(row: OutlineRow): string | null {
  switch (row.is) {
    case 'group':
      return frameId(row.group.id)
    case 'node':
      return row.node.id
    case 'way':
      return null
    case 'note':
      return row.note.id
  }
}

/** The turned lines with this one turned, or turned back. */
export function toggled(turned: ReadonlySet<string>, key: string): Set<string> {
  const next = new Set(turned)
  if (!next.delete(key)) next.add(key)
  return next
}
