import { expect, test } from 'vitest'
import { createTries } from './tries.ts'

const minute = 60_000

test('a key is stopped at its bound until the window ends', () => {
  const tries = createTries({ account: 3, address: 5 }, 15 * minute)
  const keys = ['account:a@example.com', 'address:10.0.0.1']
  for (let attempt = 0; attempt < 3; attempt++) {
    expect(tries.waitSeconds(keys, 0)).toBe(0)
    tries.failed(keys, 0)
  }
  expect(tries.waitSeconds(keys, minute)).toBe(14 * 60)
  expect(tries.waitSeconds(['account:b@example.com', 'address:10.0.0.1'], minute)).toBe(0)
  expect(tries.waitSeconds(keys, 15 * minute)).toBe(0)
})

test('success forgets the account', () => {
  const tries = createTries({ account: 1 }, minute)
  tries.failed(['account:a'], 0)
  expect(tries.waitSeconds(['account:a'], 1)).toBeGreaterThan(0)
  tries.succeeded(['account:a'])
  expect(tries.waitSeconds(['account:a'], 1)).toBe(0)
})

test('memory is bounded: the oldest keys go first', () => {
  const tries = createTries({ account: 1 }, minute, 10)
  for (let one = 0; one < 100; one++) tries.failed([`account:${one}`], 0)
  expect(tries.waitSeconds(['account:0'], 1)).toBe(0)
  expect(tries.waitSeconds(['account:99'], 1)).toBe(60)
})
