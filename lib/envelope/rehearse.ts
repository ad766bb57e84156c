import type { NodeId, RouteGraph } from '#lib/route/graph.ts'
import type { Plan } from '#lib/route/plan.ts'
import type { Scenario } from '#lib/route/scenario.ts'
import { type Sentence, say } from '#lib/sentence.ts'
import { type Coverage, measure } from './coverage.ts'
import { beginScenario, coverageOf, playMoves, type Seen, type Stage, verdictOn } from './scenario.ts'

/** What came of one scenario of a route. */
export type Rehearsed = {
  id: string
  name: string
  ok: boolean
  text: Sentence
  /** The move that was not possible, counted from 1. */
  move: number | null
  /** Nodes that it is about: of the move, or those that were not come through or do not exist; else where the run stood. */
  nodes: NodeId[]
}

/**
 * How much all rehearsals of a route together may cost, as `playMoves` counts it: a few seconds. A hundred scenarios of
 * five hundred moves fit on a usual route; a hundred walks through a route of the greatest size do not.
 */
export const mostWork = 5_000_000

/**
 * Plays every scenario of the drawing on the plan that was made of it. Of each run only what it has seen is kept. What
 * is left when they have cost `most` fails, and says so.
 */
export function rehearse(
  graph: RouteGraph,
  plan: Plan,
  stage: Stage = {},
  most = mostWork,
): { results: Rehearsed[]; coverage: Coverage } {
  const seen: Seen[] = []
  let left = most
  const starts = graph.nodes.flatMap(({ id, kind }) => (kind === 'start' ? [id] : []))
  const results = (graph.scenarios ?? []).map((scenario): Rehearsed => {
    const { id, name, moves, expect } = scenario
    const told = { id, name, move: null, ok: false }
    const strangers = strangersOf(graph, scenario)
    if (strangers.length > 0) return { ...told, text: noSuchNodes(strangers), nodes: strangers }
    const played = playMoves(beginScenario(plan, scenario, stage), moves, { most: left })
    const { last, impossible, tooLong } = played
    left -= played.work
    seen.push(coverageOf([last]))
    const here = last.state.threads.map(({ at }) => at)
    if (tooLong) return { ...told, text: tooMuch, nodes: here }
    // The start is on the drawing and not in the plan: every run has come through it.
    const passes = expect.passes?.filter((node) => !starts.includes(node))
    const { ok, text, missed } = verdictOn(
      passes ? { ...scenario, expect: { ...expect, passes } } : scenario,
      played,
    )
    const move = impossible === null ? undefined : moves[impossible - 1]
    const nodes = move && 'step' in move ? [move.step] : missed.length > 0 ? missed : here
    return { ...told, ok, text, move: impossible, nodes: ok ? [] : nodes }
  })
  return { results, coverage: measure(graph, seen) }
}

/** Nodes that a scenario names and the drawing does not have: they were deleted, or are misspelt. */
export function strangersOf(graph: RouteGraph, { moves, expect }: Scenario): NodeId[] {
  const known = new Set(graph.nodes.map(({ id }) => id))
  const named = [...moves.flatMap((move) => ('step' in move ? [move.step] : [])), ...(expect.passes ?? [])]
  return [...new Set(named)].filter((id) => !known.has(id))
}

const noSuchNodes = (ids: NodeId[]): Sentence =>
  say(
    `Сценарий называет узлы, которых в маршруте нет: ${ids.join(', ')}.`,
    `The scenario names nodes that the route does not have: ${ids.join(', ')}.`,
  )

const tooMuch: Sentence = say(
  'Сценарии маршрута вместе слишком длинные: этот не проигран до конца. Сократите их.',
  'The route’s scenarios are too long together: this one was not played to its end. Make them shorter.',
)
