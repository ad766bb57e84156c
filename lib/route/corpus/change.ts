import type { Catalogue } from '#lib/route/catalogue.ts'
import type { NodeId, Outcome, RouteGraph, RouteInput, RouteNode, StartNode } from '#lib/route/graph.ts'
import { edgeIdOf } from '#lib/route/model.ts'
import { newNode } from '#lib/route/new-node.ts'

/** What an administrator does to a good route. */
export type Change = (graph: RouteGraph) => RouteGraph

/** What happens in the portal meanwhile. */
export type PortalChange = (catalogue: Catalogue) => Catalogue

/** Deletes a way out. */
export const cut =
  (from: NodeId, outcome: Outcome): Change =>
  (graph) => ({
    ...graph,
    edges: graph.edges.filter((edge) => edge.from !== from || edge.outcome !== outcome),
  })

/** Leads a way out elsewhere. */
export const lead =
  (from: NodeId, outcome: Outcome, to: NodeId, maxRounds?: number): Change =>
  (graph) => ({
    ...graph,
    edges: [
      ...cut(from, outcome)(graph).edges,
      { id: edgeIdOf(from, outcome), from, outcome, to, ...(maxRounds === undefined ? {} : { maxRounds }) },
    ],
  })

/** Changes what a node holds. */
export const set =
  (id: NodeId, patch: object): Change =>
  (graph) => ({
    ...graph,
    nodes: graph.nodes.map((node) => (node.id === id ? ({ ...node, ...patch } as RouteNode) : node)),
  })

/** Adds a node as the palette gives it, changed by the patch. */
export const plus =
  (kind: RouteNode['kind'], id: NodeId, patch: object = {}): Change =>
  (graph) => ({
    ...graph,
    nodes: [...graph.nodes, { ...newNode(kind, id, { x: 0, y: 0 }), ...patch } as RouteNode],
  })

/** Adds a copy of a node. */
export const copy =
  (id: NodeId, as: NodeId): Change =>
  (graph) => ({
    ...graph,
    nodes: [
      ...graph.nodes,
      ...graph.nodes.filter((node) => node.id === id).map((node) => ({ ...node, id: as })),
    ],
  })

/** Deletes nodes with their edges. */
export const gone =
  (...ids: NodeId[]): Change =>
  (graph) => ({
    ...graph,
    nodes: graph.nodes.filter((node) => !ids.includes(node.id)),
    edges: graph.edges.filter((edge) => !ids.includes(edge.from) && !ids.includes(edge.to)),
  })

/** Changes the inputs of the start. */
export const inputs =
  (change: (now: RouteInput[]) => RouteInput[]): Change =>
  (graph) => ({
    ...graph,
    nodes: graph.nodes.map((node) =>
      node.kind === 'start' ? ({ ...node, inputs: change(node.inputs) } satisfies StartNode) : node,
    ),
  })

/** Several changes, one after another. */
export const all =
  (...changes: Change[]): Change =>
  (graph) =>
    changes.reduce((so, change) => change(so), graph)

/** Nothing in the route: what was changed is the portal. */
export const same: Change = (graph) => graph

/** The portal without a connection of this provider. */
export const without =
  (provider: string): PortalChange =>
  (catalogue) => ({
    ...catalogue,
    connections: catalogue.connections.filter((each) => each.provider !== provider),
  })

/** The portal in which robots are set up for these inputs. */
export const inForce =
  (...published: RouteInput[]): PortalChange =>
  (catalogue) => ({ ...catalogue, published: { inputs: published } })
