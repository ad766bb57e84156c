import { and, eq } from 'drizzle-orm'
import { envelope } from '#lib/db/schema/envelope.ts'
import type { ClockTold } from '#lib/envelope/observation.ts'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import { advance } from './advance.ts'
import type { Engine } from './engine.ts'

export type EnvelopeCommand = {
  portalId: number
  envelopeId: string
  command: 'retry' | 'cancel' | 'remind' | 'resume'
  /** Who asks, as people read it in the history. */
  by: string
  comment: string
}

/** Gives an envelope a person's command. What follows is done by a worker. Refused 404 for another portal's envelope. */
export async function commandEnvelope(engine: Engine, given: EnvelopeCommand): Promise<void> {
  const { portalId, envelopeId, command, by, comment } = given
  const [found] = await engine.db
    .select({ id: envelope.id })
    .from(envelope)
    .where(and(eq(envelope.id, envelopeId), eq(envelope.portalId, portalId)))
  if (!found) {
    throw new Refused(404, {
      code: 'envelope-unknown',
      text: say('Такого конверта нет.', 'There is no such envelope.'),
      cure: say('Проверьте ссылку или откройте список.', 'Check the link or open the list.'),
    })
  }
  await advance(engine, envelopeId, { observations: [{ seen: 'command', command, by, comment }] })
}

/** A clock that an envelope had set has run out. */
export async function clockRanOut(engine: Engine, envelopeId: string, tells: ClockTold): Promise<void> {
  await advance(engine, envelopeId, { observations: [tells] })
}
