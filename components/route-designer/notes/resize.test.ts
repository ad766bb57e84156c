import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grips, grownBy, noteSides, resized } from './resize.ts'

const box = { x: 100, y: 100, width: 200, height: 120 }

test.each([
  ['e', { x: 100, y: 100, width: 240, height: 120 }],
  ['w', { x: 140, y: 100, width: 160, height: 120 }],
  ['s', { x: 100, y: 100, width: 200, height: 140 }],
  ['n', { x: 100, y: 120, width: 200, height: 100 }],
  ['se', { x: 100, y: 100, width: 240, height: 140 }],
  ['nw', { x: 140, y: 120, width: 160, height: 100 }],
] as const)('drawn by %s', (grip, after) => {
  expect(resized(box, grip, { x: 40, y: 20 })).toEqual(after)
})

test('the opposite side stays, and the size is one that can be stored', () => {
  const far = fc.integer({ min: -9000, max: 9000 })
  fc.assert(
    fc.property(fc.constantFrom(...grips), far, far, (grip, x, y) => {
      const after = resized(box, grip, { x, y })
      for (const side of [after.width, after.height]) {
        expect(side).toBeGreaterThanOrEqual(noteSides.least)
        expect(side).toBeLessThanOrEqual(noteSides.most)
      }
      if (grip.includes('w')) expect(after.x + after.width).toBe(300)
      else expect(after.x).toBe(100)
      if (grip.includes('n')) expect(after.y + after.height).toBe(220)
      else expect(after.y).toBe(100)
    }),
  )
})

test('a note grows with its text and never shrinks by it', () => {
  expect(grownBy(box, 18)).toMatchObject({ width: 200, height: 140 })
  expect(grownBy(box, 0)).toBe(box)
  expect(grownBy(box, 99_999).height).toBe(noteSides.most)
})
