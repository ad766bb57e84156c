import type { NodeId } from '#lib/route/graph.ts'
import type { Plan } from '#lib/route/plan.ts'
import { nodeAt } from '#lib/route/plan-walk.ts'
import { nodeOfKey } from './draft.ts'
import { turnIn } from './pass.ts'
import type { EnvelopeState } from './state.ts'

/** A node at which a run stands: since when, and the latest trouble there, both ISO. */
export type Place = { node: NodeId; since: string; problemAt: string | null }

/**
 * Where a run stands on the drawing, each node once; nowhere when it is over. A step inside a leg is a place of its
 * own. There is trouble somewhere exactly when the envelope is stuck.
 */
export function placesOf(plan: Plan, state: EnvelopeState): Place[] {
  if (state.phase === 'over') return []
  const places = new Map<NodeId, Place>()
  for (const thread of state.threads) {
    const leg = nodeAt(plan, thread.at)?.kind === 'leg' && state.phase === 'running'
    const turn = turnIn(leg ? state.legs[thread.at] : undefined, thread)
    const since = state.phase === 'running' ? turn.since : state.since
    // A revision waits for a person, as a problem does.
    const problemAt = problemAtNode(state, thread.at) ?? (state.phase === 'revising' ? since : null)
    const known = places.get(turn.step)
    places.set(turn.step, known && known.since < since ? known : { node: turn.step, since, problemAt })
  }
  return [...places.values()]
}

/**
 * When the latest trouble came up that stops the thread at this node; null when all is well. Trouble that belongs to no
 * place is shown everywhere where the run stands.
 */
export function problemAtNode(state: EnvelopeState, at: NodeId): string | null {
  const here = Object.entries(state.problems).flatMap(([key, problem]) => {
    const place = placeOfProblem(state, key)
    return place === at || place === null ? [problem.at] : []
  })
  return here.toSorted().at(-1) ?? null
}

/** The thread's node that cannot go on because of this; null when it is none's in particular. */
function placeOfProblem(state: EnvelopeState, key: string): NodeId | null {
  const thread =
    state.threads.find(({ awaits }) => awaits?.includes(key)) ??
    state.threads.find(({ at }) => at === nodeOfKey(key))
  return thread?.at ?? null
}
