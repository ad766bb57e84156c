import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after } from './deadline.ts'

const weekdays = (timeZone: string) => ({ timeZone, calendar: 'weekdays' }) as const

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
