import { expect, test } from 'vitest'
import { calendarSchema } from './calendar-schema.ts'
import { type CalendarBase, calendarFor, isWorkingDay, knowsYear, weekdays } from './work-calendar.ts'

test.each<[CalendarBase, string, boolean]>([
  ['weekdays', '2026-02-06', true],
  ['weekdays', '2026-02-08', false],
  ['weekdays', '2026-02-23', true],
  ['ru', '2026-02-23', false],
  ['ru', '2025-11-01', true],
  ['sunday-thursday', '2026-02-08', true],
  ['sunday-thursday', '2026-02-06', false],
  ['sunday-thursday', '2026-02-07', false],
])('by %s, %s is worked: %s', (base, day, worked) => {
  expect(isWorkingDay({ ...weekdays, base }, day)).toBe(worked)
})

test('what the portal has set goes before the base', () => {
  const own = { base: 'ru', off: { '2026-02-24': 'Founding day' }, on: { '2026-02-23': '' } } as const
  expect(isWorkingDay(own, '2026-02-24')).toBe(false)
  expect(isWorkingDay(own, '2026-02-23')).toBe(true)
  expect(isWorkingDay(own, '2026-02-25')).toBe(true)
})

test('nobody has chosen: the calendar of the language', () => {
  expect(calendarFor('ru').base).toBe('ru')
  expect(calendarFor('en')).toEqual(weekdays)
})

test('years that the Russian calendar does not have are told apart', () => {
  expect([knowsYear('ru', 2026), knowsYear('ru', 2040), knowsYear('weekdays', 2040)]).toEqual([
    true,
    false,
    true,
  ])
})

test.each([
  ['a day that is off and on', { base: 'ru', off: { '2026-02-24': '' }, on: { '2026-02-24': '' } }],
  ['a day that no year has', { base: 'ru', off: { '2026-02-30': '' }, on: {} }],
  ['an unknown base', { base: 'lunar', off: {}, on: {} }],
  ['something else', { base: 'ru', off: {}, on: {}, holidays: [] }],
])('a calendar with %s is not taken', (_, given) => {
  expect(calendarSchema.safeParse(given).success).toBe(false)
})

test('a calendar with names is taken as it is', () => {
  const given = { base: 'weekdays', off: { '2027-01-04': 'New Year' }, on: { '2027-01-09': '' } }
  expect(calendarSchema.parse(given)).toEqual(given)
})
