'use server'
import { z } from 'zod'
import { type Actor, act } from '#app/act.ts'
import { web } from '#app/web.ts'
import type { Outcome } from '#components/form/outcome.ts'
import { envelopeRow } from '#lib/db/envelope-record.ts'
import { previewMoves } from '#lib/engine/move-envelopes.ts'
import { moveEnvelopes } from '#lib/engine/move-run.ts'
import type { MoveAnswers, MoveLine, MoveResult } from '#lib/envelope/move/verdict.ts'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'

const answersShape = z.record(z.string().max(200), z.string().max(200))

/** The verdict on one envelope; null when it is on that version already, or over. */
export async function previewOne(envelopeId: string, to: number): Promise<Outcome<MoveLine | null>> {
  return act('envelope:act', async (user) => {
    const given = await movable(user, envelopeId, to)
    const { items } = await previewMoves(web().engine, { ...given, ids: [envelopeId], limit: 1 })
    return items[0] ?? null
  })
}

/** Moves one envelope with a person's answers. */
export async function moveOne(
  envelopeId: string,
  to: number,
  answers: MoveAnswers,
): Promise<Outcome<MoveResult>> {
  return act('envelope:act', async (user) => {
    const given = await movable(user, envelopeId, to)
    const orders = [{ envelopeId, answers: answersShape.parse(answers) }]
    const { results } = await moveEnvelopes(web().engine, { ...given, orders, by: user.name })
    const [result] = results
    if (!result) throw unknown()
    return result
  })
}

async function movable(user: Actor, envelopeId: string, to: number) {
  const row = await envelopeRow(web().db, user.portalId, z.uuid().parse(envelopeId))
  if (!row) throw unknown()
  return { portalId: user.portalId, routeId: row.routeId, to: z.int().min(1).parse(to) }
}

const unknown = () =>
  new Refused(404, {
    code: 'envelope-unknown',
    text: say('Такого конверта нет.', 'There is no such envelope.'),
    cure: say('Проверьте ссылку или откройте список.', 'Check the link or open the list.'),
  })
