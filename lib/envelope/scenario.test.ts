import { expect, test } from 'vitest'
import { compile } from '#lib/route/compile.ts'
import { edge, exampleCatalogue, forked, node } from '#lib/route/example.ts'
import type { Scenario } from '#lib/route/scenario.ts'
import { scenarioSchema } from '#lib/route/schema-beside.ts'
import { coverageOf, runScenario } from './scenario.ts'

const made = compile(
  forked({
    nodes: [node('end', 'no', { outcome: 'declined' })],
    edges: [edge('a', 'declined', 'no'), edge('last', 'declined', 'no')],
  }),
  exampleCatalogue,
)
const plan = 'plan' in made ? made.plan : undefined
const run = (scenario: Scenario) => {
  if (!plan) throw new Error(JSON.stringify(made))
  return runScenario(plan, scenario, { locale: 'en' })
}

const signed: Scenario = {
  id: 's1',
  name: 'Everybody signs',
  moves: [
    { do: 'sign', step: 'b' },
    { do: 'sign', step: 'a' },
    { do: 'sign', step: 'last' },
  ],
  expect: { outcome: 'completed', passes: ['f', 'j', 'last'] },
}

test('a scenario that goes as expected', () => {
  const { ok, text, runs } = run(signed)
  expect([ok, text.en, runs.length]).toEqual([true, 'As expected.', 4])
})

test.each([
  [{ moves: signed.moves.slice(0, 2) }, 'The route has not ended. Waiting for Employee to sign.'],
  [
    { moves: signed.moves.slice(2) },
    'Move 1 is not possible. At “Signing” it is nobody’s turn now. Waiting for Employee to sign. And 1 more at the same time.',
  ],
  [{ expect: { outcome: 'declined' as const } }, 'It ended as “Completed”, expected was “Declined”.'],
  [
    { expect: { outcome: 'completed' as const, passes: ['no'] } },
    'The route did not come through “Declined”.',
  ],
])('a scenario that goes another way says where: %j', (changed, words) => {
  const { ok, text } = run({ ...signed, ...changed })
  expect([ok, text.en]).toEqual([false, words])
})

test('coverage adds up over runs, by edges as they are drawn', () => {
  const declined = run({
    id: 's2',
    name: 'A declines',
    moves: [{ do: 'decline', step: 'a', comment: 'Dear.' }],
    expect: { outcome: 'declined' },
  })
  const one = coverageOf([run(signed).runs.at(-1)].flatMap((last) => last ?? []))
  const both = coverageOf([...run(signed).runs, ...declined.runs])
  expect([...one.edges].toSorted()).toEqual(
    ['a.done', 'b.done', 'd.next', 'f.branch:b1', 'f.branch:b2', 'j.next', 'last.done'].toSorted(),
  )
  expect([both.edges.has('a.declined'), both.nodes.has('no'), one.nodes.has('no')]).toEqual([
    true,
    true,
    false,
  ])
})

test('a stored scenario is read strictly', () => {
  expect(scenarioSchema.parse(signed)).toEqual(signed)
  const misspelt = { ...signed, moves: [{ do: 'sing', step: 'a' }] }
  expect(scenarioSchema.safeParse(misspelt).success).toBe(false)
})
