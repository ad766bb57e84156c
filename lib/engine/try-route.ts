import { Refused } from '#lib/failure.ts'
import { compile } from '#lib/route/compile.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Plan } from '#lib/route/plan.ts'
import { say } from '#lib/sentence.ts'
import type { Engine } from './engine.ts'
import { catalogueOf } from './portal-catalogue.ts'
import { findRoute } from './route-names.ts'
import { findFrozen } from './route-versions.ts'

/** What a rehearsal plays on: a drawing and the plan that was made of it. */
export type Tried = { graph: RouteGraph; plan: Plan }

/** Compiles a drawing against the portal as it is known. Refused 422, the findings in `detail`, when it cannot run. */
export async function tryGraph(engine: Engine, portalId: number, graph: RouteGraph): Promise<Tried> {
  const made = compile(graph, await catalogueOf(engine.db, portalId))
  if ('plan' in made) return { graph, plan: made.plan }
  const [first] = made.findings
  throw new Refused(422, {
    code: 'route-not-sound',
    text: say(
      `Маршрут нельзя проиграть: ${first?.text.ru ?? ''}`,
      `The route cannot be played: ${first?.text.en ?? ''}`,
    ),
    cure: first?.cure ?? say('Исправьте ошибки.', 'Correct the errors.'),
    detail: { findings: made.findings },
  })
}

/** A route of the portal by id or name: its published version, or without a number its draft. Refused 404 when there is none. */
export async function tryRoute(
  engine: Engine,
  given: { portalId: number; route: string; version: number | undefined },
): Promise<Tried> {
  const { portalId, version } = given
  const row = await findRoute(engine.db, portalId, given.route)
  if (version === undefined) return tryGraph(engine, portalId, row.draft)
  return findFrozen(engine.db, { portalId, routeId: row.id, number: version })
}
