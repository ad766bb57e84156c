import { say } from '#lib/sentence.ts'
import { storeDeeds } from './act.ts'
import { type Draft, drop, isMainLine, owe, tell } from './draft.ts'
import type { Thread } from './state.ts'
import { advances, type Status } from './status.ts'
import { statusNames } from './variables.ts'
import { withdrawOthers } from './withdraw.ts'
import { oweMapped, oweRobotAnswer } from './write-back.ts'

/** Moves the envelope's status by the table and owes what the mapping says for it. A move that the table does not have is no news. */
export function reach(draft: Draft, status: Status): void {
  const { state } = draft
  if (!advances(state.status, status)) return
  state.status = status
  const name = statusNames[status]
  tell(draft, 'status', say(name.ru, name.en), { data: { status } })
  oweMapped(draft, status)
}

type EndStatus = Extract<Status, 'completed' | 'declined' | 'cancelled' | 'expired' | 'revoked' | 'failed'>

/**
 * The route is at its end, brought there by one thread; all others are withdrawn. A completed one first gets its
 * report and files stored, so that what the mapping writes can name them; any other end is written back at once.
 */
export function finish(draft: Draft, status: EndStatus, by: Thread): void {
  const { state } = draft
  withdrawOthers(draft, by)
  // The walk is over: work that it still waited for is no longer needed, and its results will be late news.
  drop(draft, isMainLine)
  if (advances(state.status, 'completed') && status === 'completed') state.verdict = null
  state.phase = 'finishing'
  state.finishedAt = draft.now
  state.since = draft.now
  if (status === 'completed') {
    const signed = Object.values(state.legs).some((leg) => leg.collected)
    if (signed) return owe(draft, `r${state.round}.report`, { do: 'make-report' })
    return conclude(draft, status)
  }
  conclude(draft, status)
}

/** After the report: every file of this round goes to the Drive. */
export function storeFiles(draft: Draft): void {
  for (const { key, deed } of storeDeeds(draft, 'all')) owe(draft, key, deed)
}

/** True while a file is still on its way to the Drive. */
export const storing = (draft: Draft): boolean =>
  draft.state.owed.some((key) => key.startsWith(`r${draft.state.round}.store.`))

/** Says the last status and answers whoever waits. */
export function conclude(draft: Draft, status: EndStatus): void {
  reach(draft, status)
  reachAnnulment(draft)
  oweRobotAnswer(draft)
  closeIfDone(draft)
}

/** A completed envelope of which a leg was annulled, now or while its files were being stored, is revoked. */
export function reachAnnulment(draft: Draft): void {
  const { state } = draft
  // A leg that the route went on without does not undo what the others signed.
  const annulled = Object.values(state.legs).find((leg) => leg.status === 'revoked' && leg.collected)
  if (!annulled || state.status !== 'completed') return
  state.verdict = { by: null, comment: annulled.comment ?? '', step: null }
  reach(draft, 'revoked')
}

/** Nothing owed and the last word said: the envelope is over, be it with something that could not be written. */
export function closeIfDone(draft: Draft): void {
  const { state } = draft
  if (state.phase !== 'finishing' || state.owed.length > 0 || state.status === 'preparing') return
  if (!['completed', 'declined', 'cancelled', 'expired', 'revoked', 'failed'].includes(state.status)) return
  state.phase = 'over'
  state.since = draft.now
  const unwritten = Object.keys(state.problems).length
  tell(
    draft,
    'finished',
    unwritten === 0
      ? say('Маршрут завершён, всё записано в Битрикс24.', 'The route is over; all is written to Bitrix24.')
      : say(
          `Маршрут завершён. Осталось записать: ${unwritten}.`,
          `The route is over. Still to be written: ${unwritten}.`,
        ),
  )
}
