import type { NodeId } from '#lib/route/graph.ts'
import { type Draft, drop, firstAttempt, legToChange, nodeOfKey } from '../draft.ts'
import type { Thread } from '../state.ts'
import { enter, work } from '../walk.ts'

/** The same thread in a draft's own copy of the state, while it is under way. */
export const threadOf = (draft: Draft, id: string): Thread | undefined =>
  draft.state.phase === 'running' ? draft.state.threads.find((one) => one.id === id) : undefined

/** Does the work of the node where the thread stands once more, as the other version says. */
export function beginAnew(draft: Draft, thread: Thread): void {
  forget(draft, thread.at)
  thread.attempt = firstAttempt(draft.state)
  delete thread.wait
  delete thread.awaits
  work(draft, thread)
}

/** Leaves a place where nothing was handed over, and goes on at another. */
export function goOnAt(draft: Draft, thread: Thread, place: NodeId): void {
  forget(draft, thread.at)
  enter(draft, thread, place)
}

/** Results that still come for this place are late news. An order that comes through after all is withdrawn. */
function forget(draft: Draft, place: NodeId): void {
  drop(draft, (key) => nodeOfKey(key) === place)
  const leg = legToChange(draft, place)
  if (leg && leg.externalId === null) leg.status = 'cancelled'
}
