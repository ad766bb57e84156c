import { type Sentence, say } from '#lib/sentence.ts'
import type { NodeId, RouteGraph, RouteNode, StepNode } from './graph.ts'
import { isStep, modelOf, type RouteModel } from './model.ts'
import { quoted } from './titles.ts'
import type { Workflow, WorkflowStep } from './workflow.ts'

/**
 * The route in the short form, or what of it the short form cannot say. Conditions, waits, deadlines, ways back and
 * people who are not named by an address are beyond it.
 */
export function toWorkflow(graph: RouteGraph): { workflow: Workflow } | { reason: Sentence } {
  const model = modelOf(graph)
  const [start, ...more] = model.starts
  const document = start && model.nodes.get(model.edgeOf(start.id, 'next')?.to ?? '')
  if (!start || more.length > 0 || document?.kind !== 'document' || document.source?.from !== 'drive')
    return {
      reason: say(
        'Короткая форма начинается с одного файла на Диске.',
        'The short form begins with one file on Drive.',
      ),
    }
  if (start.inputs.length > 0)
    return { reason: say('В короткой форме нет параметров.', 'The short form has no inputs.') }
  const steps: WorkflowStep[] = []
  const met = new Set<NodeId>([start.id, document.id])
  let here = model.nodes.get(model.edgeOf(document.id, 'next')?.to ?? '')
  for (let number = 1; here && here.kind !== 'end'; number += 1) {
    const part = partOf(model, here)
    if ('reason' in part) return part
    for (const id of part.nodes) {
      if (met.has(id)) return { reason: back(here) }
      met.add(id)
    }
    for (const node of part.steps) {
      const said = sayStep(model, node, number)
      if ('reason' in said) return said
      steps.push(said.step)
    }
    here = model.nodes.get(part.next)
  }
  const left = graph.nodes.find((node) => node.kind !== 'end' && !met.has(node.id))
  if (left) return { reason: cannot(left) }
  if (here?.kind !== 'end' || here.outcome !== 'completed' || steps.length === 0)
    return {
      reason: say(
        'Короткая форма кончается, когда выполнены все шаги.',
        'The short form ends when all steps are done.',
      ),
    }
  return { workflow: { document_id: document.source.fileId, workflow: steps } }
}

type Part = { steps: StepNode[]; nodes: NodeId[]; next: NodeId }

/** A step, or a fork whose every branch is one step and whose join waits for all. */
function partOf(model: RouteModel, node: RouteNode): Part | { reason: Sentence } {
  if (isStep(node)) return { steps: [node], nodes: [node.id], next: model.edgeOf(node.id, 'done')?.to ?? '' }
  if (node.kind !== 'fork') return { reason: cannot(node) }
  const steps = model.out(node.id).flatMap((edge) => {
    const branch = model.nodes.get(edge.to)
    return branch && isStep(branch) ? [branch] : []
  })
  const joins = [...new Set(steps.map((step) => model.edgeOf(step.id, 'done')?.to ?? ''))]
  const join = model.nodes.get(joins[0] ?? '')
  if (
    steps.length !== node.branches.length ||
    joins.length !== 1 ||
    join?.kind !== 'join' ||
    join.wait !== 'all'
  )
    return { reason: cannot(node) }
  const next = model.edgeOf(join.id, 'next')?.to ?? ''
  return { steps, nodes: [node.id, join.id, ...steps.map(({ id }) => id)], next }
}

function sayStep(
  model: RouteModel,
  node: StepNode,
  number: number,
): { step: WorkflowStep } | { reason: Sentence } {
  const participants = node.participants.flatMap((who) => (who.from === 'email' ? [who.email] : []))
  if (participants.length !== node.participants.length || participants.length === 0)
    return {
      reason: say(
        `Участники шага ${quoted(node).ru} названы не адресами почты.`,
        `Participants of ${quoted(node).en} are not named by e-mail addresses.`,
      ),
    }
  const all = node.quorum === 'all' || node.quorum === participants.length
  const refusal = model.nodes.get(model.edgeOf(node.id, 'declined')?.to ?? '')
  if (!all || node.deadline || node.reminders || node.deputies?.length || model.edgeOf(node.id, 'expired'))
    return {
      reason: say(
        `У шага ${quoted(node).ru} есть кворум, срок, напоминания или заместители: короткая форма их не передаёт.`,
        `${quoted(node).en} has a quorum, a deadline, reminders or deputies, which the short form does not tell.`,
      ),
    }
  if (refusal && (refusal.kind !== 'end' || refusal.outcome !== 'declined')) return { reason: back(node) }
  const { connection } = node
  return {
    step: {
      step: number,
      action: node.kind,
      participants,
      type: node.order,
      ...(connection
        ? { connection: connection.by === 'connection' ? connection.connectionId : connection.provider }
        : {}),
      party: node.party,
    },
  }
}

const cannot = (node: RouteNode): Sentence =>
  say(
    `Узел ${quoted(node).ru} в короткую форму не укладывается.`,
    `${quoted(node).en} does not fit the short form.`,
  )

const back = (node: RouteNode): Sentence =>
  say(
    `Из узла ${quoted(node).ru} маршрут идёт не только вперёд: короткая форма этого не передаёт.`,
    `From ${quoted(node).en} the route does not only go on, which the short form does not tell.`,
  )
