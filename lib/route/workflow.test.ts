import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholePortal } from './corpus/portal.ts'
import { edge, line, node } from './example.ts'
import type { StepNode } from './graph.ts'
import { isStep } from './model.ts'
import { parseGraph } from './schema.ts'
import { toWorkflow } from './to-workflow.ts'
import { verify } from './verify.ts'
import { fromWorkflow, type Workflow, workflowSchema } from './workflow.ts'

const example = workflowSchema.parse({
  document_id: 'doc-456',
  workflow: [
    { step: 1, action: 'approve', participants: ['legal@example.com'], type: 'sequential' },
    { step: 2, action: 'sign', participants: ['ceo@example.com'], type: 'sequential' },
    { step: 3, action: 'sign', participants: ['client@example.org'], type: 'sequential' },
  ],
})
const oneMailer = {
  connections: wholePortal.connections.filter(({ provider }) =>
    ['docusign', 'in-app', 'diadoc'].includes(provider),
  ),
}

test('the usual example: our own page approves, the only service that signs by e-mail signs', () => {
  const graph = fromWorkflow(example, oneMailer, (email) => (email.startsWith('legal') ? '3' : undefined))
  expect(parseGraph(graph)).toEqual(graph)
  const steps = graph.nodes.filter(isStep)
  expect(steps.map(({ kind, connection, participants }) => [kind, connection, participants])).toEqual([
    ['approve', { by: 'connection', connectionId: 'c-in-app' }, [{ from: 'user', userId: '3' }]],
    ['sign', { by: 'connection', connectionId: 'c-docusign' }, [{ from: 'email', email: 'ceo@example.com' }]],
    [
      'sign',
      { by: 'connection', connectionId: 'c-docusign' },
      [{ from: 'email', email: 'client@example.org' }],
    ],
  ])
  expect(verify(graph, wholePortal).filter(({ severity }) => severity === 'error')).toEqual([])
})

test('a named connection is taken, by its id or by its provider', () => {
  const named = (connection: string): Workflow => ({
    ...example,
    workflow: example.workflow.slice(1, 2).map((each) => ({ ...each, connection })),
  })
  for (const name of ['c-docusign', 'docusign'])
    expect(fromWorkflow(named(name), wholePortal).nodes[2]).toMatchObject({
      connection: { connectionId: 'c-docusign' },
    })
  expect(() => fromWorkflow(named('kontur'), wholePortal)).toThrow(
    /Step 2: the portal has no connection “kontur”/,
  )
})

test('without a connection that could carry a step it is refused with those that there are', () => {
  expect(() => fromWorkflow(example, { connections: [] })).toThrow(/Step 1: no connection can carry it/)
  const two = { connections: [...oneMailer.connections, ...wholePortal.connections.slice(2, 3)] }
  expect(() => fromWorkflow(example, two)).toThrow(/Step 2: several connections would do/)
})

const steps = fc.array(
  fc.record({
    step: fc.integer({ min: 1, max: 4 }),
    action: fc.constantFrom('approve' as const, 'sign' as const),
    participants: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 3 }),
    type: fc.constantFrom('sequential' as const, 'parallel' as const),
    connection: fc.constantFrom('c-docusign', 'c-in-app'),
    party: fc.constantFrom('ours' as const, 'counterparty' as const),
  }),
  { minLength: 1, maxLength: 6 },
)

test('what is said in the short form is said back: the same people in the same order', () => {
  fc.assert(
    fc.property(steps, (drawn) => {
      const workflow = drawn.map((each) => ({
        ...each,
        participants: each.participants.map((n) => `p${n}@example.com`),
      }))
      const given: Workflow = { document_id: '7', workflow }
      const graph = fromWorkflow(given, wholePortal)
      expect(parseGraph(graph)).toEqual(graph)
      const back = toWorkflow(graph)
      if (!('workflow' in back)) throw new Error(back.reason.en)
      const again = toWorkflow(fromWorkflow(back.workflow, wholePortal))
      expect(again).toEqual(back)
      expect(people(back.workflow)).toEqual(people(given))
    }),
  )
})

/** Everybody who acts, by the rank of their step. */
function people({ workflow }: Workflow): string[] {
  const numbers = [...new Set(workflow.map(({ step }) => step))].sort((a, b) => a - b)
  return workflow
    .flatMap(({ step, action, party, connection, participants }) =>
      participants.map((who) => `${numbers.indexOf(step)} ${action} ${party} ${connection} ${who}`),
    )
    .sort()
}

test('what cannot be said is named', () => {
  const file = node('document', 'd', { source: { from: 'drive', fileId: '7' } })
  const mail: Partial<StepNode> = { participants: [{ from: 'email', email: 'a@example.com' }] }
  const reasonOf = (graph: ReturnType<typeof line>) => {
    const said = toWorkflow(graph)
    return 'reason' in said ? said.reason.en : null
  }
  const [start, end] = [node('start', 's'), node('end', 'e')]
  expect(reasonOf(line([start, node('document', 'd'), node('sign', 'a', mail), end]))).toMatch(
    /one file on Drive/,
  )
  expect(reasonOf(line([start, file, node('sign', 'a'), end]))).toMatch(/not named by e-mail/)
  expect(reasonOf(line([start, file, node('wait', 'w'), node('sign', 'a', mail), end]))).toMatch(
    /“Wait” does not fit/,
  )
  expect(
    reasonOf(
      line([
        start,
        file,
        node('sign', 'a', { ...mail, quorum: 1, deadline: { value: 1, unit: 'days' } }),
        end,
      ]),
    ),
  ).toMatch(/deadline/)
  expect(
    reasonOf(line([start, file, node('sign', 'a', mail), end], [edge('a', 'declined', 'd', 2)])),
  ).toMatch(/does not only go on/)
  expect(reasonOf(line([start, file, end]))).toMatch(/ends when all steps/)
})
