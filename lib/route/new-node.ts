import type { NodeId, NodeKind, RouteGraph, RouteNode } from './graph.ts'

/** The smallest free id `<stem>-<n>` in the graph: no randomness, so that a draft is reproducible. */
export function freshId(taken: Iterable<NodeId>, stem: string): NodeId {
  const ids = new Set(taken)
  for (let n = 1; ; n += 1) {
    const id = `${stem}-${n}`
    if (!ids.has(id)) return id
  }
}

/** A node as it lies on the palette: nothing chosen that its author has to choose. */
export function newNode(kind: NodeKind, id: NodeId, position: { x: number; y: number }): RouteNode {
  const base = { id, title: '', position }
  switch (kind) {
    case 'start':
      return { ...base, kind, entityTypeIds: [2], inputs: [] }
    case 'document':
      return { ...base, kind, source: null }
    case 'approve':
    case 'sign':
      return {
        ...base,
        kind,
        participants: [],
        order: 'sequential',
        quorum: 'all',
        signature: 'simple',
        connection: null,
        party: 'ours',
      }
    case 'condition':
      return { ...base, kind, branches: [{ id: 'b1', label: '', all: [] }] }
    case 'fork':
      return {
        ...base,
        kind,
        branches: [
          { id: 'b1', label: '' },
          { id: 'b2', label: '' },
        ],
      }
    case 'join':
      return { ...base, kind, wait: 'all' }
    case 'wait':
      return { ...base, kind, until: { by: 'duration', duration: { value: 1, unit: 'days' } } }
    case 'action':
      return { ...base, kind, action: '', settings: {} }
    case 'end':
      return { ...base, kind, outcome: 'completed' }
  }
}

/** The graph of a route that has just been made: a start and nothing else. */
export const emptyGraph = (): RouteGraph => ({
  schema: 1,
  nodes: [newNode('start', 'start-1', { x: 0, y: 0 })],
  edges: [],
})
