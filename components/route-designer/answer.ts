import type { Sentence } from '#lib/sentence.ts'

/** Why the server did not do it. `draft-stale`: somebody else has saved meanwhile. */
export type Refusal = { code: string; text: Sentence; cure?: Sentence }
export type SaveAnswer = { revision: number } | { refused: Refusal }
export type PublishAnswer = { version: number } | { refused: Refusal }
