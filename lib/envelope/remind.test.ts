import { expect, test } from 'vitest'
import { node, route } from '#lib/route/example.ts'
import type { StepNode } from '#lib/route/graph.ts'
import { defaultMapping } from './mapping.ts'
import { TestRun, worldOf } from './test-run.ts'

const reminders = { every: { value: 1, unit: 'days' as const }, most: 2 }
const begun = (kind: 'sign' | 'approve', patch: Partial<StepNode> = { reminders }) =>
  new TestRun(worldOf(route([node(kind, 'p', patch)]), { mapping: { ...defaultMapping, rows: {} } })).settle()
const clock = (nth: number, step = 'p') => ({ seen: 'reminder', leg: 'p', step, round: 1, nth }) as const
const reminded = (run: TestRun) =>
  [...run.deeds].filter(([key]) => key.includes('.remind.')).map(([, deed]) => deed)

test('people are reminded at their pace, so many times and no more', () => {
  const run = begun('sign')
  expect(run.timers.map(({ at, tells }) => [at.slice(0, 10), tells])).toEqual([['2026-02-03', clock(1)]])
  run.see(clock(1)).settle().see(clock(1)).settle()
  expect(reminded(run)).toEqual([
    {
      do: 'remind-leg',
      leg: 'p',
      instead: { name: 'notify', userIds: ['1'], text: expect.stringContaining('Waiting for Anna') },
    },
  ])
  run.see(clock(2)).settle().see(clock(3)).settle()
  expect(reminded(run)).toHaveLength(2)
  expect(run.timers.map(({ tells }) => 'nth' in tells && tells.nth)).toEqual([1, 2])
})

test('who has a page of ours gets its address again', () => {
  const run = begun('approve')
  const told = {
    ...run.told('p', 'delivered'),
    people: [
      { stepId: 'p', personId: 'p-1', state: 'notified' as const, invitation: 'https://x.example/approve/1' },
    ],
  }
  run.see({ seen: 'leg', leg: 'p', told }).settle().see(clock(1))
  expect(reminded(run)).toEqual([
    {
      do: 'write-back',
      act: { name: 'notify', userIds: ['1'], text: expect.stringContaining('https://x.example/approve/1') },
    },
  ])
})

test('nobody is reminded of what is over, of another step or in another round', () => {
  const run = begun('sign')
  run.see(clock(1, 'other'), { ...clock(1), round: 2 })
  run
    .see(run.acted('p', 'p', 1, 'done', 'completed'))
    .see(clock(1))
    .settle()
    .see(clock(1))
  expect(reminded(run)).toEqual([])
})

test('the button reminds at once, as often as it is pressed', () => {
  const run = begun('sign', {})
  run.see(run.command('remind')).settle().see(run.command('remind')).settle()
  expect(reminded(run)).toHaveLength(2)
})
