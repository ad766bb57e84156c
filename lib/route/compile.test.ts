import { expect, test } from 'vitest'
import { compile } from './compile.ts'
import { edge, exampleCatalogue, line, node, route } from './example.ts'
import type { RouteGraph, StepNode } from './graph.ts'
import type { Plan } from './plan.ts'
import { internationalNda, supplyContract } from './samples.ts'

const edi = { by: 'provider', provider: 'edi' } as const
const ours = { connection: edi, signature: 'QES' } as const
const theirs: Partial<StepNode> = { ...ours, party: 'counterparty', participants: [{ from: 'company' }] }

function planOf(graph: RouteGraph, catalogue = exampleCatalogue): Plan {
  const made = compile(graph, catalogue)
  if ('findings' in made) throw new Error(made.findings.map((finding) => finding.text.en).join())
  return made.plan
}
const legs = (plan: Plan) =>
  Object.values(plan.nodes).flatMap((each) =>
    each.kind === 'leg' ? [[each.id, each.connectionId, each.steps.map((step) => step.id).join()]] : [],
  )

test('consecutive steps that one connection orders are one leg', () => {
  const plan = planOf(
    route([node('sign', 'a', ours), node('sign', 'b', theirs)], [edge('b', 'declined', 'd', 2)]),
  )
  expect(plan.entry).toBe('d')
  expect(legs(plan)).toEqual([['a', 'c-edi', 'a,b']])
  expect(Object.keys(plan.nodes)).toEqual(['d', 'a', 'e'])
  const leg = plan.nodes.a
  if (leg?.kind !== 'leg') throw new Error('no leg')
  expect(leg.steps.map((step) => step.ways)).toEqual([
    { done: { to: 'b' }, declined: null, expired: null },
    { done: { to: 'e' }, declined: { to: 'd', maxRounds: 2 }, expired: null },
  ])
})

test('another connection, a number the provider does not take and a second way in begin a new leg', () => {
  const other = planOf(route([node('sign', 'a', ours), node('sign', 'b'), node('sign', 'c')]))
  expect(legs(other)).toEqual([
    ['a', 'c-edi', 'a'],
    ['b', 'c-mail', 'b,c'],
  ])
  const twoOurs = planOf(route([node('sign', 'a', ours), node('sign', 'b', ours), node('sign', 'c', theirs)]))
  expect(legs(twoOurs)).toEqual([
    ['a', 'c-edi', 'a'],
    ['b', 'c-edi', 'b,c'],
  ])
  const second = planOf(
    route([node('approve', 'x'), node('sign', 'a'), node('sign', 'b')], [edge('x', 'declined', 'b')]),
  )
  expect(legs(second)).toEqual([
    ['x', 'c-in-app', 'x'],
    ['a', 'c-mail', 'a'],
    ['b', 'c-mail', 'b'],
  ])
})

test('a connection that orders nothing gets one leg for each step', () => {
  expect(legs(planOf(route([node('approve', 'a'), node('approve', 'b')])))).toEqual([
    ['a', 'c-in-app', 'a'],
    ['b', 'c-in-app', 'b'],
  ])
})

test('conditions keep their branches in order, nodes aside are left out', () => {
  const graph = route(
    [node('condition', 'c', { branches: [{ id: 'big', label: 'Big', all: [] }] })],
    [edge('c', 'else', 'e')],
  )
  const plan = planOf({ ...graph, nodes: [...graph.nodes, node('end', 'aside')] })
  expect(plan.nodes.c).toMatchObject({ branches: [{ id: 'big', way: { to: 'e' } }], otherwise: { to: 'e' } })
  expect(plan.nodes.aside).toBeUndefined()
})

test('answers findings when there is nothing to run', () => {
  const made = compile(line([node('start', 's'), node('sign', 'a', { connection: null })]), exampleCatalogue)
  expect('findings' in made && made.findings.map((finding) => finding.rule)).toEqual([
    'dead-end',
    'missing-connection',
  ])
})

test('the demo routes are one leg each', () => {
  const capabilities = (provider: string) =>
    exampleCatalogue.connections.find((each) => each.provider === provider)?.capabilities
  const [edi, mail] = [capabilities('edi'), capabilities('mail')]
  if (!edi || !mail) throw new Error('no example')
  const catalogue = {
    ...exampleCatalogue,
    connections: [
      { id: 'diadoc', provider: 'diadoc', providerName: 'Контур.Диадок', label: 'Diadoc', capabilities: edi },
      {
        id: 'docusign',
        provider: 'docusign',
        providerName: 'DocuSign',
        label: 'DocuSign',
        capabilities: mail,
      },
    ],
  }
  expect(legs(planOf(supplyContract({ templateId: '7', directorUserId: '1' }), catalogue))).toEqual([
    ['sign-1', 'diadoc', 'sign-1,sign-2'],
  ])
  expect(legs(planOf(internationalNda({ templateId: '7' }), catalogue))).toEqual([
    ['sign-1', 'docusign', 'sign-1,sign-2'],
  ])
})
