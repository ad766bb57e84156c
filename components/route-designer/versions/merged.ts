import { boxOfNode } from '#components/route-designer/box.ts'
import { freeBelow } from '#components/route-designer/free-place.ts'
import { sizeOf } from '#components/route-designer/size.ts'
import { diffRoutes, edgeKey } from '#lib/route/diff.ts'
import type { EdgeId, NodeId, RouteEdge, RouteGraph, RouteNode } from '#lib/route/graph.ts'

export type ChangeKind = 'added' | 'removed' | 'changed'
/** What has become of the things of a drawing that shows two routes at once. */
export type ChangeMarks = {
  nodes: ReadonlyMap<NodeId, ChangeKind>
  edges: ReadonlyMap<EdgeId, ChangeKind>
}

/** Ids of what is no longer there must not meet those of what is. */
const gone = (id: string) => `${id}~`
const gap = 24

/**
 * Both routes in one drawing: the later one, and in it what the earlier one had besides. An outcome that leads
 * elsewhere is drawn twice, as it led and as it leads.
 */
export function mergedDrawing(
  before: RouteGraph,
  after: RouteGraph,
): { graph: RouteGraph; marks: ChangeMarks } {
  const diff = diffRoutes(before, after)
  const nodes = new Map<NodeId, ChangeKind>()
  const edges = new Map<EdgeId, ChangeKind>()
  const drawn = after.nodes.map((node) => {
    const change = diff.nodes.find((each) => each.id === node.id)
    if (change) nodes.set(node.id, change.change)
    return change?.change === 'changed' ? withOldBranches(change.before, node) : node
  })
  for (const change of diff.nodes) {
    if (change.change !== 'removed') continue
    nodes.set(change.id, 'removed')
    // Where it was, or below what stands there now.
    const { before: node } = change
    const place = freeBelow(drawn.map(boxOfNode), sizeOf(node), node.position, gap)
    drawn.push({ ...node, position: place })
  }
  const known = new Map(after.edges.map((edge) => [edgeKey(edge), edge.id]))
  const lines: RouteEdge[] = [...after.edges]
  for (const change of diff.edges) {
    const id = known.get(edgeKey(change))
    const led = change.change === 'changed' && change.before.to !== change.after.to
    if (id) edges.set(id, led ? 'added' : change.change)
    if (change.change === 'removed' || led) {
      lines.push({ ...change.before, id: gone(change.before.id) })
      edges.set(gone(change.before.id), 'removed')
    }
  }
  return { graph: { ...after, nodes: drawn, edges: lines }, marks: { nodes, edges } }
}

/** A branch that was taken away keeps its row, so that its line has where to leave. */
function withOldBranches(before: RouteNode, after: RouteNode): RouteNode {
  if (before.kind === 'condition' && after.kind === 'condition')
    return { ...after, branches: joined(before.branches, after.branches) }
  if (before.kind === 'fork' && after.kind === 'fork')
    return { ...after, branches: joined(before.branches, after.branches) }
  return after
}

const joined = <T extends { id: string }>(before: readonly T[], after: readonly T[]): T[] => [
  ...after,
  ...before.filter((branch) => !after.some((each) => each.id === branch.id)),
]
