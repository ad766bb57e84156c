import type { Duration, NodeId } from '#lib/route/graph.ts'
import type { Move, Scenario } from '#lib/route/scenario.ts'
import type { Locale, Sentence } from '#lib/sentence.ts'

/** A rehearsal of a ready route, written once for all languages; words that people say in it too. */
export type ScenarioSketch = {
  name: Sentence
  moves: readonly (Move | { do: 'decline'; step: NodeId; comment: Sentence })[]
} & Pick<Scenario, 'fields' | 'inputs' | 'counterparty' | 'expect'>

/** People act in this order, each at the step that is named; a step of several people is named as often as they act. */
export const signed = (...steps: NodeId[]): Move[] => steps.map((step) => ({ do: 'sign', step }))

/** Nobody acts for so long. */
export const silence = (value: number, unit: Duration['unit']): Move => ({
  do: 'sleep',
  for: { value, unit },
})

/** The rehearsals in the author's language, numbered as they are offered. */
export const drawScenarios = (sketches: readonly ScenarioSketch[], locale: Locale): Scenario[] =>
  sketches.map(({ name, moves, ...rest }, at) => ({
    id: `scenario-${at + 1}`,
    name: name[locale],
    ...rest,
    moves: moves.map((move): Move => {
      if (move.do !== 'decline') return move
      const { comment, ...act } = move
      if (comment === undefined) return act
      return { ...act, comment: typeof comment === 'string' ? comment : comment[locale] }
    }),
  }))
