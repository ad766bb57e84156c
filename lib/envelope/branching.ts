import type { PlanCondition } from '#lib/route/plan.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import { boxesAsked, type Chosen, chooseWay } from './condition.ts'
import { type Draft, owe, tell, workKey } from './draft.ts'
import type { BoxFinding, ItemFacts } from './item.ts'
import type { Thread } from './state.ts'

/**
 * Begins a condition: the way at once when what is known decides, else the services that know of the counterparty are
 * asked, each time anew: a box may have been opened since.
 */
export function beginBranching(draft: Draft, thread: Thread, node: PlanCondition): Chosen | null {
  const { item, inputs } = draft.state
  const chosen = chooseWay(node, { item: item && { ...item, boxes: {} }, inputs })
  if ('way' in chosen) return chosen
  owe(draft, lookKey(draft, thread), { do: 'read-item', boxes: boxesAsked(node) })
  return null
}

const lookKey = (draft: Draft, thread: Thread): string => workKey(draft.state, thread, 'look1')

/** Takes what was found; null when it does not decide: then the thread stops with a reason and never goes on by `else`. */
export function branchLooked(
  draft: Draft,
  thread: Thread,
  node: PlanCondition,
  item: ItemFacts,
): Chosen | null {
  const { state } = draft
  state.item = item
  for (const finding of Object.values(item.boxes ?? {})) {
    if (finding.has !== null) tell(draft, 'fact', finding.origin, { node: node.id })
  }
  const chosen = chooseWay(node, state)
  if ('way' in chosen) return chosen
  park(draft, thread, node, item.boxes?.[chosen.unknown])
  return null
}

/** True while the thread stands at a condition that could not be decided. */
export const isUndecided = (draft: Draft, thread: Thread): boolean =>
  lookKey(draft, thread) in draft.state.problems

/** Stops asking about what could not be decided, so that it can be asked anew. */
export function forgetUndecided(draft: Draft, thread: Thread): void {
  delete draft.state.problems[lookKey(draft, thread)]
  thread.attempt += 1
}

const unheard: { code: string; text: Sentence; cure: Sentence } = {
  code: 'counterparty-unheard',
  text: say(
    'Сервис не ответил, есть ли у контрагента ящик.',
    'The service did not tell whether the counterparty has a box.',
  ),
  cure: say('Нажмите «Повторить».', 'Press “Retry”.'),
}

function park(draft: Draft, thread: Thread, node: PlanCondition, finding: BoxFinding | undefined): void {
  const { code, text, cure } = finding?.has === null ? finding : unheard
  const key = lookKey(draft, thread)
  draft.state.problems[key] = { code, text, cure, at: draft.now, work: 'read-item', blocking: true }
  tell(draft, 'problem', text, { node: node.id, data: { code, key } })
}
