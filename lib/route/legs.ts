import type { Catalogue, CatalogueConnection } from './catalogue.ts'
import { connectionOf } from './connection-of.ts'
import type { NodeId, StepNode } from './graph.ts'
import { isStep, type RouteModel } from './model.ts'

/** Chains of steps by the id of their first step. A chain is one order to its connection. */
export type Legs = ReadonlyMap<NodeId, { connection: CatalogueConnection; steps: StepNode[] }>

/**
 * Cuts the route's steps into the orders that are given: steps that follow one another and nothing else leads into, as
 * many as their connection can order by itself. Steps of a circle that nothing leads into are in none.
 */
export function legsOf(model: RouteModel, catalogue: Catalogue): Legs {
  const legs = new Map<NodeId, { connection: CatalogueConnection; steps: StepNode[] }>()
  const joined = new Set<NodeId>()
  const grow = (head: StepNode) => {
    const connection = connectionOf(head, catalogue)
    if (!connection) return
    const steps = [head]
    for (let next = follower(model, head); next; next = follower(model, next)) {
      const longer = [...steps, next]
      if (connectionOf(next, catalogue)?.id !== connection.id || !carries(connection, longer)) break
      steps.push(next)
      joined.add(next.id)
      if (longer.length > model.nodes.size) break
    }
    legs.set(head.id, { connection, steps })
    const after = follower(model, steps.at(-1) ?? head)
    if (after && !legs.has(after.id) && !joined.has(after.id)) grow(after)
  }
  for (const node of model.graph.nodes) {
    if (isStep(node) && !leader(model, node)) grow(node)
  }
  return legs
}

/** The step to which `done` leads straight, when nothing else leads there and no round is counted on the way. */
function follower(model: RouteModel, step: StepNode): StepNode | undefined {
  const edge = model.edgeOf(step.id, 'done')
  const next = edge && model.nodes.get(edge.to)
  if (!edge || !next || !isStep(next) || edge.maxRounds !== undefined) return undefined
  return model.into(next.id).length === 1 ? next : undefined
}

function leader(model: RouteModel, step: StepNode): StepNode | undefined {
  const [edge] = model.into(step.id)
  const from = edge && model.nodes.get(edge.from)
  return from && isStep(from) && follower(model, from)?.id === step.id ? from : undefined
}

function carries({ capabilities: can }: CatalogueConnection, steps: StepNode[]): boolean {
  if (!can.ordersSteps) return false
  return (['ours', 'counterparty'] as const).every((party) => {
    const many = steps.filter((step) => step.kind === 'sign' && step.party === party)
    const most = can.most[party]
    return most === null || many.reduce((sum, step) => sum + step.participants.length, 0) <= most
  })
}
