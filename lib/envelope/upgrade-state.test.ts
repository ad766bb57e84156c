import { expect, test } from 'vitest'
import { node, route } from '#lib/route/example.ts'
import { decide } from './decide.ts'
import type { EnvelopeState } from './state.ts'
import { TestRun, worldOf } from './test-run.ts'
import { upgradeState } from './upgrade-state.ts'

const run = new TestRun(worldOf(route([node('sign', 's1')]))).settle((deed) => deed.do === 'resolve-people')

/** The same run as it was stored by the first form. */
function firstForm({ threads, pages: _, ...rest }: EnvelopeState) {
  const [trunk] = threads
  return { ...rest, schema: 1 as const, since: trunk?.since ?? '', at: trunk?.at ?? '', attempt: 1 }
}

test('a stored run of the first form stands on its trunk and goes on', () => {
  const stored = JSON.parse(JSON.stringify(firstForm(run.state)))
  const state = upgradeState(stored)
  expect(state.threads).toEqual(run.state.threads)
  expect(state).toEqual({ ...run.state, since: state.since })
  const result = run.result(run.owed('resolve-people'))
  expect(decide(run.world, state, [result], run.now()).effects.map(({ key }) => key)).toEqual([
    'r1.s1.a1.submit-leg',
  ])
})

test('a run of the present form stays as it is', () => {
  expect(upgradeState(run.state)).toBe(run.state)
})
