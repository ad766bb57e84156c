import type { ConnectionChoice, RouteGraph, StepNode } from './graph.ts'
import { edgeIdOf } from './model.ts'
import type { Scenario } from './scenario.ts'

/** Left edges of the columns: the widths of the cards and the room between them. */
const columns = [0, 272, 576, 912, 1248]
const at = (column: number, row = 0) => ({ x: columns[column] ?? 0, y: row * 172 })
const edge = (from: string, outcome: 'next' | 'done' | 'declined' | 'expired', to: string) => ({
  id: edgeIdOf(from, outcome),
  from,
  outcome,
  to,
})

/** Both sign, and the other side declines: how either route of the demo can go. */
const rehearsals = (names: { good: string; bad: string; comment: string }): Scenario[] => [
  {
    id: 'scenario-1',
    name: names.good,
    moves: [
      { do: 'sign', step: 'sign-1' },
      { do: 'sign', step: 'sign-2' },
    ],
    expect: { outcome: 'completed', passes: ['end-1'] },
  },
  {
    id: 'scenario-2',
    name: names.bad,
    moves: [
      { do: 'sign', step: 'sign-1' },
      { do: 'decline', step: 'sign-2', comment: names.comment },
    ],
    expect: { outcome: 'declined', passes: ['end-2'] },
  },
]

/** What of the portal and of the connections the demo's supply contract needs. */
export type SupplyContractIds = {
  templateId: string
  directorUserId: string
  /** Carries both signatures; the first Diadoc connection when absent. */
  connectionId?: string
}

const choice = (provider: string, connectionId: string | undefined): ConnectionChoice =>
  connectionId === undefined ? { by: 'provider', provider } : { by: 'connection', connectionId }

const signing: Pick<StepNode, 'kind' | 'order' | 'quorum'> = {
  kind: 'sign',
  order: 'sequential',
  quorum: 'all',
}

/** The demo's domestic route: our director and then the counterparty sign with qualified signatures in one Diadoc message. */
export function supplyContract(ids: SupplyContractIds): RouteGraph {
  const connection = choice('diadoc', ids.connectionId)
  return {
    schema: 1,
    nodes: [
      { kind: 'start', id: 'start-1', title: '', position: at(0), entityTypeIds: [2], inputs: [] },
      {
        kind: 'document',
        id: 'document-1',
        title: 'Договор поставки',
        position: at(1),
        source: { from: 'template', templateId: ids.templateId },
      },
      {
        ...signing,
        id: 'sign-1',
        title: 'Подпись директора',
        position: at(2),
        participants: [{ from: 'user', userId: ids.directorUserId }],
        signature: 'QES',
        connection,
        party: 'ours',
      },
      {
        ...signing,
        id: 'sign-2',
        title: 'Подпись контрагента',
        position: at(3),
        participants: [{ from: 'company' }],
        signature: 'QES',
        connection,
        party: 'counterparty',
      },
      { kind: 'end', id: 'end-1', title: 'Договор подписан', position: at(4), outcome: 'completed' },
      { kind: 'end', id: 'end-2', title: 'Возврат на доработку', position: at(4, 1), outcome: 'declined' },
    ],
    edges: [
      edge('start-1', 'next', 'document-1'),
      edge('document-1', 'next', 'sign-1'),
      edge('sign-1', 'done', 'sign-2'),
      edge('sign-1', 'declined', 'end-2'),
      edge('sign-2', 'done', 'end-1'),
      edge('sign-2', 'declined', 'end-2'),
    ],
    scenarios: rehearsals({
      good: 'Обе стороны подписали',
      bad: 'Контрагент отказался',
      comment: 'Не согласны с ценой.',
    }),
  }
}

/** What the demo's NDA needs; the first DocuSign connection when none is named. */
export type InternationalNdaIds = { templateId: string; connectionId?: string }

/** The demo's foreign route: our responsible manager, then the item's primary contact, in one DocuSign envelope. */
export function internationalNda(ids: InternationalNdaIds): RouteGraph {
  const connection = choice('docusign', ids.connectionId)
  const deadline = { value: 14, unit: 'days' } as const
  return {
    schema: 1,
    nodes: [
      { kind: 'start', id: 'start-1', title: '', position: at(0), entityTypeIds: [2], inputs: [] },
      {
        kind: 'document',
        id: 'document-1',
        title: 'NDA',
        position: at(1),
        source: { from: 'template', templateId: ids.templateId },
      },
      {
        ...signing,
        id: 'sign-1',
        title: 'Our signature',
        position: at(2),
        participants: [{ from: 'responsible' }],
        signature: 'simple',
        connection,
        party: 'ours',
        deadline,
      },
      {
        ...signing,
        id: 'sign-2',
        title: 'Counterparty signature',
        position: at(3),
        participants: [{ from: 'contact', index: 1 }],
        signature: 'simple',
        connection,
        party: 'counterparty',
        deadline,
      },
      { kind: 'end', id: 'end-1', title: 'NDA signed', position: at(4), outcome: 'completed' },
      { kind: 'end', id: 'end-2', title: 'NDA not signed', position: at(4, 1), outcome: 'declined' },
    ],
    edges: [
      edge('start-1', 'next', 'document-1'),
      edge('document-1', 'next', 'sign-1'),
      ...['sign-1', 'sign-2'].flatMap((step, n) => [
        edge(step, 'done', n === 0 ? 'sign-2' : 'end-1'),
        edge(step, 'declined', 'end-2'),
        edge(step, 'expired', 'end-2'),
      ]),
    ],
    scenarios: rehearsals({
      good: 'Both sign',
      bad: 'The counterparty declines',
      comment: 'We need our own form.',
    }),
  }
}
