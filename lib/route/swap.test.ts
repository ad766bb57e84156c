import { describe, expect, test } from 'vitest'
import type { Capabilities, Catalogue, CatalogueConnection } from './catalogue.ts'
import { apply } from './edit.ts'
import { exampleCatalogue, node, route } from './example.ts'
import type { Participant, RouteNode, StepNode } from './graph.ts'
import { stepsBeside, swapOf } from './swap.ts'

const able: Capabilities = {
  approve: { signatures: ['simple'] },
  sign: { signatures: ['simple', 'UNEP', 'QES'], parties: ['ours', 'counterparty'], counterpartyBy: 'email' },
  ordersSteps: true,
  most: { ours: null, counterparty: null },
  parallel: true,
  quorum: true,
  tells: { viewed: true },
  expires: true,
  reminds: true,
  documentSizeBytes: 25_000_000,
  formalised: true,
  detachedSignatures: true,
}

const connection = (id: string, capabilities: Capabilities, rest: Partial<CatalogueConnection> = {}) => ({
  ...{ id, provider: id, providerName: id, label: id, capabilities },
  ...rest,
})
const between = (less: Partial<Capabilities>, rest: Partial<CatalogueConnection> = {}): Catalogue => ({
  ...exampleCatalogue,
  connections: [connection('a', able), connection('b', { ...able, ...less }, rest)],
})

const by = (id: string) => ({ by: 'connection' as const, connectionId: id })
const people: Participant[] = ['1', '2', '3'].map((userId) => ({ from: 'user', userId }))
const sign = (patch: Partial<StepNode> = {}, id = 'x'): RouteNode =>
  node('sign', id, { connection: by('a'), signature: 'QES', ...patch })

type Row = [less: Partial<Capabilities>, nodes: RouteNode[], lost: string[], changed?: Partial<StepNode>]

describe('what is lost by a swap', () => {
  test.each<Row>([
    [{}, [sign()], []],
    [
      { sign: { ...able.sign, signatures: ['simple', 'UNEP'] } },
      [sign()],
      ['signature “Signing”: “Advanced (AES)” instead of “Qualified (QES)”'],
      { signature: 'UNEP' },
    ],
    [
      { sign: { ...able.sign, parties: ['counterparty'] } },
      [sign()],
      ['party “Signing”: our side cannot sign there'],
      {},
    ],
    [
      { sign: { ...able.sign, counterpartyBy: 'requisites' } },
      [sign({ party: 'counterparty' })],
      ['address the counterparty is found by requisites'],
    ],
    [
      { most: { ours: 1, counterparty: 1 } },
      [sign({ participants: people })],
      ['number “Signing”: at most 1 participants, the step has 3'],
    ],
    [
      { parallel: false },
      [sign({ participants: people, order: 'parallel' })],
      ['order “Signing”: participants act one by one'],
      { order: 'sequential' },
    ],
    [
      { ordersSteps: false },
      [sign({ participants: people, order: 'sequential' })],
      ['order “Signing”: participants are asked at the same time'],
      { order: 'parallel' },
    ],
    [
      { ordersSteps: false, parallel: false },
      [sign({ participants: people, order: 'sequential' })],
      ['order “Signing”: the order of participants cannot be kept'],
      { order: 'sequential' },
    ],
    [{ parallel: false, ordersSteps: false }, [sign({ order: 'parallel' })], []],
    [
      { quorum: false },
      [sign({ participants: people, quorum: 2 })],
      ['quorum “Signing”: every participant is needed'],
      { quorum: 'all' },
    ],
    [{ quorum: false }, [sign({ participants: people, quorum: 3 })], [], { quorum: 3 }],
    [
      { approve: null },
      [node('approve', 'x', { connection: by('a') })],
      ['act “Approval”: the connection carries no approvals'],
    ],
    [{ tells: { viewed: false } }, [sign()], ['viewed it will not be told that the document was viewed']],
    [{ reminds: false }, [sign()], []],
    [
      { reminds: false },
      [sign({ reminders: { every: { value: 1, unit: 'days' }, most: 3 } })],
      ['reminders nobody is reminded'],
    ],
    [{ expires: false }, [sign()], []],
    [
      { expires: false },
      [sign({ deadline: { value: 3, unit: 'days' } })],
      ['expiry the provider does not close the step when its time is up'],
    ],
    [{ lifeDays: 30 }, [sign()], ['life the provider keeps an unfinished order for 30 days']],
    [{ documentSizeBytes: 10_000_000 }, [sign()], ['size documents up to 10 MB instead of 25 MB']],
    [{ formalised: false }, [sign()], []],
    [
      { formalised: false },
      [node('document', 'd2', { source: { from: 'formalised', type: 'utd' } }), sign()],
      ['formalised a formalised document cannot be sent there'],
    ],
    [{ detachedSignatures: false }, [sign()], ['detached there are no detached signature files (.sig)']],
    [
      { ordersSteps: false },
      [sign({}, 'x'), sign({}, 'y')],
      ['orders steps that were one order are parted: 2 orders at providers instead of 1'],
    ],
  ])('%j', (less, nodes, lost, changed = {}) => {
    const graph = route(nodes)
    const catalogue = between(less)
    const steps = nodes.filter(({ kind }) => kind !== 'document').map(({ id }) => id)
    const { edit, losses } = swapOf(graph, catalogue, { steps, to: by('b') })
    expect(losses.map(({ what, text }) => `${what} ${text.en}`)).toEqual(lost)
    expect(losses.every(({ text }) => text.ru !== '')).toBe(true)
    const after = apply(graph, edit)
    expect(after.graph.nodes.find(({ id }) => id === 'x')).toMatchObject({ ...changed, connection: by('b') })
    expect(apply(after.graph, after.inverse).graph).toEqual(graph)
  })
})

