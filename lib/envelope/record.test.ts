import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '#lib/route/compile.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Move, Scenario } from '#lib/route/scenario.ts'
import { scenarioSchema } from '#lib/route/schema-beside.ts'
import { isPublishable, verify } from '#lib/route/verify.ts'
import { measure } from './coverage.ts'
import { rehearse } from './rehearse.ts'
import { beginScenario, coverageOf, runScenario } from './scenario.ts'
import { movesOf, play, type Simulation } from './simulate.ts'
import { drawnCatalogue, drawnRoute } from './test-drawing.ts'

const given = { fields: { opportunity: '500' } }

/** Somebody who plays by chance until the end, or gives up at last. */
function recorded(first: Simulation, chances: readonly number[]): { moves: Move[]; last: Simulation } {
  const moves: Move[] = []
  let last = first
  for (const chance of chances) {
    const possible = movesOf(last)
    const move = possible[chance % Math.max(possible.length, 1)]
    // Giving up is a rare move, else no route would come to its end.
    if (!move || (move.do === 'cancel' && chance % 7 > 0)) continue
    const next = play(last, move)
    if (!next) throw new Error(`offered and not possible: ${JSON.stringify(move)}`)
    moves.push(move)
    last = next
  }
  const end = last.state.phase === 'over' ? null : play(last, { do: 'cancel' })
  return end ? { moves: [...moves, { do: 'cancel' }], last: end } : { moves, last }
}

const isRun = (graph: RouteGraph) =>
  isPublishable(verify(graph, drawnCatalogue).filter(({ rule }) => rule !== 'unreachable'))

test('a run that is recorded as a scenario goes the same way again, whatever the route and the moves', () => {
  const ends = new Set<string>()
  fc.assert(
    fc.property(drawnRoute, fc.array(fc.nat(1_000), { maxLength: 40, size: 'max' }), (graph, chances) => {
      const made = compile(graph, drawnCatalogue)
      if (!isRun(graph) || !('plan' in made)) return
      const { moves, last } = recorded(beginScenario(made.plan, given), chances)
      const outcome = last.state.status as Scenario['expect']['outcome']
      const passes = [...coverageOf([last]).nodes]
      const kept = scenarioSchema.parse({
        id: 's1',
        name: 'Recorded',
        ...given,
        moves,
        expect: { outcome, passes },
      })
      const { ok, runs } = runScenario(made.plan, kept)
      expect([ok, runs.length]).toEqual([true, moves.length + 1])
      expect(runs.at(-1)).toEqual(last)
      const { results, coverage } = rehearse({ ...graph, scenarios: [kept] }, made.plan)
      expect(results.map((one) => one.ok)).toEqual([true])
      expect(coverage).toEqual(
        measure(
          graph,
          runs.map((run) => coverageOf([run])),
        ),
      )
      ends.add(outcome)
    }),
    { numRuns: 300 },
  )
  expect([...ends].toSorted()).toEqual(['cancelled', 'completed', 'declined', 'expired'])
})

test('what a rehearsal saw is on the drawing, and can be reached', () => {
  fc.assert(
    fc.property(drawnRoute, fc.array(fc.nat(1_000), { maxLength: 40, size: 'max' }), (graph, chances) => {
      const made = compile(graph, drawnCatalogue)
      if (!isRun(graph) || !('plan' in made)) return
      const seen = coverageOf([recorded(beginScenario(made.plan, given), chances).last])
      const { nodes, edges } = measure(graph, [seen])
      expect(nodes.seen).toBe(seen.nodes.size + 1)
      expect(edges.seen).toBe(seen.edges.size + 1)
    }),
    { numRuns: 100 },
  )
})
