import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPublishable, verify } from '#lib/route/verify.ts'
import { Chaos, happenings } from './test-chaos.ts'
import { drawnCatalogue, drawnRoute } from './test-drawing.ts'

const structural = new Set([
  'unreachable',
  'no-end',
  'fork-without-join',
  'loop-into-fork',
  'endless-join',
  'join-without-fork',
])

test('what is drawn of pieces encloses its branches: the verifier has nothing against its forks', () => {
  fc.assert(
    fc.property(drawnRoute, (graph) => {
      const found = verify(graph, drawnCatalogue).filter(({ rule }) => structural.has(rule))
      expect(found.filter(({ node: at }) => at !== 'no' && at !== 'e')).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('every verified route with forks, waits and actions ends, owes nothing and leaves nobody asked', () => {
  const ends = new Set<string>()
  let forks = 0
  fc.assert(
    fc.property(drawnRoute, happenings, (graph, happening) => {
      if (!isPublishable(verify(graph, drawnCatalogue).filter(({ rule }) => rule !== 'unreachable'))) return
      const chaos = new Chaos(graph)
      for (const one of happening) chaos.happen(one)
      chaos.goOn()
      const { state, events } = chaos.run
      expect(state).toMatchObject({ phase: 'over', owed: [], problems: {} })
      expect(state.threads).toHaveLength(1)
      expect(chaos.outside.open()).toEqual([])
      expect(chaos.run.acts('answer-robot')).toHaveLength(1)
      ends.add(state.status)
      forks += events.filter((event) => event.kind === 'fork').length
    }),
    { numRuns: 300 },
  )
  expect(ends.size).toBeGreaterThan(2)
  expect(forks).toBeGreaterThan(50)
})
