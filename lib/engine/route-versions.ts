import { and, eq } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { type OfVersion, readFrozen, readVersion } from '#lib/db/route-version.ts'
import { routeName } from '#lib/db/schema/route.ts'
import { Refused } from '#lib/failure.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { say } from '#lib/sentence.ts'
import type { Engine } from './engine.ts'
import { plainName, type RouteRow } from './route-names.ts'
import { createRoute, saveDraft } from './routes.ts'

/** A published version of the portal's route. Refused 404 when it has none with this number. */
export async function findVersion(db: Db, given: OfVersion) {
  const found = await readVersion(db, given)
  if (found) return found
  throw versionUnknown(given.number)
}

/** The graph and the plan that a version has frozen. Refused as `findVersion` is. */
export async function findFrozen(db: Db, given: OfVersion) {
  const found = await readFrozen(db, given)
  if (found) return found
  throw versionUnknown(given.number)
}

/** The refusal of a version that the route does not have. */
export const versionUnknown = (number: number): Refused =>
  new Refused(404, {
    code: 'version-unknown',
    text: say(`Версии ${number} у маршрута нет.`, `The route has no version ${number}.`),
    cure: say('Откройте список версий.', 'Open the list of versions.'),
  })

/**
 * Makes the version's graph the draft. Nothing is published by that. Refused 409 when the draft is not at `revision`:
 * somebody has edited it since, and their edits are not thrown away unseen.
 */
export async function restoreVersion(
  engine: Engine,
  given: OfVersion & { revision: number; by: string },
): Promise<{ revision: number }> {
  const { graph } = await findVersion(engine.db, given)
  return saveDraft(engine, { ...given, draft: graph })
}

/** Keeps a graph as a route of its own beside the one that it was made from, under the first free name. */
export async function copyRoute(
  engine: Engine,
  given: { portalId: number; name: string; draft: RouteGraph; by: string },
): Promise<RouteRow> {
  const name = await freeName(engine.db, given.portalId, given.name.slice(0, 100))
  return createRoute(engine, { ...given, name })
}

async function freeName(db: Db, portalId: number, stem: string): Promise<string> {
  for (let n = 2; ; n += 1) {
    const name = `${stem} (${n})`
    const [taken] = await db
      .select({ id: routeName.routeId })
      .from(routeName)
      .where(and(eq(routeName.portalId, portalId), eq(routeName.name, plainName(name))))
    if (!taken) return name
  }
}
