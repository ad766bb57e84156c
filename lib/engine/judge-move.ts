import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { effect } from '#lib/db/schema/envelope.ts'
import { type Moved, moveVersion } from '#lib/envelope/move/move-version.ts'
import type { MoveVerdict } from '#lib/envelope/move/verdict.ts'
import { Defect } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { EnvelopeRow, MoveTo } from './advance.ts'
import type { AdvanceOrder } from './advance-queue.ts'
import type { Engine } from './engine.ts'
import type { Decided } from './store-decisions.ts'
import { type HeldMapping, worldsOf } from './world.ts'

type Asked = {
  row: EnvelopeRow
  mappings: HeldMapping[]
  to: MoveTo
  now: string
  /** Submissions of this envelope that are not at their end. */
  handing: readonly string[]
}

type Judged = { verdict: MoveVerdict; decided: Omit<Decided, 'claim'> | null }

/**
 * The verdict on an envelope's exact state, and the decision to store when it goes over. For a preview and for the move
 * itself alike; in the move the row is locked. One that is on the version already has nothing left to do.
 */
export async function judgeMove(
  engine: Engine,
  tx: Db,
  { row, mappings, to, now, handing }: Asked,
): Promise<Judged> {
  if (row.versionId === to.versionId) return { verdict: { is: 'moves', notes: [] }, decided: null }
  const [from, next] = [await engine.plans.of(row.versionId, tx), await engine.plans.of(to.versionId, tx)]
  if (row.routeId !== to.routeId || next.number < from.number) return { verdict: foreign, decided: null }
  const there = { ...row, versionId: to.versionId }
  const world = (await worldsOf(engine, tx, [there], mappings)).get(row.id)
  if (!world) throw new Defect('no-world', `nothing is known around envelope ${row.id}`)
  const moved: Moved = moveVersion({
    crossing: {
      from: await engine.plans.paths(row.versionId, tx),
      to: await engine.plans.paths(to.versionId, tx),
      numbers: { from: from.number, to: next.number },
    },
    world,
    state: row.state,
    entityTypeId: row.entityTypeId,
    handing,
    answers: to.answers,
    by: to.by,
    now,
  })
  const { verdict, decision } = moved
  return { verdict, decided: decision && { row: there, world, decision } }
}

const foreign: MoveVerdict = {
  is: 'stays',
  later: false,
  why: say(
    'Конверт уже на более новой версии или на другом маршруте.',
    'The envelope is on a newer version already, or on another route.',
  ),
}

/** Keys of submissions under way, by envelope, for the envelopes that are asked to move. */
export async function handedOverNow(
  tx: Db,
  orders: readonly Pick<AdvanceOrder, 'envelopeId' | 'given'>[],
): Promise<Map<string, string[]>> {
  return submissionsOf(
    tx,
    orders.flatMap(({ envelopeId, given }) => (given.move ? [envelopeId] : [])),
  )
}

/** Keys of submissions that are owed or being performed, by envelope. */
export async function submissionsOf(tx: Db, envelopeIds: string[]): Promise<Map<string, string[]>> {
  const keys = new Map<string, string[]>()
  if (envelopeIds.length === 0) return keys
  const rows = await tx
    .select({ envelopeId: effect.envelopeId, key: effect.key })
    .from(effect)
    .where(
      and(
        inArray(effect.envelopeId, envelopeIds),
        eq(effect.name, 'submit-leg'),
        inArray(effect.state, ['owed', 'doing']),
      ),
    )
  for (const { envelopeId, key } of rows) keys.set(envelopeId, [...(keys.get(envelopeId) ?? []), key])
  return keys
}
