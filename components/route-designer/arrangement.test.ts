import { expect, test } from 'vitest'
import { node } from '#lib/route/example.ts'
import { aligned, distributed } from './arrangement.ts'
import { boxOfNode } from './box.ts'

// An end is 168 × 56, a step 232 × 124.
const end = boxOfNode(node('end', 'e', { position: { x: 10, y: 100 } }))
const step = boxOfNode(node('sign', 's', { position: { x: 300, y: 20 } }))
const far = boxOfNode(node('end', 'f', { position: { x: 900, y: 300 } }))

test.each([
  ['left', { e: { x: 10, y: 100 }, s: { x: 10, y: 20 } }],
  ['centre', { e: { x: 187, y: 100 }, s: { x: 155, y: 20 } }],
  ['right', { e: { x: 364, y: 100 }, s: { x: 300, y: 20 } }],
  ['top', { e: { x: 10, y: 20 }, s: { x: 300, y: 20 } }],
  ['middle', { e: { x: 10, y: 60 }, s: { x: 300, y: 26 } }],
  ['bottom', { e: { x: 10, y: 100 }, s: { x: 300, y: 32 } }],
] as const)('aligned by %s within the frame of the group', (by, places) => {
  expect(aligned([end, step], by)).toEqual(places)
})

test('distributed with equal gaps, the outermost stay', () => {
  const across = distributed([far, end, step], 'across')
  expect([across.e?.x, across.f?.x]).toEqual([10, 900])
  const gaps = [(across.s?.x ?? 0) - (10 + 168), 900 - ((across.s?.x ?? 0) + 232)]
  expect(gaps[0]).toBe(gaps[1])
  expect(across.s?.y).toBe(20)
  const down = distributed([far, end, step], 'down')
  expect([down.s?.y, down.f?.y]).toEqual([20, 300])
})

test('two cannot be distributed and stay', () => {
  expect(distributed([end, step], 'across')).toEqual({ e: { x: 10, y: 100 }, s: { x: 300, y: 20 } })
})
