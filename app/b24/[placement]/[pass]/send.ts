'use server'
import { z } from 'zod'
import { web } from '#app/web.ts'
import type { Outcome } from '#components/form/outcome.ts'
import { openVisit } from '#lib/auth/visit-token.ts'
import { audit } from '#lib/db/schema/access.ts'
import { startEnvelope } from '#lib/engine/start.ts'
import { asFailure, Defect, Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'

const order = z.object({
  routeId: z.uuid(),
  inputs: z.record(z.string().max(60), z.string().max(10_000)),
  /** Made when the form was opened: a second press is the same envelope. */
  once: z.uuid(),
})

/** The visitor sends the item for signature along a route. */
export async function send(pass: string, given: z.infer<typeof order>): Promise<Outcome<{ id: string }>> {
  const { engine, env, log } = web()
  try {
    const visit = await openVisit(pass, env.AUTH_SECRET, engine.now())
    if (!visit?.item) throw over()
    const { routeId, inputs, once } = order.parse(given)
    const { portalId, userId, item } = visit
    const started = await startEnvelope(engine, {
      portalId,
      route: routeId,
      item,
      inputs,
      starter: { by: 'button', userId },
      key: `button:${userId}:${once}`,
    })
    const line = {
      portalId,
      actor: `bitrix24:${userId}`,
      action: 'envelope:start',
      object: started.envelopeId,
    }
    if (started.how === 'started') await engine.db.insert(audit).values(line)
    return { done: { id: started.envelopeId } }
  } catch (error) {
    const failure = asFailure(error)
    if (failure instanceof Defect) log.error({ err: error }, 'sending from inside Bitrix24 met a defect')
    return { refused: { code: failure.code, text: failure.text, cure: failure.cure } }
  }
}

const over = () =>
  new Refused(401, {
    code: 'visit-over',
    text: say('Страница открыта слишком давно.', 'The page was opened too long ago.'),
    cure: say('Обновите её в Битрикс24.', 'Reload it in Bitrix24.'),
  })
