import type { Sentence } from '#lib/sentence.ts'

/** What an act on the server came to, as the browser gets it: a refusal is a value, not an exception. */
export type Outcome<T = null> =
  | { done: T }
  | { refused: { code: string; text: Sentence; cure?: Sentence | undefined } }
