import { expect, test } from 'vitest'
import { heatOf } from './heat.ts'

test.each([
  [0, 0],
  [59_999, 0],
  [60_000, 1],
  [3_600_000, 2],
  [86_400_000, 3],
  [3 * 86_400_000, 4],
  [1e12, 4],
])('%i ms is heat %i', (ms, heat) => {
  expect(heatOf(ms)).toBe(heat)
})
