import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RouteGraph } from '#lib/route/graph.ts'
import { isPublishable, verify } from '#lib/route/verify.ts'
import { Chaos, happenings } from '../test-chaos.ts'
import { drawn, drawnCatalogue, pieces } from '../test-drawing.ts'
import { worldOf } from '../test-run.ts'
import { redrawings, redrawn } from './test-redrawing.ts'
import type { MoveAnswers, MoveVerdict } from './verdict.ts'

const someTime = happenings.map((list) => list.slice(0, (list.length * 7) % 30))

const sound = (graph: RouteGraph) =>
  isPublishable(verify(graph, drawnCatalogue).filter(({ rule }) => rule !== 'unreachable'))

/** Moves the run, answering whatever is asked with one of the answers offered. */
function moved(chaos: Chaos, graph: RouteGraph, version: number, choice: number): MoveVerdict {
  const world = worldOf(graph, { route: { name: 'Example', version } })
  const withdrawn = ({ run }: Chaos) =>
    [...run.deeds.values()].filter((deed) => deed.do === 'cancel-leg').length
  const orders = withdrawn(chaos)
  let answers: MoveAnswers = {}
  for (;;) {
    const before = chaos.run.state
    const verdict = chaos.run.move(world, answers)
    if (verdict.is !== 'moves') expect(chaos.run.state).toBe(before)
    expect(withdrawn(chaos), 'a move withdraws nothing').toBe(orders)
    if (verdict.is !== 'decision') return verdict
    const given = verdict.questions.map(({ id, options }) => [id, options[choice % options.length]?.id ?? ''])
    expect(given.every(([id]) => id !== undefined && !(id in answers))).toBe(true)
    answers = { ...answers, ...Object.fromEntries(given) }
  }
}

/** Steps that were signed and fetched, by round: nobody may be asked for one of them again. */
class Witness {
  private readonly done = new Set<string>()
  private readonly orders = new Set<string>()

  look({ run, outside }: Chaos): void {
    const { round } = run.state
    for (const [id, order] of outside.orders) {
      if (this.orders.has(id)) continue
      this.orders.add(id)
      const again = order.people.filter(({ stepId }) => this.done.has(`${round}.${stepId}`))
      expect(again, 'asked again for what is done').toEqual([])
    }
    for (const leg of Object.values(run.state.legs))
      if (leg.collected) for (const step of Object.keys(leg.people)) this.done.add(`${round}.${step}`)
  }
}

test('whatever a verdict lets go over comes to an end by the other version, and nothing done is asked for again', () => {
  const verdicts = { moves: 0, stays: 0, decision: 0 }
  fc.assert(
    fc.property(
      pieces.map(drawn),
      redrawings,
      redrawings,
      someTime,
      someTime,
      fc.nat(1_000),
      (graph, edits, more, first, second, choice) => {
        const other = redrawn(graph, edits)
        const third = redrawn(other, more)
        if (!sound(graph) || !sound(other)) return
        const chaos = new Chaos(graph)
        const witness = new Witness()
        const happen = (list: [number, number][]) => {
          for (const one of list) {
            chaos.happen(one)
            witness.look(chaos)
          }
        }
        happen(first)
        verdicts[moved(chaos, other, 2, choice).is] += 1
        witness.look(chaos)
        happen(second)
        if (sound(third)) verdicts[moved(chaos, third, 3, choice).is] += 1
        chaos.goOn(() => witness.look(chaos))
        const { state } = chaos.run
        expect(state).toMatchObject({ phase: 'over', owed: [], problems: {} })
        expect(state.threads).toHaveLength(1)
        expect(chaos.outside.open()).toEqual([])
        expect(chaos.run.acts('answer-robot')).toHaveLength(1)
      },
    ),
    { numRuns: 500 },
  )
  expect(verdicts.moves).toBeGreaterThan(100)
  expect(verdicts.stays).toBeGreaterThan(50)
})

test('to a version that means the same every envelope under way goes over, without a question or a note', () => {
  let under = 0
  fc.assert(
    fc.property(pieces.map(drawn), someTime, (graph, happening) => {
      if (!sound(graph)) return
      const chaos = new Chaos(graph)
      for (const one of happening) chaos.happen(one)
      const { phase } = chaos.run.state
      const expected = phase === 'finishing' || phase === 'over' ? 'stays' : 'moves'
      const verdict = moved(chaos, graph, 2, 0)
      expect(verdict.is).toBe(expected)
      if (verdict.is === 'moves') expect(verdict.notes).toEqual([])
      if (expected === 'moves') under += 1
    }),
    { numRuns: 300 },
  )
  expect(under).toBeGreaterThan(50)
})
