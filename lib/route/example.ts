import type { Capabilities, Catalogue } from './catalogue.ts'
import type { JoinNode, NodeKind, Outcome, RouteEdge, RouteGraph, RouteNode, StepNode } from './graph.ts'
import { outcomesOf } from './graph.ts'
import { edgeIdOf } from './model.ts'
import { newNode } from './new-node.ts'

/** Small routes and a small world for tests and for previews of the designer. */
const most = { ours: 1, counterparty: 1 }
const edi: Capabilities = {
  approve: { signatures: ['simple'] },
  sign: { signatures: ['UNEP', 'QES'], parties: ['ours', 'counterparty'], counterpartyBy: 'requisites' },
  ordersSteps: true,
  most,
  parallel: false,
  quorum: false,
  tells: { viewed: false },
  expires: false,
  reminds: false,
  documentSizeBytes: 10_000_000,
  formalised: true,
  detachedSignatures: true,
}

const mail: Capabilities = {
  ...edi,
  approve: null,
  sign: { signatures: ['simple', 'UNEP'], parties: ['ours', 'counterparty'], counterpartyBy: 'email' },
  most: { ours: null, counterparty: null },
  parallel: true,
  quorum: true,
  expires: true,
  reminds: true,
}

const inside: Capabilities = {
  ...mail,
  approve: { signatures: ['simple'] },
  sign: { signatures: ['simple'], parties: ['ours'], counterpartyBy: 'email' },
  ordersSteps: false,
}

/** A portal with three connections, two users (one gone), one template and three fields of a deal. */
export const exampleCatalogue: Catalogue = {
  connections: [
    { id: 'c-edi', provider: 'edi', providerName: 'EDI office', label: 'EDI', capabilities: edi },
    { id: 'c-mail', provider: 'mail', providerName: 'Mail office', label: 'Mail', capabilities: mail },
    { id: 'c-in-app', provider: 'in-app', providerName: 'Inkroute', label: 'In-app', capabilities: inside },
  ],
  pipelines: null,
  users: [
    { id: '1', name: 'Anna', active: true },
    { id: '2', name: 'Boris', active: false },
  ],
  templates: [{ id: '7', name: 'Contract', entityTypeIds: [2] }],
  fields: [
    { name: 'title', entityTypeId: 2, title: 'Title', type: 'string', multiple: false },
    { name: 'opportunity', entityTypeId: 2, title: 'Amount', type: 'money', multiple: false },
    { name: 'UF_FILE', entityTypeId: 2, title: 'File', type: 'file', multiple: false },
  ],
}

type NodeOf<K extends NodeKind> = K extends 'approve' | 'sign' ? StepNode : Extract<RouteNode, { kind: K }>

/** A node whose id is given, complete enough to be valid, changed by the patch. */
export function node<K extends NodeKind>(kind: K, id: string, patch: Partial<NodeOf<K>> = {}): RouteNode {
  const fresh = newNode(kind, id, { x: 0, y: 0 })
  const complete: Partial<StepNode> = { participants: [{ from: 'user', userId: '1' }] }
  const by = (connectionId: string): Partial<StepNode> => ({
    ...complete,
    connection: { by: 'connection', connectionId },
  })
  const made =
    fresh.kind === 'document'
      ? { ...fresh, source: { from: 'template' as const, templateId: '7' } }
      : fresh.kind === 'sign'
        ? { ...fresh, ...by('c-mail') }
        : fresh.kind === 'approve'
          ? { ...fresh, ...by('c-in-app') }
          : fresh
  return { ...made, ...patch } as RouteNode
}

export const edge = (from: string, outcome: Outcome, to: string, maxRounds?: number): RouteEdge => ({
  id: edgeIdOf(from, outcome),
  from,
  outcome,
  to,
  ...(maxRounds === undefined ? {} : { maxRounds }),
})

/** Nodes one after another, each left by its first outcome, and the further edges. */
export function line(nodes: RouteNode[], edges: RouteEdge[] = []): RouteGraph {
  const chain = nodes.slice(0, -1).flatMap((from, at) => {
    const outcome = outcomesOf(from)[0]
    const to = nodes[at + 1]
    return outcome && to ? [edge(from.id, outcome, to.id)] : []
  })
  return { schema: 1, nodes, edges: [...chain, ...edges] }
}

/** start → document → the given nodes → end. */
export const route = (nodes: RouteNode[], edges: RouteEdge[] = []): RouteGraph =>
  line([node('start', 's'), node('document', 'd'), ...nodes, node('end', 'e')], edges)

/**
 * start → document → fork → a | b → join → last → end, changed: nodes are added (or replaced by their id), edges left
 * out by their ids and added.
 */
export function forked(
  changed: { nodes?: RouteNode[]; without?: string[]; edges?: RouteEdge[]; wait?: JoinNode['wait'] } = {},
): RouteGraph {
  const { nodes = [], without = [], edges = [], wait = 'all' } = changed
  const own = [
    node('start', 's'),
    node('document', 'd'),
    node('fork', 'f'),
    node('sign', 'a'),
    node('sign', 'b'),
    node('join', 'j', { wait }),
    node('sign', 'last'),
    node('end', 'e'),
  ]
  const ways = [
    edge('s', 'next', 'd'),
    edge('d', 'next', 'f'),
    edge('f', 'branch:b1', 'a'),
    edge('f', 'branch:b2', 'b'),
    edge('a', 'done', 'j'),
    edge('b', 'done', 'j'),
    edge('j', 'next', 'last'),
    edge('last', 'done', 'e'),
  ]
  const given = new Set(nodes.map(({ id }) => id))
  return {
    schema: 1,
    nodes: [...own.filter(({ id }) => !given.has(id)), ...nodes],
    edges: [...ways.filter(({ id }) => !without.includes(id)), ...edges],
  }
}
