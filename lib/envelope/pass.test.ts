import { describe, expect, test } from 'vitest'
import { edge, forked, node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { placesOf } from './place.ts'
import { TestRun, worldOf } from './test-run.ts'

const hour = { hours: 1 }
const begun = (graph: RouteGraph) => new TestRun(worldOf(graph)).settle()

/** The trail with hours: `a done b 1–3` is a node that was come to after one hour and left after three. */
const trail = ({ passes }: TestRun) =>
  passes.map(({ node, outcome, to, since, at }) => `${node} ${outcome} ${to} ${hours(since)}–${hours(at)}`)
const places = ({ world, state }: TestRun) =>
  placesOf(world.plan, state).map(
    ({ node, since, problemAt }) => `${node} ${hours(since)}${problemAt === null ? '' : '!'}`,
  )
const hours = (at: string) => Math.floor((Date.parse(at) - Date.UTC(2026, 1, 2, 9)) / 3_600_000)

/** Two steps that are one order. */
const twoSteps = (edges = [edge('a', 'declined', 'd', 2), edge('b', 'declined', 'd', 2)]) =>
  route([node('sign', 'a'), node('sign', 'b')], edges)

describe('a step inside a leg', () => {
  test('is come to when its turn begins', () => {
    const run = begun(twoSteps()).sleep(hour)
    run.see(run.acted('a', 'a', 1, 'done', 'partially_signed'))
    expect([trail(run), places(run)]).toEqual([['d next a 0–0', 'a done b 0–1'], ['b 1']])
    run.sleep(hour).see(run.acted('a', 'b', 1, 'done', 'completed'))
    expect(places(run)).toEqual(['b 1'])
    run.sleep(hour).settle()
    expect(trail(run).at(-1)).toBe('b done e 1–3')
  })

  test('is passed also when nobody told of the one before', () => {
    const run = begun(twoSteps()).sleep(hour)
    run.see(run.acted('a', 'b', 1, 'declined', 'declined'))
    expect(trail(run)).toEqual(['d next a 0–0', 'a done b 0–1', 'b declined d 1–1'])
    expect(places(run)).toEqual(['d 1!'])
  })

  test('is passed at once when the provider only says that all have signed', () => {
    const run = begun(twoSteps()).sleep(hour)
    const told = run.told('a', 'completed')
    run.see({ seen: 'leg', leg: 'a', told }).settle()
    expect(trail(run)).toEqual(['d next a 0–0', 'a done b 0–1', 'b done e 1–1'])
  })

  test('is where it was after late and repeated news', () => {
    const run = begun(twoSteps()).sleep(hour)
    const signed = run.acted('a', 'a', 1, 'done', 'partially_signed')
    run
      .see(signed)
      .sleep(hour)
      .see(signed)
      .see(run.acted('a', 'a', 1, 'viewed', 'viewed'))
    expect([run.passes.length, places(run)]).toEqual([2, ['b 1']])
  })
})

test('a retry does not begin the stay anew', () => {
  const run = new TestRun(worldOf(twoSteps()))
  run.settle((deed) => deed.do === 'submit-leg').sleep(hour)
  run.see(run.failure(run.owed('submit-leg')))
  expect(places(run)).toEqual(['a 0!'])
  run.sleep(hour).see(run.command('retry')).settle()
  expect(places(run)).toEqual(['a 0'])
  run.see(run.acted('a', 'a', 1, 'done', 'partially_signed'))
  expect(trail(run).at(-1)).toBe('a done b 0–2')
})

test('a join is come to by the first branch and left with the last', () => {
  const run = begun(forked())
  for (const id of ['b', 'a'])
    run
      .sleep(hour)
      .see(run.acted(id, id, 1, 'done', 'completed'))
      .settle()
  expect(trail(run)).toEqual([
    'd next f 0–0',
    'f branch:b1 a 0–0',
    'f branch:b2 b 0–0',
    'b done j 0–1',
    'a done j 0–2',
    'j next last 1–2',
  ])
})

test('several branches at one join are one place', () => {
  const run = begun(
    forked({
      nodes: [
        node('fork', 'f', { branches: ['b1', 'b2', 'b3'].map((id) => ({ id, label: id })) }),
        node('sign', 'c'),
      ],
      edges: [edge('f', 'branch:b3', 'c'), edge('c', 'done', 'j')],
    }),
  )
  for (const id of ['a', 'b'])
    run
      .sleep(hour)
      .see(run.acted(id, id, 1, 'done', 'completed'))
      .settle()
  expect(places(run)).toEqual(['j 1', 'c 0'])
})

test('a wait is left when its time has come', () => {
  const until = { by: 'duration' as const, duration: { value: 5, unit: 'hours' as const } }
  const run = begun(route([node('wait', 'w', { until })]))
  const [clock] = run.timers
  run.sleep({ hours: 5 })
  if (clock) run.see(clock.tells)
  expect(trail(run)).toEqual(['d next w 0–0', 'w next e 0–5'])
})

test('a new round is noted as such; the time in which it is corrected is spent at no node', () => {
  const run = begun(twoSteps()).sleep(hour)
  run.see(run.acted('a', 'a', 1, 'declined', 'declined')).sleep(hour)
  expect(places(run)).toEqual(['d 1!'])
  run.see(run.command('resume')).settle()
  expect(run.passes.map(({ node, round }) => `${node} ${round}`)).toEqual(['d 1', 'a 1', 'd 2'])
  expect(trail(run).at(-1)).toBe('d next a 2–2')
})

test('trouble with an action’s effect is where the action is, and nowhere when the run is over', () => {
  const settings = { text: 'Hello' }
  const run = begun(
    forked({
      nodes: [node('action', 'act', { action: 'timeline', settings })],
      without: ['f.branch:b1'],
      edges: [edge('f', 'branch:b1', 'act'), edge('act', 'next', 'a')],
    }),
  )
  expect(places(run)).toEqual(['a 0', 'b 0'])
  const held = new TestRun(run.world).settle(
    (deed) => deed.do === 'write-back' && deed.act.name === 'timeline',
  )
  const key = held.state.threads.flatMap(({ awaits = [] }) => awaits)[0] ?? ''
  held.see(held.failure(key))
  expect(places(held)).toEqual(['act 0!', 'b 0'])
  held.see(held.command('cancel')).settle()
  expect([held.state.phase, places(held)]).toEqual(['over', []])
})
