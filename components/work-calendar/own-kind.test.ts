import { expect, test } from 'vitest'
import { weekdays } from '#lib/envelope/work-calendar.ts'
import { withDays, withoutDay } from './own-kind.ts'

test('a day that becomes off is no longer worked, and the other way round', () => {
  const off = withDays(weekdays, 'off', { '2026-02-24': 'Audit', '2026-02-25': '' })
  expect(off).toEqual({ ...weekdays, off: { '2026-02-24': 'Audit', '2026-02-25': '' } })
  expect(withDays(off, 'on', { '2026-02-24': '' })).toEqual({
    base: 'weekdays',
    off: { '2026-02-25': '' },
    on: { '2026-02-24': '' },
  })
})

test('a day is taken away from whichever list has it', () => {
  const own = { ...weekdays, off: { '2026-02-24': '' }, on: { '2026-02-28': '' } }
  expect(withoutDay(withoutDay(own, '2026-02-24'), '2026-02-28')).toEqual(weekdays)
})
