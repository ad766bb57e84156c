import type { Outcome } from '#components/form/outcome.ts'

/** Why the server did not do it. `draft-stale`: somebody else has saved meanwhile. */
export type Refusal = Extract<Outcome, { refused: unknown }>['refused']
export type SaveAnswer = Outcome<{ revision: number }>
export type PublishAnswer = Outcome<{ version: number }>
