import { say } from '#lib/sentence.ts'
import type { Catalogue } from './catalogue.ts'
import { connectionOf } from './connection-of.ts'
import type { Edit } from './edit.ts'
import { several } from './fix.ts'
import type { ConnectionChoice, NodeId, RouteGraph, StepNode } from './graph.ts'
import { legsOf } from './legs.ts'
import { isStep, modelOf } from './model.ts'
import { type Loss, lossesBetween, lossesOf } from './swap-loss.ts'
import { fitted } from './swap-step.ts'

/** The swap as one step of undo, and what would be lost by it, what concerns single steps first. */
export type Swap = { edit: Edit; losses: Loss[] }

/**
 * Gives these steps another connection. What the new one cannot do is changed to what it can where that is mechanical
 * (kind of signature, order, quorum); all that is lost is told. Steps that keep their connection are left alone.
 */
export function swapOf(
  graph: RouteGraph,
  catalogue: Catalogue,
  given: { steps: readonly NodeId[]; to: ConnectionChoice | null },
): Swap {
  const chosen = graph.nodes.filter(isStep).filter(({ id }) => given.steps.includes(id))
  const pairs = chosen.map((step) => {
    const after = connectionOf({ ...step, connection: given.to }, catalogue)
    const next: StepNode = { ...step, connection: given.to }
    return { step, before: connectionOf(step, catalogue), after, next: after ? fitted(next, after) : next }
  })
  const changed = new Map(pairs.map(({ next }) => [next.id, next]))
  const swapped: RouteGraph = { ...graph, nodes: graph.nodes.map((node) => changed.get(node.id) ?? node) }
  const real = pairs.flatMap(({ step, before, after, next }) =>
    after && before?.id !== after.id ? [{ step, before, after, next }] : [],
  )
  return {
    edit: several(...pairs.map(({ next }): Edit => ({ do: 'set-node', node: next }))),
    losses: [
      ...real.flatMap(({ step, after, next }) => lossesOf(step, next, after)),
      ...distinct(
        real.flatMap(({ step, before, after }) => (before ? lossesBetween(step, before, after, graph) : [])),
      ),
      ...moreOrders(graph, swapped, catalogue),
    ],
  }
}

/** Ids of the steps that the same connection carries, this one first. */
export function stepsBeside(graph: RouteGraph, catalogue: Catalogue, step: StepNode): NodeId[] {
  const carrier = connectionOf(step, catalogue)
  const same = (other: StepNode) =>
    carrier
      ? connectionOf(other, catalogue)?.id === carrier.id
      : JSON.stringify(other.connection) === JSON.stringify(step.connection)
  const others = graph.nodes.filter(isStep).filter((other) => other.id !== step.id && same(other))
  return [step.id, ...(step.connection ? others.map(({ id }) => id) : [])]
}

function distinct(losses: readonly Loss[]): Loss[] {
  return [...new Map(losses.map((loss) => [loss.text.en, loss])).values()]
}

/** Steps that one order carried may need several: the route keeps their order then, and people get several letters. */
function moreOrders(before: RouteGraph, after: RouteGraph, catalogue: Catalogue): Loss[] {
  const count = (graph: RouteGraph) => legsOf(modelOf(graph), catalogue).size
  const [was, will] = [count(before), count(after)]
  if (was === 0 || will <= was || !allCarried(before, catalogue)) return []
  return [
    {
      what: 'orders',
      text: say(
        `шаги, которые шли одним заказом, разделятся: заказов у провайдеров ${will} вместо ${was}`,
        `steps that were one order are parted: ${will} orders at providers instead of ${was}`,
      ),
    },
  ]
}

const allCarried = (graph: RouteGraph, catalogue: Catalogue): boolean =>
  graph.nodes.filter(isStep).every((step) => connectionOf(step, catalogue) !== undefined)
