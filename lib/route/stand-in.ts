import type { Capabilities, Catalogue, CatalogueConnection } from './catalogue.ts'
import type { ConnectionChoice, DocumentNode, DocumentSource, RouteGraph, RouteNode } from './graph.ts'
import { isStep } from './model.ts'

/** Carries whatever a route asks of it: in a rehearsal nothing is sent. */
const anything: Capabilities = {
  approve: { signatures: ['simple', 'UNEP', 'QES'] },
  sign: { signatures: ['simple', 'UNEP', 'QES'], parties: ['ours', 'counterparty'], counterpartyBy: 'email' },
  ordersSteps: true,
  most: { ours: null, counterparty: null },
  parallel: true,
  quorum: true,
  tells: { viewed: true },
  expires: true,
  reminds: true,
  documentSizeBytes: Number.MAX_SAFE_INTEGER,
  formalised: true,
  detachedSignatures: true,
}

const unchosen: ConnectionChoice = { by: 'connection', connectionId: 'stand-in' }

/**
 * The route and connections that stand in for those it names and those that nobody has chosen yet, as for documents
 * without a source: so it can be rehearsed without a portal. For rehearsals alone: what is made of it must never run.
 */
export function withStandIns(graph: RouteGraph): { graph: RouteGraph; catalogue: Catalogue } {
  const nodes = graph.nodes.map((node): RouteNode => {
    if (isStep(node)) return { ...node, connection: node.connection ?? unchosen }
    return node.kind === 'document' ? { ...node, source: sourceOf(node) } : node
  })
  const connections = nodes.filter(isStep).map(({ connection }) => standIn(connection ?? unchosen))
  return {
    graph: { ...graph, nodes },
    catalogue: {
      connections: [...new Map(connections.map((one) => [one.id, one])).values()],
      pipelines: null,
      users: null,
      templates: null,
      fields: null,
    },
  }
}

/** The document's own source, or any when it is not chosen to its end. */
function sourceOf({ source }: DocumentNode): DocumentSource {
  const chosen = source && Object.values(source).every((part) => part !== '')
  return chosen ? source : { from: 'template', templateId: 'stand-in' }
}

function standIn(choice: ConnectionChoice): CatalogueConnection {
  const id = choice.by === 'connection' ? choice.connectionId : choice.provider
  return { id, provider: id, providerName: id, label: id, capabilities: anything }
}
