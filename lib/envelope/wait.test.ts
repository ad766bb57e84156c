import { describe, expect, test } from 'vitest'
import { node, route } from '#lib/route/example.ts'
import type { WaitNode } from '#lib/route/graph.ts'
import { TestRun, worldOf } from './test-run.ts'

const waiting = (until: WaitNode['until'], fields: Record<string, string> = {}) => {
  const run = new TestRun(worldOf(route([node('wait', 'w', { until })])))
  run.item = { ...run.item, fields }
  return run.settle()
}
const edit = (run: TestRun, fields: Record<string, string>) => {
  run.item = { ...run.item, fields }
  return run
}
const clock = { seen: 'waited', node: 'w', round: 1 } as const

describe('a wait for a time', () => {
  const two = { by: 'duration', duration: { value: 2, unit: 'hours' } } as const

  test('ends when its clock runs out, not before', () => {
    const run = waiting(two)
    expect([run.at, run.timers[0]?.at]).toEqual(['w', '2026-02-02T11:00:02.000Z'])
    expect(run.see(clock).at).toBe('w')
    expect(run.timers).toHaveLength(2)
    expect(run.sleep({ hours: 2 }).see({ ...clock, round: 9 }).at).toBe('w')
    expect(run.see(clock).settle().state.phase).toBe('over')
  })

  test('is not looked at when the item changes', () => {
    expect(waiting(two).see({ seen: 'item-changed' }).state.owed).toEqual([])
  })
})

describe('a wait for a date', () => {
  const date = { by: 'date-field', field: 'UF_DATE' } as const

  test('in the past is passed at once', () => {
    expect(waiting(date, { UF_DATE: '2026-02-02' }).state.phase).toBe('over')
  })

  test('begins its day in the zone of the portal and follows the date when it is moved', () => {
    const run = waiting(date, { UF_DATE: '2026-02-03' })
    expect(run.timers.at(-1)?.at).toBe('2026-02-02T21:00:00.000Z')
    edit(run, { UF_DATE: '2026-02-05T10:00:00+03:00' }).see({ seen: 'item-changed' }).settle()
    expect(run.timers.at(-1)?.at).toBe('2026-02-05T07:00:00.000Z')
    run.sleep({ hours: 70 }).see(clock).settle()
    expect(run.state.phase).toBe('over')
  })

  test.each([
    [{}, 'The field UF_DATE is empty: until when to wait is not known.'],
    [{ UF_DATE: 'tomorrow' }, 'The field UF_DATE holds no date: “tomorrow”.'],
    [{ UF_DATE: '2026-02-31' }, 'The field UF_DATE holds no date: “2026-02-31”.'],
  ] as [Record<string, string>, string][])(
    'that cannot be read parks with a reason: %j',
    (fields, reason) => {
      const run = waiting(date, fields)
      const [problem] = Object.values(run.state.problems)
      expect([run.at, problem?.text.en, problem?.blocking]).toEqual(['w', reason, true])
      edit(run, { UF_DATE: '01.02.2026' }).see({ seen: 'item-changed' }).settle()
      expect(run.state).toMatchObject({ phase: 'over', problems: {} })
    },
  )

  test('that cannot be read is read again by a retry', () => {
    const run = edit(waiting(date), { UF_DATE: '2026-02-01' }).see(waiting(date).command('retry')).settle()
    expect(run.state).toMatchObject({ phase: 'over', problems: {} })
  })
})

describe('a wait for a field', () => {
  const field = { by: 'field-filled', field: 'UF_WORD' } as const

  test('is passed at once when the field has a value', () => {
    expect(waiting(field, { UF_WORD: 'yes' }).state.phase).toBe('over')
  })

  test('looks when Bitrix24 tells of a change, and by a clock in case it did not', () => {
    const run = waiting(field)
    expect(run.timers.at(-1)?.tells).toEqual(clock)
    run.see({ seen: 'item-changed' }).settle()
    expect(run.at).toBe('w')
    edit(run, { UF_WORD: 'yes' }).sleep({ hours: 6 }).see(clock).settle()
    expect(run.state.phase).toBe('over')
  })

  test('looks once more when the item changes while it is being read', () => {
    const run = waiting(field).see({ seen: 'item-changed' })
    const early = run.result(run.owed('read-item'))
    edit(run, { UF_WORD: 'yes' }).see({ seen: 'item-changed' })
    expect(run.state.owed).toHaveLength(1)
    expect(run.see(early).at).toBe('w')
    expect(run.settle().state.phase).toBe('over')
  })
})
