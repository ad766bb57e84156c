'use server'
import { z } from 'zod'
import { act } from '#app/act.ts'
import { web } from '#app/web.ts'
import type { EnvelopeCommand } from '#components/envelope/view.ts'
import type { Outcome } from '#components/form/outcome.ts'
import { commandEnvelope } from '#lib/engine/command.ts'

const given = z.object({
  envelopeId: z.uuid(),
  command: z.enum(['retry', 'cancel', 'remind', 'resume']),
  comment: z.string().trim().max(500),
})

/** A person presses one of the envelope's buttons. */
export async function giveCommand(
  envelopeId: string,
  command: EnvelopeCommand,
  comment: string,
): Promise<Outcome> {
  return act('envelope:act', async (user) => {
    const asked = given.parse({ envelopeId, command, comment })
    await commandEnvelope(web().engine, { ...asked, portalId: user.portalId, by: user.name })
    return null
  })
}
