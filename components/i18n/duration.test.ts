import { expect, test } from 'vitest'
import { formatAge, formatDuration } from './duration.ts'

const plain = (text: string) => text.replace(/\s/gu, ' ')

test.each([
  ['ru', 0, '0 с'],
  ['ru', 45_000, '45 с'],
  ['ru', 35 * 60_000, '35 мин'],
  ['ru', 26 * 3_600_000, '1 дн. 2 ч'],
  ['en', 26 * 3_600_000, '1 day 2 hr'],
  ['en', 48 * 3_600_000, '2 days'],
] as const)('%s %i ms reads %s', (locale, durationMs, text) => {
  expect(plain(formatDuration(locale, durationMs))).toBe(text)
})

test.each([
  ['ru', 0, '0 с'],
  ['ru', 3 * 3_600_000 + 59 * 60_000, '3 ч'],
  ['ru', 50 * 3_600_000, '2 д.'],
  ['en', 35 * 60_000, '35m'],
  ['en', 3 * 3_600_000, '3h'],
] as const)('%s %i ms reads %s in a badge', (locale, durationMs, text) => {
  expect(plain(formatAge(locale, durationMs))).toBe(text)
})
