import type { Outcome } from '#components/form/outcome.ts'

/** Why the server did not do it. `draft-stale`: somebody else has saved meanwhile. */
export type Refusal = Extract<Outcome, { refused: unknown }>['refused']
export type SaveAnswer = { revision: number } | { refused: Refusal }
export type PublishAnswer = { version: number } | { refused: Refusal }
