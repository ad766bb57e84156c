import { movesOf, play, type Simulation, startSimulation } from '#lib/envelope/simulate.ts'
import { compile } from '#lib/route/compile.ts'
import { exampleCatalogue } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Move } from '#lib/route/scenario.ts'

export type Simulated = { moves: number; decisions: number; runs: number; ms: number }

/**
 * Walks runs of the route by possible moves, always the same ones in the same order, until so many are made, and counts
 * the decisions of the engine that they took. Answers the time of the processor, not of the clock.
 */
export function simulateHere(graph: RouteGraph, moves: number): Simulated {
  const made = compile(graph, exampleCatalogue)
  if (!('plan' in made)) throw new Error(JSON.stringify(made.findings))
  const { plan } = made
  const returns = new Set(
    graph.edges.filter(({ maxRounds }) => maxRounds !== undefined).map(({ from }) => from),
  )
  const begin = () => startSimulation({ plan, at: '2026-02-02T09:00:00.000Z', locale: 'ru' })
  const began = process.cpuUsage()
  let runs = 0
  let decisions = 0
  let here = begin()
  for (let step = 0; step < moves; step++) {
    const next = play(
      here,
      chosen(here, step, (id) => returns.has(id)),
    )
    if (!next) throw new Error('a move that was offered is not possible')
    here = next
    if (here.state.phase === 'finishing' || here.state.phase === 'over') {
      runs += 1
      decisions += here.decisions
      here = begin()
    }
  }
  const { user, system } = process.cpuUsage(began)
  return { moves, decisions: decisions + here.decisions, runs, ms: (user + system) / 1000 }
}

/** Mostly signing; now and then a look first, a refusal where it leads back, and a night's sleep. Nobody cancels. */
function chosen(here: Simulation, step: number, returns: (id: string) => boolean): Move {
  const wanted = step % 23 === 22 ? 'decline' : step % 3 === 0 ? 'view' : 'sign'
  const moves = movesOf(here).filter((move) => move.do !== 'decline' || returns(move.step))
  const move = moves.find((each) => each.do === wanted) ?? moves[0]
  if (!move || move.do === 'cancel') throw new Error('nothing is possible')
  return move
}
