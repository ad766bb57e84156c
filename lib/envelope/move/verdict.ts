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
