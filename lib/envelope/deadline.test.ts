import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, momentOf } from './deadline.ts'
import { calendarBases, calendarFor, isWorkingDay, weekdays as plainWeek } from './work-calendar.ts'

const weekdays = (timeZone: string) => ({ timeZone, calendar: plainWeek })

const friday = '2026-02-06T12:00:00.000Z'

test.each([
  [{ value: 5, unit: 'hours' }, '2026-02-06T17:00:00.000Z'],
  [{ value: 2, unit: 'days' }, '2026-02-08T12:00:00.000Z'],
  [{ value: 1, unit: 'working-days' }, '2026-02-09T12:00:00.000Z'],
  [{ value: 6, unit: 'working-days' }, '2026-02-16T12:00:00.000Z'],
] as const)('%o after a Friday noon', (duration, at) => {
  expect(after(friday, duration, weekdays('Europe/Moscow'))).toBe(at)
})

test('the day of the week is that of the portal', () => {
  // 22:30 of Friday in Greenwich is Saturday in Vladivostok.
  const late = '2026-02-06T22:30:00.000Z'
  expect(after(late, { value: 1, unit: 'working-days' }, weekdays('Europe/London'))).toBe(
    '2026-02-09T22:30:00.000Z',
  )
  expect(after(late, { value: 1, unit: 'working-days' }, weekdays('Asia/Vladivostok'))).toBe(
    '2026-02-08T22:30:00.000Z',
  )
})

test('a longer time is never over earlier, and working days are never shorter than days', () => {
  const from = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(from, fc.integer({ min: 1, max: 60 }), (date, value) => {
      const at = (unit: 'days' | 'working-days', more = 0) =>
        Date.parse(after(date.toISOString(), { value: value + more, unit }, weekdays('Asia/Yekaterinburg')))
      expect(at('working-days')).toBeGreaterThanOrEqual(at('days'))
      expect(at('working-days', 1)).toBeGreaterThan(at('working-days'))
    }),
  )
})

test.each([
  ['2025-10-30T09:00:00Z', 1, '2025-10-31'],
  ['2025-10-31T09:00:00Z', 1, '2025-11-01'],
  ['2025-11-01T09:00:00Z', 1, '2025-11-05'],
  ['2025-12-30T09:00:00Z', 1, '2026-01-12'],
  ['2026-04-30T09:00:00Z', 1, '2026-05-04'],
  ['2026-12-30T09:00:00Z', 1, '2027-01-11'],
  ['2028-02-22T09:00:00Z', 1, '2028-02-23'],
])('by the Russian calendar the working day after %s is %s later on %s', (from, value, day) => {
  const clock = { timeZone: 'Europe/Moscow', calendar: calendarFor('ru') }
  expect(after(from, { value, unit: 'working-days' }, clock).slice(0, 10)).toBe(day)
})

test.each([
  ['2025', 247],
  ['2026', 247],
])('%s has %i working days', (year, count) => {
  const days = Array.from({ length: 365 }, (_, at) =>
    new Date(Date.UTC(Number(year), 0, 1 + at)).toISOString(),
  )
  expect(days.filter((day) => isWorkingDay(calendarFor('ru'), day.slice(0, 10)))).toHaveLength(count)
})

const someDays = fc
  .array(fc.date({ min: new Date('2025-12-01'), max: new Date('2026-04-01'), noInvalidDate: true }))
  .map((dates) => Object.fromEntries(dates.map((date) => [date.toISOString().slice(0, 10), ''])))
const someCalendar = fc
  .record({ base: fc.constantFrom(...calendarBases), off: someDays, on: someDays })
  .map(({ base, off, on }) => ({
    base,
    off,
    on: Object.fromEntries(Object.entries(on).filter(([day]) => !(day in off))),
  }))

test('so many working days later means so many working days between, and the last one is worked', () => {
  const from = fc.date({ min: new Date('2025-12-20'), max: new Date('2026-03-01'), noInvalidDate: true })
  fc.assert(
    fc.property(someCalendar, from, fc.integer({ min: 1, max: 30 }), (calendar, start, value) => {
      const end = after(start.toISOString(), { value, unit: 'working-days' }, { timeZone: 'UTC', calendar })
      const passed = (Date.parse(end) - start.getTime()) / 86_400_000
      const days = Array.from({ length: passed }, (_, at) =>
        new Date(start.getTime() + (at + 1) * 86_400_000).toISOString().slice(0, 10),
      )
      expect(Date.parse(end)).toBeGreaterThan(start.getTime())
      expect(days.filter((day) => isWorkingDay(calendar, day))).toHaveLength(value)
      expect(isWorkingDay(calendar, end.slice(0, 10))).toBe(true)
    }),
  )
})

test('another own day off never makes anything due earlier', () => {
  const from = fc.date({ min: new Date('2025-12-20'), max: new Date('2026-03-01'), noInvalidDate: true })
  fc.assert(
    fc.property(
      someCalendar,
      someDays,
      from,
      fc.integer({ min: 1, max: 30 }),
      (given, more, start, value) => {
        const due = (calendar: typeof given) =>
          Date.parse(
            after(start.toISOString(), { value, unit: 'working-days' }, { timeZone: 'UTC', calendar }),
          )
        expect(due({ ...given, off: { ...given.off, ...more } })).toBeGreaterThanOrEqual(due(given))
      },
    ),
  )
})

test.each([
  ['2026-02-03', 'Europe/Moscow', '2026-02-02T21:00:00.000Z'],
  ['03.02.2026', 'Asia/Vladivostok', '2026-02-02T14:00:00.000Z'],
  ['2026-02-03', 'America/New_York', '2026-02-03T05:00:00.000Z'],
  ['2026-02-03T03:00:00+03:00', 'UTC', '2026-02-03T00:00:00.000Z'],
  ['2026-02-30', 'UTC', null],
  ['soon', 'UTC', null],
  ['', 'UTC', null],
])('a date %j of the CRM in %s means %s', (written, zone, at) => {
  expect(momentOf(written, zone)).toBe(at)
})
