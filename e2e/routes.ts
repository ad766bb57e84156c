import { randomBytes } from 'node:crypto'
import type { RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { supplyContract } from '#lib/route/samples.ts'
import type { Product } from './product.ts'

/** Ids of the demo portal. */
const template = '1'
const director = '7'

export const freshName = (name: string): string => `${name} ${randomBytes(3).toString('hex')}`

/** A route of this test's own: our director, then the counterparty, by Diadoc. */
export async function ownSupplyRoute(product: Product, title: string): Promise<{ id: string; name: string }> {
  const name = freshName(title)
  const graph = supplyContract({ templateId: template, directorUserId: director })
  return { id: await product.publish(name, graph), name }
}

/** A route of this test's own: the responsible approves on our page. */
export async function ownApprovalRoute(
  product: Product,
  title: string,
): Promise<{ id: string; name: string }> {
  const name = freshName(title)
  return { id: await product.publish(name, approval), name }
}

/** A draft of this test's own that holds its start and nothing else. */
export async function emptyRoute(product: Product, title: string): Promise<{ id: string; name: string }> {
  const name = freshName(title)
  const graph: RouteGraph = { schema: 1, nodes: [start], edges: [] }
  const { id } = await product.call<{ id: string }>('POST', '/routes', { name, graph })
  return { id, name }
}

const at = (column: number, row = 0) => ({ x: column * 320, y: row * 180 })

const start: RouteNode = {
  kind: 'start',
  id: 'start-1',
  title: '',
  position: at(0),
  entityTypeIds: [2],
  inputs: [],
}

const approval: RouteGraph = {
  schema: 1,
  nodes: [
    start,
    {
      kind: 'document',
      id: 'document-1',
      title: '',
      position: at(1),
      source: { from: 'template', templateId: template },
    },
    {
      kind: 'approve',
      id: 'approve-1',
      title: 'Согласование менеджером',
      position: at(2),
      participants: [{ from: 'responsible' }],
      order: 'sequential',
      quorum: 'all',
      signature: 'simple',
      connection: { by: 'provider', provider: 'in-app' },
      party: 'ours',
    },
    { kind: 'end', id: 'end-1', title: '', position: at(3), outcome: 'completed' },
    { kind: 'end', id: 'end-2', title: '', position: at(3, 1), outcome: 'declined' },
  ],
  edges: [
    { id: 'start-1:next', from: 'start-1', outcome: 'next', to: 'document-1' },
    { id: 'document-1:next', from: 'document-1', outcome: 'next', to: 'approve-1' },
    { id: 'approve-1:done', from: 'approve-1', outcome: 'done', to: 'end-1' },
    { id: 'approve-1:declined', from: 'approve-1', outcome: 'declined', to: 'end-2' },
  ],
}
