import { say } from '#lib/sentence.ts'
import { type Draft, drop, legToChange, nodeOfKey, owe, tell, workKey } from './draft.ts'
import type { Thread } from './state.ts'
import { isFinal } from './status.ts'

/**
 * Takes threads out of the run: what they owe is forgotten, their orders are withdrawn at the providers, and nothing
 * of theirs moves anything later. An order that is handed over at this moment is withdrawn when it becomes known.
 * @param reason what the providers are told
 */
export function withdraw(draft: Draft, threads: readonly Thread[], reason: string): void {
  const { state } = draft
  for (const thread of threads) withdrawLeg(draft, thread, reason)
  state.threads = state.threads.filter((thread) => !threads.includes(thread))
  const left = new Set(threads.map((thread) => thread.at))
  drop(draft, (key) => left.has(nodeOfKey(key) ?? ''))
}

/** Takes every other thread out of the run; the providers are told what the verdict says. */
export function withdrawOthers(draft: Draft, thread: Thread): void {
  const others = draft.state.threads.filter((one) => one !== thread)
  withdraw(draft, others, draft.state.verdict?.comment ?? '')
}

/** Withdraws the order of the leg at which a thread stands, if it can still be withdrawn. */
export function withdrawLeg(draft: Draft, thread: Thread, reason: string): void {
  const leg = legToChange(draft, thread.at)
  if (!leg || isFinal(leg.status)) return
  oweWithdrawal(draft, thread, reason)
  leg.status = 'cancelled'
  leg.changedAt = draft.now
  tell(draft, 'withdrawn', say(`Отозвано: ${leg.label}.`, `Withdrawn from ${leg.label}.`), {
    node: thread.at,
  })
}

/** Owes the withdrawal of the order at its provider. */
export function oweWithdrawal(draft: Draft, thread: Thread, reason: string): void {
  const leg = draft.state.legs[thread.at]
  if (!leg?.externalId) return
  const { connectionId, externalId } = leg
  owe(draft, workKey(draft.state, thread, 'cancel-leg'), {
    do: 'cancel-leg',
    leg: thread.at,
    connectionId,
    externalId,
    reason,
  })
}
