import { say } from '#lib/sentence.ts'
import { type Draft, owe, tell } from './draft.ts'
import { finish } from './finish.ts'
import { oweWithdrawal } from './leg.ts'
import type { Observation } from './observation.ts'
import { isFinal } from './status.ts'
import { nextRound, readItem, work } from './walk.ts'

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

const fromTheNode = new Set(['make-document', 'resolve-people', 'submit-leg'])

/** Work of a node begins anew with fresh facts; everything else repeats the same effect under the same key. */
function retry(draft: Draft, given: Command): void {
  const { state } = draft
  const problems = Object.entries(state.problems)
  if (problems.length === 0) return
  tellCommand(draft, given, say('повторить', 'retry'))
  state.problems = {}
  for (const [key, problem] of problems) {
    if (problem.work === 'read-item') {
      state.attempt += 1
      readItem(draft)
    } else if (fromTheNode.has(problem.work)) {
      state.attempt += 1
      work(draft)
    } else {
      if (state.phase === 'over') state.phase = 'finishing'
      state.owed.push(key)
      draft.again.push(key)
    }
  }
}

function cancel(draft: Draft, given: Command): void {
  const { state } = draft
  if (state.phase !== 'running' && state.phase !== 'revising') return
  tellCommand(draft, given, say('отменить', 'cancel'))
  const leg = state.legs[state.at]
  if (leg?.externalId && !isFinal(leg.status)) {
    leg.status = 'cancelled'
    oweWithdrawal(draft, state.at, given.comment)
  }
  state.verdict = { by: given.by, comment: given.comment, step: null }
  finish(draft, 'cancelled')
}

function remind(draft: Draft, given: Command): void {
  const { state } = draft
  const leg = state.legs[state.at]
  if (state.phase !== 'running' || !leg?.externalId || isFinal(leg.status)) return
  tellCommand(draft, given, say('напомнить', 'remind'))
  owe(draft, `r${state.round}.${state.at}.remind.${draft.now}`, { do: 'remind-leg', leg: state.at })
}

function tellCommand(draft: Draft, given: Command, what: { ru: string; en: string }): void {
  const comment = given.comment === '' ? '' : ` (${given.comment})`
  tell(draft, 'command', say(`${given.by}: ${what.ru}${comment}.`, `${given.by}: ${what.en}${comment}.`))
}