test('what the account itself was found to give counts', () => {
  const catalogue = between({}, { signatures: ['UNEP'] })
  const { losses } = swapOf(route([sign()]), catalogue, { steps: ['x'], to: by('b') })
  expect(losses.map(({ what }) => what)).toEqual(['signature'])
})

test('a step that had no connection has nothing to compare with, but what does not fit is told', () => {
  const graph = route([sign({ connection: null, participants: people, order: 'parallel' })])
  const catalogue = between({ parallel: false, documentSizeBytes: 1 })
  const { losses } = swapOf(graph, catalogue, { steps: ['x'], to: by('b') })
  expect(losses.map(({ what }) => what)).toEqual(['order'])
})

test('nothing is lost where the connection stays, under another choice', () => {
  const { losses } = swapOf(route([sign()]), between({}), {
    steps: ['x'],
    to: { by: 'provider', provider: 'a' },
  })
  expect(losses).toEqual([])
})

test('what several steps lose is told once, and all change as one step of undo', () => {
  const graph = route([sign({}, 'x'), sign({}, 'y'), node('sign', 'z', { connection: by('b') })])
  const catalogue = between({ tells: { viewed: false } })
  const step = graph.nodes.find(({ id }) => id === 'x') as StepNode
  expect(stepsBeside(graph, catalogue, step)).toEqual(['x', 'y'])
  const { edit, losses } = swapOf(graph, catalogue, { steps: ['x', 'y'], to: by('b') })
  expect(losses.map(({ what }) => what)).toEqual(['viewed'])
  const carriers = apply(graph, edit).graph.nodes.flatMap((each) =>
    'connection' in each ? [each.connection] : [],
  )
  expect(carriers).toEqual([by('b'), by('b'), by('b')])
})

test('steps of a connection that is gone are found by what they chose', () => {
  const graph = route([
    sign({ connection: by('gone') }, 'x'),
    sign({ connection: by('gone') }, 'y'),
    sign({}, 'z'),
  ])
  const [step] = graph.nodes.filter(({ id }) => id === 'x') as StepNode[]
  if (!step) throw new Error('no step')
  expect(stepsBeside(graph, between({}), step)).toEqual(['x', 'y'])
  expect(stepsBeside(graph, between({}), { ...step, connection: null })).toEqual(['x'])
})
