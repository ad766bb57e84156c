import type { CounterpartyFact } from '#lib/route/counterparty-fact.ts'
import type { NodeId, RouteInput } from '#lib/route/graph.ts'
import type { Plan } from '#lib/route/plan.ts'

/** What decides which way a run goes beside the people in it: what a rehearsal has to be told. */
export type Asks = {
  inputs: RouteInput[]
  /** Fields of the item that conditions compare and waits look at. */
  fields: string[]
  counterparty: CounterpartyFact[]
}

/** What the plan asks of the outside, each thing once, in the order of its nodes. */
export function asksOf(plan: Plan): Asks {
  const fields = new Set<string>()
  const facts = new Set<CounterpartyFact>()
  for (const id of Object.keys(plan.nodes) as NodeId[]) {
    const node = plan.nodes[id]
    if (node?.kind === 'wait' && node.until.by !== 'duration') fields.add(node.until.field)
    if (node?.kind !== 'condition') continue
    for (const { left } of node.branches.flatMap(({ all }) => all)) {
      if (left.of === 'field') fields.add(left.field)
      if (left.of === 'counterparty') facts.add(left.fact)
    }
  }
  return { inputs: plan.inputs, fields: [...fields], counterparty: [...facts] }
}
