import type { NodeId, Outcome } from '#lib/route/graph.ts'
import type { PlanLeg } from '#lib/route/plan.ts'
import type { Draft } from './draft.ts'
import type { LegState, Thread } from './state.ts'

/** Notes that the run leaves a node, where it has stood since then, by one of its edges. */
export function pass(draft: Draft, node: NodeId, outcome: Outcome, to: NodeId, since: string): void {
  draft.passes.push({ node, outcome, to, round: draft.state.round, since, at: draft.now })
}

type Turn = { step: NodeId; since: string }

/** Whose turn it is in a leg, and since when. The first step's turn begins when the run comes to the leg. */
export const turnIn = (leg: LegState | undefined, thread: Thread): Turn =>
  leg?.turn ?? { step: thread.at, since: thread.since }

/**
 * The turn is with this step of the leg: the steps before it are passed. Turns never go back; of a step that was passed
 * already nothing is noted.
 * @returns since when the run stands at the step
 */
export function turnTo(draft: Draft, thread: Thread, plan: PlanLeg, leg: LegState, step: NodeId): string {
  const ids = plan.steps.map(({ id }) => id)
  let { step: at, since } = turnIn(leg, thread)
  const place = ids.indexOf(at)
  const aim = ids.indexOf(step)
  if (aim < place) return thread.since
  for (const next of ids.slice(place + 1, aim + 1)) {
    pass(draft, at, 'done', next, since)
    at = next
    since = draft.now
    leg.turn = { step: at, since }
  }
  return since
}
