import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarBases, calendarFor, weekdays } from '#lib/envelope/work-calendar.ts'
import { monthsOf, workingDaysIn } from './year.ts'

const kindOn = (calendar: typeof weekdays, day: string) =>
  monthsOf(calendar, Number(day.slice(0, 4)))
    .flatMap(({ weeks }) => weeks.flat())
    .find((each) => each?.day === day)

test.each([
  ['2026-02-20', 'plain'],
  ['2026-02-21', 'week'],
  ['2026-02-23', 'holiday'],
  ['2025-11-01', 'moved-on'],
  ['2026-02-24', 'own-off'],
  ['2026-03-07', 'own-on'],
])('%s is shown as %s', (day, kind) => {
  const calendar = { ...calendarFor('ru'), off: { '2026-02-24': 'Audit' }, on: { '2026-03-07': '' } }
  expect(kindOn(calendar, day)?.kind).toBe(kind)
})

test('a name is shown with its day', () => {
  expect(kindOn({ ...weekdays, off: { '2026-02-24': 'Audit' } }, '2026-02-24')?.name).toBe('Audit')
})

test('rows begin with Monday, and with Sunday where the week does', () => {
  const february = (calendar: typeof weekdays) => monthsOf(calendar, 2026)[1]?.weeks[0]
  expect(february(weekdays)?.findIndex((day) => day !== null)).toBe(6)
  expect(february({ ...weekdays, base: 'sunday-thursday' })?.[0]?.date).toBe(1)
})

test('every day of a year has one place, in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2100 }), fc.constantFrom(...calendarBases), (year, base) => {
      const months = monthsOf({ ...weekdays, base }, year)
      const days = months.flatMap(({ weeks }) => weeks.flat()).flatMap((each) => (each ? [each.day] : []))
      expect(days).toEqual([...new Set(days)].sort())
      expect([days[0], days.at(-1)]).toEqual([`${year}-01-01`, `${year}-12-31`])
      expect(months.flatMap(({ weeks }) => weeks).every((week) => week.length === 7)).toBe(true)
    }),
  )
})

test('working days of a year are counted', () => {
  expect(workingDaysIn(calendarFor('ru'), 2026)).toBe(247)
  expect(workingDaysIn(weekdays, 2026)).toBe(261)
})
