import type { Sentence } from '#lib/sentence.ts'

/** What only a person can decide about an envelope before it is moved. `id` is the same for equal questions. */
export type MoveQuestion = { id: string; text: Sentence; options: MoveOption[] }

export type MoveOption = { id: string; text: Sentence }

/** Answers by the ids of their questions. */
export type MoveAnswers = Readonly<Record<string, string>>

/**
 * Whether an envelope may go over to another version, with the reason. `later`: what stands in the way passes by
 * itself in moments. Notes say what the other version would have done otherwise and what is not made up for.
 */
export type MoveVerdict =
  | { is: 'moves'; notes: Sentence[] }
  | { is: 'stays'; why: Sentence; later: boolean }
  | { is: 'decision'; questions: MoveQuestion[]; notes: Sentence[] }

/** One envelope that is to go over, with a person's answers. */
export type MoveOrder = { envelopeId: string; answers: MoveAnswers }

/** What became of it: it went over, or stands where it stood, with the reason. */
export type MoveResult = {
  envelopeId: string
  title: string
  is: 'moved' | 'stays' | 'decision'
  why: Sentence | null
}

/** An envelope under way with the verdict on it. */
export type MoveLine = {
  id: string
  title: string
  item: { entityTypeId: number; id: string }
  /** The version that it is on. */
  from: number
  /** Why it is where it is. */
  reason: Sentence
  verdict: MoveVerdict
}

/** A move of several envelopes: how far it has come, and what became of those that are done, in the order asked. */
export type MoveRun = { id: string; to: number; total: number; results: MoveResult[]; finished: boolean }
