import { and, eq } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { envelope } from '#lib/db/schema/envelope.ts'
import { routeVersion } from '#lib/db/schema/route.ts'
import { begin } from '#lib/envelope/decide.ts'
import { explain } from '#lib/envelope/explain.ts'
import { initialState, type Starter } from '#lib/envelope/state.ts'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Advanced } from './advance.ts'
import type { Engine } from './engine.ts'
import type { Going } from './going.ts'
import { checkInputs } from './inputs.ts'
import { findRoute } from './route-names.ts'
import { stableId } from './stable-id.ts'
import { storeDecisions } from './store-decisions.ts'
import { goOn } from './work.ts'
import { worldOf } from './world.ts'

export type StartOrder = {
  portalId: number
  /** Name or id of a published route, or a stored version. */
  route: string | StoredVersion
  item: { entityTypeId: number; id: string }
  inputs: Readonly<Record<string, string>>
  starter: Starter
  /** The same key is the same envelope, however often it is asked for. */
  key: string
}

/** A version that is stored already, with the name that refusals call it by. */
export type StoredVersion = { routeId: string; versionId: string; name: string }

export type Started = { envelopeId: string; how: 'started' | 'already' }

/**
 * Starts a route for an item: the envelope with its frozen version, first duties and their job in one transaction.
 * Refused when the route is unknown (404 with near names), not published, not for this kind of item, or an input is
 * missing or wrong; then nothing is stored.
 */
export async function startEnvelope(engine: Engine, order: StartOrder): Promise<Started> {
  const { envelopeId, how } = await engine.db.transaction((tx) => startIn(engine, tx, order, false))
  return { envelopeId, how }
}

/** The same for a worker: it does the first duties itself, at once and without a job. */
export function startAndGoOn(engine: Engine, order: StartOrder): Going<Started> {
  return goOn(engine, idOf(order), () =>
    engine.db.transaction(async (tx) => {
      const { advanced = null, ...told } = await startIn(engine, tx, order, engine.performs)
      return { told, advanced }
    }),
  )
}

const idOf = (order: StartOrder): string => stableId(`envelope/${order.portalId}/${order.key}`)

async function startIn(
  engine: Engine,
  tx: Db,
  order: StartOrder,
  claim: boolean,
): Promise<Started & { advanced?: Advanced }> {
  const id = idOf(order)
  const finding = Promise.allSettled([versionOf(tx, order)])
  const [known] = await tx.select({ id: envelope.id }).from(envelope).where(eq(envelope.id, id))
  const [found] = await finding
  if (known) return { envelopeId: id, how: 'already' }
  if (found.status === 'rejected') throw found.reason
  const { routeId, versionId, name } = found.value
  const { plan } = await engine.plans.of(versionId, tx)
  if (!plan.entityTypeIds.includes(order.item.entityTypeId)) throw wrongItem(name)
  const inputs = checkInputs(plan.inputs, order.inputs)
  const now = engine.now()
  const state = initialState({ entry: plan.entry, inputs, starter: order.starter, now: now.toISOString() })
  const { timeZone } = await engine.portals.setting(order.portalId, tx)
  const reason = explain(plan, state, timeZone)
  const [row] = await tx
    .insert(envelope)
    .values({
      id,
      portalId: order.portalId,
      routeId,
      versionId,
      entityTypeId: order.item.entityTypeId,
      itemId: order.item.id,
      status: state.status,
      phase: state.phase,
      mood: reason.mood,
      reason,
      state,
      passes: 0,
      startedAt: now,
      changedAt: now,
    })
    .onConflictDoNothing()
    .returning()
  if (!row) return { envelopeId: id, how: 'already' }
  const world = await worldOf(engine, tx, row)
  const decision = begin(world, row.state, engine.now().toISOString())
  const advanced = (await storeDecisions(engine, tx, [{ row, world, decision, claim }])).get(id)
  return { envelopeId: id, how: 'started', ...(advanced ? { advanced } : {}) }
}

async function versionOf(tx: Db, { portalId, route: asked }: StartOrder): Promise<StoredVersion> {
  if (typeof asked !== 'string') return asked
  const { id: routeId, name, publishedNumber: number } = await findRoute(tx, portalId, asked)
  const [version] =
    number === null
      ? []
      : await tx
          .select({ id: routeVersion.id })
          .from(routeVersion)
          .where(and(eq(routeVersion.routeId, routeId), eq(routeVersion.number, number)))
  if (!version) throw notPublished(name)
  return { routeId, versionId: version.id, name }
}

const notPublished = (name: string) =>
  new Refused(409, {
    code: 'route-not-published',
    text: say(`Маршрут «${name}» ещё не опубликован.`, `The route “${name}” is not published yet.`),
    cure: say('Опубликуйте его и запустите снова.', 'Publish it and start again.'),
  })

const wrongItem = (name: string) =>
  new Refused(422, {
    code: 'route-not-for-this-item',
    text: say(
      `Маршрут «${name}» не для этого вида элементов CRM.`,
      `The route “${name}” is not for this kind of CRM item.`,
    ),
    cure: say(
      'Выберите другой маршрут или добавьте вид элемента в узел «Старт».',
      'Choose another route, or add this kind to the Start node.',
    ),
  })
