import { say } from '#lib/sentence.ts'
import { type Draft, itemKey, legOf, nodeOfKey, tell } from './draft.ts'
import { finish } from './finish.ts'
import type { Observation } from './observation.ts'
import { ask } from './remind.ts'
import { openLegs, threadAt } from './state.ts'
import { nextRound, readItem, work } from './walk.ts'
import { withdrawLeg } from './withdraw.ts'

type Command = Extract<Observation, { seen: 'command' }>

/** What a person asks for with a button or by the API. A command that does not fit the state changes nothing. */
export function command(draft: Draft, given: Command): void {
  switch (given.command) {
    case 'retry':
      return retry(draft, given)
    case 'cancel':
      return cancel(draft, given)
    case 'remind':
      return remind(draft, given)
    case 'resume':
      if (draft.state.phase !== 'revising') return
      tellCommand(draft, given, say('новая редакция', 'new revision'))
      return nextRound(draft)
  }
}

/** A business process may have run although Bitrix24 does not tell: a person has looked, so it is a new start. */
const fromTheNode = new Set(['read-item', 'make-document', 'resolve-people', 'submit-leg', 'start-process'])

/** Work of a node begins anew with fresh facts; everything else repeats the same effect under the same key. */
function retry(draft: Draft, given: Command): void {
  const { state } = draft
  const problems = Object.entries(state.problems)
  if (problems.length === 0) return
  tellCommand(draft, given, say('повторить', 'retry'))
  const ofTheItem = itemKey(state)
  state.problems = {}
  for (const [key, problem] of problems) {
    const thread = threadAt(state, nodeOfKey(key) ?? '')
    const [trunk] = state.threads
    if (key === ofTheItem && trunk) {
      trunk.attempt += 1
      readItem(draft)
    } else if (fromTheNode.has(problem.work) && nodeOfKey(key) !== null) {
      if (!thread) continue
      thread.attempt += 1
      work(draft, thread)
    } else {
      if (state.phase === 'over') state.phase = 'finishing'
      state.owed.push(key)
      draft.again.push(key)
    }
  }
}

function cancel(draft: Draft, given: Command): void {
  const { state } = draft
  const [first] = state.threads
  if ((state.phase !== 'running' && state.phase !== 'revising') || !first) return
  tellCommand(draft, given, say('отменить', 'cancel'))
  state.verdict = { by: given.by, comment: given.comment, step: null }
  withdrawLeg(draft, first, given.comment)
  finish(draft, 'cancelled', first)
}

function remind(draft: Draft, given: Command): void {
  const { state, world } = draft
  if (state.phase !== 'running') return
  const open = openLegs(state)
  if (open.length === 0) return
  tellCommand(draft, given, say('напомнить', 'remind'))
  for (const { at, leg } of open)
    ask(draft, legOf(world, at), leg, `r${state.round}.${at}.remind.${draft.now}`)
}

function tellCommand(draft: Draft, given: Command, what: { ru: string; en: string }): void {
  const comment = given.comment === '' ? '' : ` (${given.comment})`
  tell(draft, 'command', say(`${given.by}: ${what.ru}${comment}.`, `${given.by}: ${what.en}${comment}.`))
}
