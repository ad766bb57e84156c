import type { NodeId } from '#lib/route/graph.ts'
import { nodeAt, type Paths } from '#lib/route/plan-walk.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import type { Draft, World } from '../draft.ts'
import type { EnvelopeState } from '../state.ts'
import { type DonePlace, doneIn } from './done.ts'
import type { MoveAnswers, MoveQuestion } from './verdict.ts'

/** Two versions of a route with their ways, read once for any number of envelopes. */
export type Crossing = {
  from: Paths
  to: Paths
  numbers: { from: number; to: number }
}

/** Everything that a verdict is made of: the exact state, both versions, the moment. */
export type Move = {
  crossing: Crossing
  /** The world as it will be: with the plan and the number of the other version. */
  world: World
  state: EnvelopeState
  entityTypeId: number
  /** Keys of submissions that are still being performed, as the effects' rows say. */
  handing: readonly string[]
  answers: MoveAnswers
  by: string
  now: string
}

/** A verdict in the making: what speaks against the move, what a person must say, and what the move will do. */
export type Inquiry = {
  move: Move
  done: ReadonlyMap<NodeId, DonePlace>
  against: { why: Sentence; later: boolean }[]
  open: MoveQuestion[]
  notes: Sentence[]
  /** Done in two goes: positions are put in order before any of them goes on. */
  first: ((draft: Draft) => void)[]
  next: ((draft: Draft) => void)[]
}

export const openInquiry = (move: Move): Inquiry => ({
  move,
  done: doneIn(move.state),
  against: [],
  open: [],
  notes: [],
  first: [],
  next: [],
})

/** Says that the envelope stays. */
export const stays = (inquiry: Inquiry, why: Sentence, later = false): void => {
  inquiry.against.push({ why, later })
}

/** The answer to a question, when it is one of those that may be given; else the question stays open. */
export function ask(inquiry: Inquiry, question: MoveQuestion): string | null {
  const answer = inquiry.move.answers[question.id]
  if (question.options.some(({ id }) => id === answer)) return answer ?? null
  inquiry.open.push(question)
  return null
}

/** Adds a note, each once. */
export function note(inquiry: Inquiry, text: Sentence): void {
  if (!inquiry.notes.some(({ en }) => en === text.en)) inquiry.notes.push(text)
}

/** How a place is called, by either version, in quotation marks. */
export function named(inquiry: Inquiry, id: NodeId): Sentence {
  const { from, to } = inquiry.move.crossing
  const node = nodeAt(to.plan, id) ?? nodeAt(from.plan, id)
  const title = node?.kind === 'leg' ? node.steps[0]?.title : node?.kind === 'end' ? node.label : node?.title
  return title ? say(`«${title.ru}»`, `“${title.en}”`) : say(`«${id}»`, `“${id}”`)
}

/** Several places in one sentence. */
export function namedAll(inquiry: Inquiry, ids: readonly NodeId[]): Sentence {
  const names = ids.map((id) => named(inquiry, id))
  return say(names.map(({ ru }) => ru).join(', '), names.map(({ en }) => en).join(', '))
}
