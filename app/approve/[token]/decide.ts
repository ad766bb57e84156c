'use server'
import { headers } from 'next/headers'
import { z } from 'zod'
import { web } from '#app/web.ts'
import type { Outcome } from '#components/form/outcome.ts'
import { decideApproval } from '#lib/engine/approve.ts'
import { asFailure, Defect, Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'

const given = z.object({
  action: z.enum(['approve', 'decline', 'view']),
  comment: z.string().trim().max(2_000),
})

/** The holder of the link decides: the link itself is the right to. */
export async function decide(
  token: string,
  action: 'approve' | 'decline' | 'view',
  comment: string,
): Promise<Outcome> {
  const { engine, log } = web()
  try {
    const asked = given.parse({ action, comment })
    if (asked.action === 'decline' && asked.comment === '') throw unexplained()
    const from = (await headers()).get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
    await decideApproval(engine, decodeURIComponent(token), { ...asked, from })
    return { done: null }
  } catch (error) {
    const failure = asFailure(error)
    if (failure instanceof Defect) log.error({ err: error }, 'a decision could not be taken')
    return { refused: { code: failure.code, text: failure.text, cure: failure.cure } }
  }
}

const unexplained = () =>
  new Refused(422, {
    code: 'decline-without-comment',
    text: say('Отказ без комментария не принимается.', 'A refusal needs a comment.'),
    cure: say('Напишите, что исправить.', 'Say what has to be corrected.'),
  })
