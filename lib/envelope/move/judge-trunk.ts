import { nodeAt } from '#lib/route/plan-walk.ts'
import { say } from '#lib/sentence.ts'
import { itemKey } from '../draft.ts'
import type { Thread } from '../state.ts'
import { optionsOf } from './candidates.ts'
import { ask, type Inquiry, named, namedAll, note, stays } from './inquiry.ts'
import { skippedBefore } from './standing.ts'

/** True while the round has only begun: the item is being read, and no node is entered yet. */
export function isOnlyBegun({ move: { state } }: Inquiry): boolean {
  const key = itemKey(state)
  return state.phase === 'revising' || state.owed.includes(key) || key in state.problems
}

/**
 * Judges a run that stands before its round: nothing of the round is done, so it may begin wherever the new version
 * has it begin; a revision begins at the node that the document went back to.
 */
export function judgeTrunk(inquiry: Inquiry, thread: Thread): void {
  const { crossing, state } = inquiry.move
  const later = state.phase === 'revising' || state.round > 1
  const place = later ? roundAt(inquiry, thread) : crossing.to.plan.entry
  if (place === null || place === thread.at) return
  if (later)
    note(
      inquiry,
      say(
        `Редакция начнётся с ${named(inquiry, place).ru}.`,
        `The revision begins at ${named(inquiry, place).en}.`,
      ),
    )
  inquiry.first.push((draft) => {
    const [trunk] = draft.state.threads
    if (trunk) trunk.at = place
  })
}

function roundAt(inquiry: Inquiry, thread: Thread): string | null {
  const { from, to } = inquiry.move.crossing
  const around = to.around.get(thread.at)
  const same = nodeAt(to.plan, thread.at)?.kind === nodeAt(from.plan, thread.at)?.kind
  const here = same && around?.length === 0
  const skipped = here ? skippedBefore(inquiry, thread, thread.at) : []
  if (here && skipped.length === 0) return thread.at
  const trunk = [...to.around].flatMap(([id, its]) => {
    const kind = nodeAt(to.plan, id)?.kind
    return its.length === 0 && kind !== 'end' && kind !== 'join' ? [id] : []
  })
  const places = here ? [...trunk.filter((id) => skipped.includes(id)), thread.at] : trunk
  const name = named(inquiry, thread.at)
  if (places.length === 0) {
    stays(inquiry, say(`В новой версии нет места ${name.ru}.`, `The new version has no ${name.en}.`))
    return null
  }
  const names = namedAll(inquiry, skipped)
  return ask(inquiry, {
    id: `at:${thread.id}:${thread.at}`,
    text: here
      ? say(
          `Редакция начинается с ${name.ru}, а в новой версии перед этим стоит ${names.ru}. С чего начать?`,
          `The revision begins at ${name.en}, and the new version has ${names.en} before it. Where does it begin?`,
        )
      : say(
          `Узла ${name.ru}, с которого начинается редакция, в новой версии нет. С чего начать?`,
          `The new version has no ${name.en}, where the revision begins. Where does it begin?`,
        ),
    options: optionsOf(inquiry, thread, places),
  })
}
