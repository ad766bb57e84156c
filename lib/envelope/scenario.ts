import type { NodeId } from '#lib/route/graph.ts'
import type { Plan } from '#lib/route/plan.ts'
import type { Move, Scenario } from '#lib/route/scenario.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import { nodeName } from './node-name.ts'
import { play, reasonOf, type Simulation, type SimulationGiven, startSimulation } from './simulate.ts'
import { statusNames } from './variables.ts'
import { whyNot } from './why-not.ts'

export type ScenarioResult = {
  ok: boolean
  /** What came of it: fulfilled, or where it went another way. */
  text: Sentence
  /** The run after each move; the first is the beginning. */
  runs: Simulation[]
  /** The move that was not possible, counted from 1; null when all were. */
  impossible: number | null
}

/** By which language, zone and working days a rehearsal is played, and when it begins; Russian, UTC, plain weeks and `scenarioStart` when nothing is said. */
export type Stage = Partial<Pick<SimulationGiven, 'locale' | 'timeZone' | 'calendar' | 'at'>>

/** Scenarios begin on a Monday morning, so that working days are the same whenever one is run. ISO. */
export const scenarioStart = '2026-02-02T09:00:00.000Z'

/** The run before the first move: what is recorded as a scenario begins here too. */
export function beginScenario(
  plan: Plan,
  { inputs = {}, fields = {}, counterparty = {} }: Pick<Scenario, 'inputs' | 'fields' | 'counterparty'>,
  { locale = 'ru', ...stage }: Stage = {},
): Simulation {
  const given = { inputs, fields, counterparty }
  return startSimulation({ plan, ...given, at: scenarioStart, locale, ...stage })
}

export type Played = {
  /** Where it stands, or where it stood before the move that was not possible. */
  last: Simulation
  impossible: number | null
  /** What it has cost: each move and each line of history, the more the larger the run's state is. */
  work: number
  tooLong: boolean
}

/**
 * Makes the moves one after another until one is not possible, or until the whole has cost more than `most`. Only the
 * last run is kept; `seen` is told each.
 */
export function playMoves(
  first: Simulation,
  moves: readonly Move[],
  { most = Number.POSITIVE_INFINITY, seen = () => {} }: { most?: number; seen?(run: Simulation): void } = {},
): Played {
  let last = first
  let work = 0
  seen(last)
  for (const [at, move] of moves.entries()) {
    if (work > most) return { last, impossible: null, work, tooLong: true }
    const next = play(last, move)
    if (!next) return { last, impossible: at + 1, work, tooLong: false }
    work += costOf(last, next)
    last = next
    seen(last)
  }
  return { last, impossible: null, work, tooLong: false }
}

/** A decision takes the longer the more orders and receipts its state holds; the weights were measured. */
function costOf(before: Simulation, { trace, state }: Simulation): number {
  const lines = trace.length - before.trace.length
  return (1 + lines) * (10 + Object.keys(state.legs).length + Object.keys(state.receipts).length)
}

/** Plays the moves and compares with what is expected: how the route ended, and nodes that it came through. */
export function runScenario(plan: Plan, scenario: Scenario, stage: Stage = {}): ScenarioResult {
  const runs: Simulation[] = []
  const seen = (run: Simulation) => void runs.push(run)
  const played = playMoves(beginScenario(plan, scenario, stage), scenario.moves, { seen })
  return { ...verdictOn(scenario, played), runs, impossible: played.impossible }
}

/** Whether what was played is what the scenario expects, and the sentence that says so. */
export function verdictOn(
  { moves, expect }: Scenario,
  { last, impossible }: Pick<Played, 'last' | 'impossible'>,
): { ok: boolean; text: Sentence; missed: NodeId[] } {
  const move = impossible === null ? undefined : moves[impossible - 1]
  if (impossible !== null && move) return { ok: false, text: cannotMove(impossible, move, last), missed: [] }
  const text = ending(last, expect)
  if (text) return { ok: false, text, missed: [] }
  const seen = coverageOf([last]).nodes
  const missed = (expect.passes ?? []).filter((node) => !seen.has(node))
  if (missed.length === 0) return { ok: true, text: say('Как ожидалось.', 'As expected.'), missed }
  const names = missed.map((node) => nodeName(last.world.plan, node))
  const [ru, en] = [names.map((name) => name.ru).join(', '), names.map((name) => name.en).join(', ')]
  return {
    ok: false,
    text: say(`Маршрут не прошёл через ${ru}.`, `The route did not come through ${en}.`),
    missed,
  }
}

/** Which move is not possible, and why. */
export function cannotMove(number: number, move: Move, here: Simulation): Sentence {
  const why = whyNot(here, move)
  return say(`Ход ${number} невозможен. ${why.ru}`, `Move ${number} is not possible. ${why.en}`)
}

function ending(last: Simulation, { outcome }: Scenario['expect']): Sentence | null {
  const { state } = last
  if (state.phase !== 'over') {
    const reason = reasonOf(last).text
    return say(`Маршрут не завершился. ${reason.ru}`, `The route has not ended. ${reason.en}`)
  }
  if (state.status === outcome) return null
  const [got, wanted] = [statusNames[state.status], statusNames[outcome]]
  return say(
    `Итог «${got.ru}», ожидался «${wanted.ru}».`,
    `It ended as “${got.en}”, expected was “${wanted.en}”.`,
  )
}

/**
 * Nodes that runs came to and edges that they took, as `node.outcome`. The start is no part of a plan: `measure`
 * counts it. Later runs of one rehearsal hold what earlier ones have seen: the last is enough.
 */
export function coverageOf(runs: readonly Simulation[]): Seen {
  const nodes = new Set<NodeId>()
  const edges = new Set<string>()
  for (const { trace, world } of runs) {
    nodes.add(world.plan.entry)
    for (const line of trace) {
      if (line.is !== 'pass') continue
      nodes.add(line.node)
      nodes.add(line.to)
      edges.add(`${line.node}.${line.outcome}`)
    }
  }
  return { nodes, edges }
}

/** What was seen of a route. */
export type Seen = { nodes: ReadonlySet<NodeId>; edges: ReadonlySet<string> }
