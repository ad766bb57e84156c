import { expect, test } from 'vitest'
import { someCross } from './crossing.ts'

const line = (...places: [number, number][]) => places.map(([x, y]) => ({ x, y }))

test.each([
  ['lines beside each other', [line([0, 0], [10, 0]), line([0, 5], [10, 5])], false],
  ['lines that change places', [line([0, 0], [10, 5]), line([0, 5], [10, 0])], true],
  ['lines from one place', [line([0, 0], [10, 0]), line([0, 0], [10, 5])], false],
  ['lines to one place', [line([0, 0], [10, 5]), line([0, 9], [10, 5])], false],
  ['one after the other', [line([0, 0], [10, 5]), line([10, 9], [20, 0])], false],
  ['a later part of a line', [line([0, 0], [10, 0], [20, 9]), line([0, 5], [10, 5], [20, 0])], true],
])('%s', (_, lines, crossing) => {
  expect(someCross(lines)).toBe(crossing)
})
