import type { Db } from '#lib/db/client.ts'
import type { effect, envelope } from '#lib/db/schema/envelope.ts'
import type { Receipt } from '#lib/envelope/effect.ts'
import type { MoveAnswers, MoveVerdict } from '#lib/envelope/move/verdict.ts'
import type { Observation } from '#lib/envelope/observation.ts'
import type { Sentence } from '#lib/sentence.ts'
import type { Engine } from './engine.ts'

export type EnvelopeRow = typeof envelope.$inferSelect
export type EffectRow = typeof effect.$inferSelect

/** True when each try so far surely was not executed: what an effect remembers of them is counted in `progress`. */
export const isUndone = ({ attempts, progress }: Pick<EffectRow, 'attempts' | 'progress'>): boolean =>
  Number(progress?.undone ?? 0) === attempts - 1

/** An effect that came to an end, and what is stored in the transaction that says so. */
export type FinishedEffect = {
  id: number
  result: { receipt: Receipt } | { failure: { code: string; text: Sentence } }
  store?: (tx: Db) => Promise<void>
}

export type Advance = {
  observations: Observation[]
  finished?: FinishedEffect[]
  /** The caller goes on with the new effects itself: they are claimed for this process and answered. */
  claim?: boolean
  /** Goes over to another version of its route, if the exact state lets it. Comes alone, without observations. */
  move?: MoveTo
}

/** To which version, with whose answers. */
export type MoveTo = { routeId: string; versionId: string; answers: MoveAnswers; by: string }

/** An envelope after its step, with the effects that the caller goes on with. */
export type Advanced = {
  envelope: EnvelopeRow
  effects: EffectRow[]
  /** What a move came to. */
  verdict?: MoveVerdict
}

/**
 * Takes facts about an envelope to their consequences; the only way to change an envelope's state. Steps of many
 * envelopes that come at the same time share a transaction; each is decided by itself under its row's lock, and
 * state, history, effects and jobs are stored together or not at all.
 * @returns null when there is no such envelope
 */
export const advance = (engine: Engine, envelopeId: string, given: Advance): Promise<Advanced | null> =>
  engine.advances.add({ envelopeId, given: engine.performs ? given : { ...given, claim: false } })
