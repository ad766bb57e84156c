import { z } from 'zod'
import { counterpartyFacts } from '#lib/route/counterparty-fact.ts'
import type { NodeId } from '#lib/route/graph.ts'
import type { Plan } from '#lib/route/plan.ts'
import { type Locale, type Sentence, say } from '#lib/sentence.ts'
import { type Move, play, reasonOf, type Simulation, startSimulation } from './simulate.ts'
import { type Status, statuses } from './status.ts'
import { statusNames } from './variables.ts'
import { type WorkCalendar, weekdays } from './work-calendar.ts'

const id = z.string().min(1).max(64)
const step = { step: id, person: z.number().int().min(1).max(100).optional() }

const moveSchema: z.ZodType<Move> = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('view'), ...step }),
  z.strictObject({ do: z.literal('sign'), ...step }),
  z.strictObject({ do: z.literal('decline'), ...step, comment: z.string().max(2000).optional() }),
  z.strictObject({ do: z.literal('sleep'), until: z.iso.datetime({ offset: true }).optional() }),
  z.strictObject({
    do: z.literal('set-field'),
    field: z.string().min(1).max(128),
    value: z.string().max(4000),
  }),
  z.strictObject({ do: z.literal('resume') }),
  z.strictObject({ do: z.literal('cancel') }),
]) as z.ZodType<Move>

const values = z.record(z.string().max(128), z.string().max(4000))

/** A stored scenario: closed, so that a misspelt key in a route kept as code is told and not lost. */
export const scenarioSchema = z.strictObject({
  name: z.string().min(1).max(200),
  inputs: values.optional(),
  fields: values.optional(),
  counterparty: z.partialRecord(z.enum(counterpartyFacts), z.string().max(64)).optional(),
  moves: z.array(moveSchema).max(500),
  expect: z.strictObject({ outcome: z.enum(statuses), passes: z.array(id).max(200).optional() }),
})

export type Scenario = z.infer<typeof scenarioSchema>

export type ScenarioResult = {
  ok: boolean
  /** What came of it: fulfilled, or where it went another way. */
  text: Sentence
  /** The run after each move; the first is the beginning. */
  runs: Simulation[]
}

/** Scenarios begin on a Monday morning, so that working days are the same whenever one is run. */
const monday = '2026-02-02T09:00:00.000Z'

/** Plays the moves and compares with what is expected: how the route ended, and nodes that it came through. */
export function runScenario(
  plan: Plan,
  scenario: Scenario,
  { locale = 'ru', calendar = weekdays }: { locale?: Locale; calendar?: WorkCalendar } = {},
): ScenarioResult {
  const { inputs = {}, fields = {}, counterparty = {} } = scenario
  const runs = [startSimulation({ plan, inputs, fields, counterparty, at: monday, locale, calendar })]
  for (const [at, move] of scenario.moves.entries()) {
    const here = runs.at(-1)
    const next = here && play(here, move)
    if (!here || !next) return { ok: false, text: here ? impossible(at + 1, here) : say('', ''), runs }
    runs.push(next)
  }
  const last = runs.at(-1)
  const wrong = last && mismatch(last, scenario.expect)
  return { ok: !wrong, text: wrong ?? say('Как ожидалось.', 'As expected.'), runs }
}

function mismatch(last: Simulation, { outcome, passes = [] }: Scenario['expect']): Sentence | null {
  const { state } = last
  if (state.phase !== 'over') {
    const reason = reasonOf(last).text
    return say(`Маршрут не завершился. ${reason.ru}`, `The route has not ended. ${reason.en}`)
  }
  if (state.status !== outcome) {
    const [got, wanted] = [statusNames[state.status], statusNames[outcome as Status]]
    return say(
      `Итог «${got.ru}», ожидался «${wanted.ru}».`,
      `It ended as “${got.en}”, expected was “${wanted.en}”.`,
    )
  }
  const seen = coverageOf([last]).nodes
  const missed = passes.filter((node) => !seen.has(node))
  if (missed.length === 0) return null
  return say(
    `Маршрут не прошёл через: ${missed.join(', ')}.`,
    `The route did not come through ${missed.join(', ')}.`,
  )
}

function impossible(move: number, here: Simulation): Sentence {
  const reason = reasonOf(here).text
  return say(`Ход ${move} невозможен. ${reason.ru}`, `Move ${move} is not possible. ${reason.en}`)
}

/** Nodes that runs came to and edges that they took, as `node.outcome`. */
export function coverageOf(runs: readonly Simulation[]): {
  nodes: ReadonlySet<NodeId>
  edges: ReadonlySet<string>
} {
  const nodes = new Set<NodeId>()
  const edges = new Set<string>()
  for (const { trace, world } of runs) {
    if (trace.length > 0) nodes.add(world.plan.entry)
    for (const line of trace) {
      if (line.is !== 'pass') continue
      nodes.add(line.node)
      nodes.add(line.to)
      edges.add(`${line.node}.${line.outcome}`)
    }
  }
  return { nodes, edges }
}
