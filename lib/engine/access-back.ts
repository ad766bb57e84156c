import { and, eq } from 'drizzle-orm'
import { envelope } from '#lib/db/schema/envelope.ts'
import { advance } from './advance.ts'
import type { Engine } from './engine.ts'

/** Failures that end by themselves when an administrator gives us access to the portal again. */
const lackOfAccess = new Set(['bitrix24-reauthorise', 'portal-unauthorised', 'portal-not-connected'])

/**
 * Goes on with everything that had stopped for want of access to the portal: nobody should have to press "retry" on
 * each envelope after one press in Bitrix24. What stopped for other reasons stays as it is.
 * @returns ids of the envelopes that go on
 */
export async function goOnWithAccess(engine: Engine, portalId: number): Promise<string[]> {
  const stuck = await engine.db
    .select({ id: envelope.id, state: envelope.state })
    .from(envelope)
    .where(and(eq(envelope.portalId, portalId), eq(envelope.mood, 'stuck')))
  const waiting = stuck.filter(({ state }) => {
    const problems = Object.values(state.problems)
    return problems.length > 0 && problems.every(({ code }) => lackOfAccess.has(code))
  })
  const retry = { seen: 'command', command: 'retry', by: 'Inkroute', comment: '' } as const
  await Promise.all(waiting.map(({ id }) => advance(engine, id, { observations: [retry] })))
  return waiting.map(({ id }) => id)
}
