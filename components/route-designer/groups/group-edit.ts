import type { Selection } from '#components/route-designer/selection.ts'
import { type Group, listOf } from '#lib/route/beside.ts'
import type { Edit } from '#lib/route/edit.ts'
import type { NodeId, RouteGraph } from '#lib/route/graph.ts'
import { freshId } from '#lib/route/new-node.ts'

const put = (it: Group): Edit => ({ do: 'put', list: 'groups', it })

export const groupOfNode = (graph: RouteGraph, node: NodeId): Group | undefined =>
  listOf(graph, 'groups').find(({ nodes }) => nodes.includes(node))

/** Puts further nodes into the group; they leave theirs. */
export const joining = (group: Group, ids: readonly NodeId[]): Edit =>
  put({ ...group, nodes: [...new Set([...group.nodes, ...ids])] })

/** Takes the nodes out of their groups; a group that nobody is left in goes. */
export function left(graph: RouteGraph, ids: ReadonlySet<NodeId>): Edit[] {
  return listOf(graph, 'groups').flatMap((group): Edit[] => {
    const nodes = group.nodes.filter((id) => !ids.has(id))
    if (nodes.length === group.nodes.length) return []
    return [nodes.length > 0 ? put({ ...group, nodes }) : { do: 'take', list: 'groups', ids: [group.id] }]
  })
}

/** A frame around the selected nodes; with a group among the selection they join that. Null when there is nothing to do. */
export function grouping(graph: RouteGraph, selection: Selection): { edit: Edit; id: string } | null {
  const nodes = graph.nodes.flatMap(({ id }) => (selection.nodes.has(id) ? [id] : []))
  if (nodes.length === 0) return null
  const groups = listOf(graph, 'groups')
  const present = groups.find(({ id }) => selection.groups.has(id))
  if (present) return { id: present.id, edit: joining(present, nodes) }
  const id = freshId(
    groups.map((group) => group.id),
    'group',
  )
  return { id, edit: put({ id, title: '', nodes }) }
}

/** Takes the selected groups apart and the selected nodes out of theirs. */
export function ungrouping(graph: RouteGraph, { nodes, groups }: Selection): Edit | null {
  const whole: Edit[] = groups.size > 0 ? [{ do: 'take', list: 'groups', ids: [...groups] }] : []
  const rest = listOf(graph, 'groups').filter(({ id }) => !groups.has(id))
  const edits = [...whole, ...left({ ...graph, groups: rest }, nodes)]
  return edits.length > 0 ? { do: 'several', edits } : null
}

/** The selected nodes and those of the selected groups. */
export function withMembers(graph: RouteGraph, { nodes, groups }: Selection): Set<NodeId> {
  const members = listOf(graph, 'groups').flatMap((group) => (groups.has(group.id) ? group.nodes : []))
  return new Set([...nodes, ...members])
}
