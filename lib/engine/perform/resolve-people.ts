import { readUsers } from '#lib/bitrix24/users.ts'
import { legOf } from '#lib/envelope/draft.ts'
import type { Deed } from '#lib/envelope/effect.ts'
import { resolvePeople, usersNamed } from '#lib/envelope/people.ts'
import { threadAt } from '#lib/envelope/state.ts'
import type { Performed, Task } from './perform.ts'
import { factsOf } from './read-item.ts'

/** Finds out who acts in a leg. A second attempt at the node reads the item anew: somebody has mended it meanwhile. */
export async function resolveParticipants(
  task: Task,
  deed: Extract<Deed, { do: 'resolve-people' }>,
): Promise<Performed> {
  const { engine, envelope, row } = task
  const { state } = envelope
  // The envelope was moved to another version meanwhile: nobody waits for this any more.
  if (!state.owed.includes(row.key)) {
    const receipt = { how: 'skipped' } as const
    return { observation: { seen: 'receipt', key: row.key, receipt }, receipt }
  }
  const leg = legOf(await engine.plans.of(envelope.versionId), deed.leg)
  const fresh = (threadAt(state, deed.leg)?.attempt ?? 1) > 1 || !state.item
  const item = fresh || !state.item ? await factsOf(task) : state.item
  const facts = { item, inputs: state.inputs }
  const ids = usersNamed(leg, facts)
  const portal = await engine.portals.of(envelope.portalId)
  const users = ids.length > 0 ? await readUsers(portal.client, ids) : []
  const people = resolvePeople(leg, { ...facts, users: new Map(users.map((user) => [user.id, user])) })
  return {
    observation: { seen: 'people', key: row.key, leg: deed.leg, item: fresh ? item : null, people },
    receipt: { how: 'done' },
  }
}
