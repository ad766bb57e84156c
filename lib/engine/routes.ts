import { and, eq } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { enqueue } from '#lib/db/enqueue.ts'
import { route, routeName } from '#lib/db/schema/route.ts'
import { Defect, Refused } from '#lib/failure.ts'
import type { Finding } from '#lib/route/finding.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { say } from '#lib/sentence.ts'
import type { Engine } from './engine.ts'
import { addVersion, freeze } from './freeze.ts'
import { catalogueForRoute } from './portal-catalogue.ts'
import { demandRehearsed, type RehearsalSummary, stageOf } from './rehearsed.ts'
import { plainName, type RouteRow } from './route-names.ts'

/** Makes a route with a draft. Refused 409 when a route of the portal has, or had, this name. */
export async function createRoute(
  engine: Engine,
  given: { portalId: number; name: string; draft: RouteGraph; by: string },
): Promise<RouteRow> {
  const name = given.name.trim().replace(/\s+/g, ' ')
  if (name === '' || name.length > 120) throw badName()
  return engine.db.transaction(async (tx) => {
    const [made] = await tx
      .insert(route)
      .values({ portalId: given.portalId, name, draft: given.draft, draftBy: given.by })
      .returning()
    if (!made) throw new Defect('route-not-made', 'the route could not be stored')
    await takeName(tx, made, name)
    return made
  })
}

async function takeName(tx: Db, row: Pick<RouteRow, 'id' | 'portalId'>, name: string): Promise<void> {
  const plain = plainName(name)
  await tx
    .insert(routeName)
    .values({ portalId: row.portalId, name: plain, routeId: row.id })
    .onConflictDoNothing()
  const [owner] = await tx
    .select()
    .from(routeName)
    .where(and(eq(routeName.portalId, row.portalId), eq(routeName.name, plain)))
  if (owner?.routeId !== row.id) throw nameTaken(name)
}

/** Gives a route another name; the old one keeps working for robots that use it. */
export async function renameRoute(
  engine: Engine,
  given: { portalId: number; routeId: string; name: string },
): Promise<void> {
  const name = given.name.trim().replace(/\s+/g, ' ')
  if (name === '' || name.length > 120) throw badName()
  await engine.db.transaction(async (tx) => {
    const row = await locked(tx, given)
    await takeName(tx, row, name)
    await tx.update(route).set({ name }).where(eq(route.id, row.id))
  })
}

/**
 * Saves the draft. `revision` is the one that the editor loaded: when another has been saved since, it is refused
 * (409) with who did it, and nothing is overwritten.
 */
export async function saveDraft(
  engine: Engine,
  given: { portalId: number; routeId: string; draft: RouteGraph; revision: number; by: string },
): Promise<{ revision: number }> {
  return engine.db.transaction(async (tx) => {
    const row = await locked(tx, given)
    if (row.draftRevision !== given.revision) throw stale(row)
    const revision = row.draftRevision + 1
    await tx
      .update(route)
      .set({ draft: given.draft, draftRevision: revision, draftBy: given.by, draftAt: engine.now() })
      .where(eq(route.id, row.id))
    return { revision }
  })
}

export type Published = { number: number; findings: Finding[]; scenarios: RehearsalSummary }

/**
 * Freezes the draft as the next version. Verified again here, against the portal as it is known: errors refuse
 * (422, the findings in `detail`), warnings pass. Its scenarios are played on what would run: when one goes another
 * way, that is refused too (422 `scenario-failed`). Running envelopes stay on their version.
 */
export async function publishRoute(
  engine: Engine,
  given: { portalId: number; routeId: string; revision: number; note: string; by: string },
): Promise<Published> {
  const stage = await stageOf(engine, given.portalId)
  return engine.db.transaction(async (tx) => {
    const row = await locked(tx, given)
    if (row.draftRevision !== given.revision) throw stale(row)
    const catalogue = await catalogueForRoute(tx, row)
    const frozen = freeze(row.draft, catalogue, notPublishable)
    const scenarios = demandRehearsed(frozen.graph, frozen.plan, stage)
    const number = await addVersion(tx, {
      ...frozen,
      routeId: row.id,
      name: row.name,
      note: given.note,
      publishedBy: given.by,
      publishedAt: engine.now(),
    })
    await tx.update(route).set({ publishedNumber: number }).where(eq(route.id, row.id))
    await enqueue(tx, [
      { name: 'register-portal', payload: { portalId: given.portalId }, key: `register:${given.portalId}` },
    ])
    return { number, findings: frozen.findings, scenarios }
  })
}

async function locked(tx: Db, given: { portalId: number; routeId: string }): Promise<RouteRow> {
  const [row] = await tx
    .select()
    .from(route)
    .where(and(eq(route.id, given.routeId), eq(route.portalId, given.portalId)))
    .for('update')
  if (row) return row
  throw new Refused(404, {
    code: 'route-unknown',
    text: say('Такого маршрута нет.', 'There is no such route.'),
    cure: say('Откройте список маршрутов.', 'Open the list of routes.'),
  })
}

const stale = (row: RouteRow) =>
  new Refused(409, {
    code: 'draft-stale',
    text: say(
      `Черновик тем временем изменил ${row.draftBy ?? 'кто-то другой'}.`,
      `${row.draftBy ?? 'Somebody else'} has changed the draft meanwhile.`,
    ),
    cure: say(
      'Прочитайте черновик заново и сохраните свои правки поверх него; чужие правки не затронуты.',
      'Read the draft again and save your edits on top of it; the other edits were not affected.',
    ),
    detail: { revision: row.draftRevision },
  })

const nameTaken = (name: string) =>
  new Refused(409, {
    code: 'route-name-taken',
    text: say(`Название «${name}» уже занято.`, `The name “${name}” is taken.`),
    cure: say('Выберите другое название.', 'Choose another name.'),
  })

const badName = () =>
  new Refused(422, {
    code: 'route-name-bad',
    text: say('Название маршрута — от 1 до 120 знаков.', 'A route’s name has 1 to 120 characters.'),
  })

const notPublishable = (findings: Finding[]) => {
  const errors = findings.filter((finding) => finding.severity === 'error')
  const first = errors[0]
  return new Refused(422, {
    code: 'route-not-sound',
    text: say(
      `Маршрут нельзя опубликовать, ошибок: ${errors.length}. ${first?.text.ru ?? ''}`,
      `The route cannot be published, errors: ${errors.length}. ${first?.text.en ?? ''}`,
    ),
    cure: first?.cure ?? say('Исправьте ошибки.', 'Correct the errors.'),
    detail: { findings },
  })
}
