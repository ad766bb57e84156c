import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepReading } from './reading.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function room(takesMs = 30) {
  const seen = { reads: 0, errors: 0, rests: 0, viewers: 0, away: false }
  const reading = keepReading({
    read: async () => {
      seen.reads += 1
      await new Promise((resolve) => setTimeout(resolve, takesMs))
      if (seen.away) throw new Error('away')
    },
    isWatched: () => seen.viewers > 0,
    everyMs: 100,
    afterFaultMs: 1_000,
    onError: () => (seen.errors += 1),
    onRest: () => (seen.rests += 1),
  })
  return { seen, reading }
}

it('many who come while it reads do not make it read more often', async () => {
  const { seen, reading } = room()
  for (let viewer = 0; viewer < 40; viewer += 1) {
    seen.viewers += 1
    reading.wake()
    await vi.advanceTimersByTimeAsync(10)
  }
  seen.reads = 0
  await vi.advanceTimersByTimeAsync(1_300)
  expect(seen.reads).toBe(10)
  reading.stop()
})

it('rests while nobody watches, and pauses after a fault', async () => {
  const { seen, reading } = room()
  seen.viewers = 1
  seen.away = true
  reading.wake()
  await vi.advanceTimersByTimeAsync(1_000)
  expect([seen.reads, seen.errors]).toEqual([1, 1])
  seen.viewers = 0
  await vi.advanceTimersByTimeAsync(10_000)
  expect([seen.reads, seen.rests]).toEqual([2, 1])
})
