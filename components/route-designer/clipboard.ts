import type { NodeId, RouteEdge, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { edgeIdOf } from '#lib/route/model.ts'
import { freshId } from '#lib/route/new-node.ts'

/** Nodes and the edges between them. */
export type Part = { nodes: RouteNode[]; edges: RouteEdge[] }

const shift = 40

/** The chosen nodes with the edges among them; a route has one start, so that is not copied. */
export function copied(graph: RouteGraph, ids: ReadonlySet<NodeId>): Part {
  const nodes = graph.nodes.filter((node) => ids.has(node.id) && node.kind !== 'start')
  const taken = new Set(nodes.map((node) => node.id))
  return { nodes, edges: graph.edges.filter((edge) => taken.has(edge.from) && taken.has(edge.to)) }
}

/** The part as text for the system's clipboard: a small route in the stored form, which any tab and route reads. */
export const partText = (part: Part): string => JSON.stringify({ schema: 1, ...part }, null, 2)

/** Whether a text is worth reading as a part at all; the reader is loaded only then. */
export const maybePart = (text: string): boolean =>
  /^\s*[{#]|^schema:/.test(text) && /["\n]?nodes"?:/.test(text) && text.length < 2_000_000

/** The part under new ids, a little aside of where it was taken from, and of what was pasted before. */
export function pasted(graph: RouteGraph, part: Part): Part {
  const taken = new Set(graph.nodes.map((node) => node.id))
  const renamed = new Map<NodeId, NodeId>()
  for (const node of part.nodes) {
    const id = freshId(taken, node.kind)
    taken.add(id)
    renamed.set(node.id, id)
  }
  const aside = shift * freeSteps(graph, part)
  const nodes = part.nodes.map((node) => ({
    ...node,
    id: renamed.get(node.id) ?? node.id,
    position: { x: node.position.x + aside, y: node.position.y + aside },
  }))
  const edges = part.edges.map((edge) => {
    const from = renamed.get(edge.from) ?? edge.from
    return { ...edge, id: edgeIdOf(from, edge.outcome), from, to: renamed.get(edge.to) ?? edge.to }
  })
  return { nodes, edges }
}

/** By how many steps the part has to move to lie on nothing; none where its place is free. */
function freeSteps(graph: RouteGraph, part: Part): number {
  const places = new Set(graph.nodes.map(({ position: { x, y } }) => `${x} ${y}`))
  for (let steps = 0; ; steps += 1) {
    const away = steps * shift
    if (!part.nodes.some(({ position: { x, y } }) => places.has(`${x + away} ${y + away}`))) return steps
  }
}
