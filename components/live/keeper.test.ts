import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createKeeper } from './keeper.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a stream of news is read once at its beginning and once after the rest', async () => {
  let readings = 0
  const told: (number | null)[] = []
  const keeper = createKeeper(
    async () => ++readings,
    1_000,
    (value) => told.push(value),
  )
  for (let news = 0; news < 5; news++) keeper.again()
  await vi.advanceTimersByTimeAsync(999)
  expect(told).toEqual([1])
  await vi.advanceTimersByTimeAsync(1_001)
  expect(told).toEqual([1, 2])
  await vi.advanceTimersByTimeAsync(5_000)
  keeper.again()
  await vi.advanceTimersByTimeAsync(0)
  expect(told).toEqual([1, 2, 3])
})

test('a failed reading is told, and the next one is made all the same', async () => {
  const answers = [Promise.reject(new Error('away')), Promise.resolve('here')]
  const told: (string | null)[] = []
  const keeper = createKeeper(
    () => answers.shift() ?? Promise.resolve(''),
    100,
    (value) => told.push(value),
  )
  keeper.again()
  keeper.again()
  await vi.advanceTimersByTimeAsync(200)
  expect(told).toEqual([null, 'here'])
})

test('nothing is told after the end, also of a reading under way', async () => {
  const told: unknown[] = []
  const keeper = createKeeper(
    async () => 1,
    100,
    (value) => told.push(value),
  )
  keeper.again()
  keeper.stop()
  keeper.again()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(told).toEqual([])
})
