import type { Coverage } from '#lib/envelope/coverage.ts'
import { type Rehearsed, rehearse } from '#lib/envelope/rehearse.ts'
import type { Stage } from '#lib/envelope/scenario.ts'
import { Refused } from '#lib/failure.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Plan } from '#lib/route/plan.ts'
import { say } from '#lib/sentence.ts'
import type { Engine } from './engine.ts'

type Part = { seen: number; all: number }

/** That the scenarios of a route went as expected: how many, and how much of the drawing they came through. */
export type RehearsalSummary = { passed: number; coverage: { nodes: Part; edges: Part } }

/** By which language and working days the portal's routes are rehearsed: those of its envelopes. */
export async function stageOf(engine: Engine, portalId: number): Promise<Stage> {
  const { locale, timeZone, calendar } = await engine.portals.setting(portalId)
  return { locale, timeZone, calendar }
}

/** Plays the scenarios of a route on its plan. Refused 422 when one goes another way, all of these in `detail`. */
export function demandRehearsed(graph: RouteGraph, plan: Plan, stage: Stage): RehearsalSummary {
  const { results, coverage } = rehearse(graph, plan, stage)
  const failed = results.filter(({ ok }) => !ok)
  const [first] = failed
  if (first) throw scenarioFailed(first, failed)
  return { passed: results.length, coverage: sumsOf(coverage) }
}

const sumsOf = ({ nodes, edges }: Coverage): RehearsalSummary['coverage'] => ({
  nodes: { seen: nodes.seen, all: nodes.all },
  edges: { seen: edges.seen, all: edges.all },
})

function scenarioFailed({ name, text }: Rehearsed, failed: Rehearsed[]): Refused {
  const more = failed.length - 1
  const others = more === 0 ? say('', '') : say(` Ещё не сошлось: ${more}.`, ` And ${more} more failed.`)
  return new Refused(422, {
    code: 'scenario-failed',
    text: say(
      `Сценарий «${name}» прошёл не так, как ожидалось. ${text.ru}${others.ru}`,
      `The scenario “${name}” did not go as expected. ${text.en}${others.en}`,
    ),
    cure: say(
      'Исправьте маршрут, а если он верен — ходы или ожидаемый итог сценария.',
      'Correct the route or, if it is right, the moves or the expectation of the scenario.',
    ),
    detail: {
      scenarios: failed.map(({ id, name, text, move, nodes }) => ({ id, name, text, move, nodes })),
    },
  })
}
