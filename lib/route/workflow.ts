import { z } from 'zod'
import { Refused } from '#lib/failure.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import type { CatalogueConnection } from './catalogue.ts'
import type { Participant, RouteGraph, RouteNode, StepNode } from './graph.ts'
import { edgeIdOf } from './model.ts'
import { newNode } from './new-node.ts'

const step = z.strictObject({
  step: z.number().int().min(1).max(1000),
  action: z.enum(['approve', 'sign']),
  participants: z.array(z.email().max(320)).min(1).max(100).describe('E-mail addresses'),
  type: z.enum(['sequential', 'parallel']).default('sequential'),
  connection: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe(
      'Id of a connection or of a provider; else approvals go to our own pages and signatures to the only connection that signs by e-mail',
    ),
  party: z.enum(['ours', 'counterparty']).default('ours'),
})

/**
 * The short form of a route in which e-signature APIs speak: steps by number, people by e-mail. Steps of one number,
 * and the participants of a `parallel` step, act at the same time.
 */
export const workflowSchema = z.strictObject({
  document_id: z.string().min(1).max(64).describe('Id of a file on the Drive of Bitrix24'),
  workflow: z.array(step).min(1).max(50),
})

export type Workflow = z.infer<typeof workflowSchema>
export type WorkflowStep = Workflow['workflow'][number]

/** What choosing a connection needs of the portal's catalogue. */
export type WorkflowPortal = { connections: readonly CatalogueConnection[] }

/**
 * The short form as a drawn route; every refusal ends it as declined. `userOf` names the Bitrix24 user of an address:
 * approvals on our own pages need one. Throws Refused 422 with a cure when a step has no connection that can carry it.
 */
export function fromWorkflow(
  { document_id: fileId, workflow }: Workflow,
  { connections }: WorkflowPortal,
  userOf: (email: string) => string | undefined = () => undefined,
): RouteGraph {
  const nodes: RouteNode[] = [
    newNode('start', 'start-1', at(0)),
    { ...newNode('document', 'document-1', at(1)), source: { from: 'drive', fileId } } as RouteNode,
  ]
  const edges: RouteGraph['edges'] = []
  const lead = (from: string, outcome: RouteGraph['edges'][number]['outcome'], to: string) =>
    edges.push({ id: edgeIdOf(from, outcome), from, outcome, to })
  lead('start-1', 'next', 'document-1')
  let open: [from: string, outcome: 'next' | 'done'] = ['document-1', 'next']
  const groups = inOrder(workflow)
  for (const [index, group] of groups.entries()) {
    const made = group.map((each, n) =>
      stepNode(each, `step-${index + 1}-${n + 1}`, index + 2, n, connections, userOf),
    )
    nodes.push(...made)
    for (const { id } of made) lead(id, 'declined', 'end-2')
    const [only, ...more] = made
    if (only && more.length === 0) {
      lead(open[0], open[1], only.id)
      open = [only.id, 'done']
      continue
    }
    const [fork, join] = [`fork-${index + 1}`, `join-${index + 1}`]
    const branches = made.map((_, n) => ({ id: `b${n + 1}`, label: '' }))
    nodes.push(
      { ...newNode('fork', fork, at(index + 2)), branches } as RouteNode,
      newNode('join', join, at(index + 2)),
    )
    lead(open[0], open[1], fork)
    for (const [n, { id }] of made.entries()) {
      lead(fork, `branch:b${n + 1}`, id)
      lead(id, 'done', join)
    }
    open = [join, 'next']
  }
  const ends = [
    newNode('end', 'end-1', at(groups.length + 2)),
    { ...newNode('end', 'end-2', at(groups.length + 2, 1)), outcome: 'declined' },
  ]
  lead(open[0], open[1], 'end-1')
  return { schema: 1, nodes: [...nodes, ...(ends as RouteNode[])], edges }
}

const at = (column: number, row = 0) => ({ x: column * 320, y: row * 172 })

/** Steps by number; those of one number and one kind are one step whose participants act at the same time. */
function inOrder(steps: readonly WorkflowStep[]): WorkflowStep[][] {
  const numbers = [...new Set(steps.map((each) => each.step))].sort((a, b) => a - b)
  return numbers.map((number) => {
    const group: WorkflowStep[] = []
    for (const each of steps.filter((one) => one.step === number)) {
      const alike = group.findIndex((one) => mayActTogether(one, each))
      const other = group[alike]
      if (!other) group.push(each)
      else
        group[alike] = {
          ...other,
          type: 'parallel',
          participants: [...other.participants, ...each.participants],
        }
    }
    return group
  })
}

const mayActTogether = (a: WorkflowStep, b: WorkflowStep): boolean =>
  a.action === b.action &&
  a.connection === b.connection &&
  a.party === b.party &&
  [a, b].every((each) => each.type === 'parallel' || each.participants.length === 1)

function stepNode(
  given: WorkflowStep,
  id: string,
  column: number,
  row: number,
  connections: readonly CatalogueConnection[],
  userOf: (email: string) => string | undefined,
): StepNode {
  const connection = carrierOf(given, connections)
  const kinds =
    given.action === 'approve'
      ? connection.capabilities.approve?.signatures
      : connection.capabilities.sign.signatures
  const signature = kinds?.includes('simple') ? 'simple' : (kinds?.[0] ?? 'simple')
  return {
    ...(newNode(given.action, id, at(column, row)) as StepNode),
    participants: given.participants.map((email): Participant => {
      const userId = given.party === 'ours' ? userOf(email) : undefined
      return userId === undefined ? { from: 'email', email } : { from: 'user', userId }
    }),
    order: given.type,
    signature,
    connection: { by: 'connection', connectionId: connection.id },
    party: given.party,
  }
}

/** The connection that the step names; else our own pages for an approval, and the only one that signs by e-mail. */
function carrierOf(given: WorkflowStep, connections: readonly CatalogueConnection[]): CatalogueConnection {
  const name = given.connection
  if (name !== undefined) {
    const named =
      connections.find((each) => each.id === name) ?? connections.find((each) => each.provider === name)
    if (named) return named
    throw refused(
      given,
      say(`подключения «${name}» у портала нет`, `the portal has no connection “${name}”`),
      connections,
    )
  }
  const fitting = connections.filter((each) =>
    given.action === 'approve'
      ? each.provider === ownPages
      : each.provider !== ownPages && signsByMail(given, each),
  )
  const [only, ...more] = fitting
  if (only && (more.length === 0 || given.action === 'approve')) return only
  throw refused(
    given,
    only
      ? say('подходит несколько подключений', 'several connections would do')
      : say('нет подключения, которое могло бы его выполнить', 'no connection can carry it'),
    connections,
  )
}

const ownPages = 'in-app'

const signsByMail = ({ party }: WorkflowStep, { capabilities: { sign } }: CatalogueConnection): boolean =>
  sign.counterpartyBy === 'email' && sign.parties.includes(party)

function refused(
  { step: number }: WorkflowStep,
  why: Sentence,
  connections: readonly CatalogueConnection[],
): Refused {
  const names = connections.map(({ label, provider }) => `${label} (${provider})`).join(', ')
  return new Refused(422, {
    code: 'workflow-connection',
    text: say(`Шаг ${number}: ${why.ru}.`, `Step ${number}: ${why.en}.`),
    cure: say(
      `Назовите подключение в поле connection. У портала есть: ${names || 'ни одного'}.`,
      `Name a connection in the field “connection”. The portal has: ${names || 'none'}.`,
    ),
  })
}
