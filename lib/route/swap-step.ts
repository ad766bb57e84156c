import type { CatalogueConnection } from './catalogue.ts'
import type { StepNode } from './graph.ts'
import { fittingKind, offeredKinds } from './offered.ts'

/** The step with what the connection cannot keep changed to what it can, where that needs nobody's decision. */
export function fitted(step: StepNode, connection: CatalogueConnection): StepNode {
  const { capabilities: can } = connection
  return {
    ...step,
    signature: fittingKind(step.signature, offeredKinds(step.kind, connection)),
    order: fittingOrder(step, can),
    quorum: countsQuorum(step) && !can.quorum ? 'all' : step.quorum,
  }
}

/** True when fewer than all are enough, so that somebody has to count. */
export const countsQuorum = ({ participants, quorum }: StepNode): boolean =>
  participants.length > 1 && quorum !== 'all' && quorum !== participants.length

function fittingOrder(step: StepNode, can: CatalogueConnection['capabilities']): StepNode['order'] {
  if (step.participants.length < 2) return step.order
  if (step.order === 'parallel') return can.parallel ? 'parallel' : 'sequential'
  return can.ordersSteps || !can.parallel ? 'sequential' : 'parallel'
}
