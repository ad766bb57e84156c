import { expect, test } from 'vitest'
import { edge, node, route } from '#lib/route/example.ts'
import type { Comparison } from '#lib/route/graph.ts'
import { explain } from './explain.ts'
import type { BoxFinding } from './item.ts'
import { exampleItem, TestRun, worldOf } from './test-run.ts'

const box: Comparison = {
  left: { of: 'counterparty', fact: 'has-diadoc-box' },
  op: 'equals',
  right: 'Y',
}

/** A condition that asks for a box, and an end for each answer. */
const graph = route(
  [
    node('condition', 'c', { branches: [{ id: 'b', label: 'has a box', all: [box] }] }),
    node('end', 'yes', { outcome: 'completed' }),
    node('end', 'no', { outcome: 'cancelled' }),
  ],
  [edge('c', 'branch:b', 'yes'), edge('c', 'else', 'no')],
)
const asked = () => new TestRun(worldOf(graph)).settle((deed) => deed.do === 'read-item' && !!deed.boxes)
const tell = (run: TestRun, finding: BoxFinding | undefined) =>
  run.see({
    seen: 'item',
    key: run.owed('read-item'),
    item: { ...exampleItem, ...(finding ? { boxes: { diadoc: finding } } : {}) },
  })
const origin = { ru: 'Диадок: ящик.', en: 'Diadoc: a box.' }
const silent: BoxFinding = {
  has: null,
  code: 'no-such-connection',
  text: { ru: 'Нет подключения.', en: 'There is no connection.' },
  cure: { ru: 'Подключите.', en: 'Connect it.' },
}
const passed = (run: TestRun) => run.passes.map(({ outcome }) => outcome)

test('the service is asked when the thread comes to the condition, and is named', () => {
  const run = asked()
  expect(run.at).toBe('c')
  expect(run.deed(run.owed('read-item'))).toEqual({ do: 'read-item', boxes: ['diadoc'] })
  expect(explain(run.world.plan, run.state, 'UTC')).toMatchObject({ mood: 'busy' })
})

test.each([
  [true, 'branch:b'],
  [false, 'else'],
])('has a box: %s leads by %s, and the history says who told it', (has, outcome) => {
  const run = tell(asked(), { has, origin })
  expect(passed(run)).toContain(outcome)
  expect(run.events.filter(({ kind }) => kind === 'fact').map(({ text }) => text)).toEqual([origin])
  expect(run.state.item?.boxes).toEqual({ diadoc: { has, origin } })
})

test('what could not be found out stops the envelope with its reason and a button', () => {
  const run = tell(asked(), silent)
  expect(run.at).toBe('c')
  expect(passed(run)).not.toContain('else')
  expect(explain(run.world.plan, run.state, 'UTC')).toMatchObject({
    mood: 'stuck',
    text: silent.text,
    cure: silent.cure,
    buttons: ['retry', 'cancel'],
  })
})

test('an answer without what was asked stops it too', () => {
  const run = tell(asked(), undefined)
  expect(run.at).toBe('c')
  expect(Object.values(run.state.problems)).toMatchObject([{ code: 'counterparty-unheard', blocking: true }])
})

test('a retry asks anew', () => {
  const run = tell(asked(), silent)
  const first = Object.keys(run.state.problems)
  run.see({ seen: 'command', command: 'retry', by: 'Anna', comment: '' })
  expect(first).not.toContain(run.owed('read-item'))
  tell(run, { has: true, origin })
  expect([passed(run).includes('branch:b'), run.state.problems]).toEqual([true, {}])
})

test('a change of the item asks anew by itself, and only while it is undecided', () => {
  const run = tell(asked(), silent).see({ seen: 'item-changed' })
  expect(run.state.owed.map((key) => run.deed(key))).toEqual([{ do: 'read-item', boxes: ['diadoc'] }])
  run.see({ seen: 'item-changed' })
  expect(run.state.owed).toHaveLength(1)
  expect(passed(tell(run, { has: false, origin }))).toContain('else')
})
