import { expect, test, vi } from 'vitest'
import { createClock } from './clock.ts'

const still = (onError?: (error: unknown) => void) =>
  createClock({ base: () => 1_000, ticking: false, ...(onError ? { onError } : {}) })

test('timers fire in the order of their moments, each seeing its own', async () => {
  const clock = still()
  const seen: [string, number][] = []
  clock.after(500, () => void seen.push(['late', clock.now().getTime()]))
  clock.after(100, () => void seen.push(['early', clock.now().getTime()]))
  await clock.advance(400)
  expect(seen).toEqual([['early', 1_100]])
  await clock.advance(600)
  expect(seen).toEqual([
    ['early', 1_100],
    ['late', 1_500],
  ])
  expect(clock.now().getTime()).toBe(2_000)
})

test('a timer that arms itself again fires as often as time allows', async () => {
  const clock = still()
  let days = 0
  const daily = () => {
    days += 1
    clock.after(86_400_000, daily)
  }
  clock.after(86_400_000, daily)
  await clock.advance(3 * 86_400_000)
  expect(days).toBe(3)
  expect(clock.waiting()).toBe(1)
})

test('advance waits for asynchronous tasks; cancelled ones do not run', async () => {
  const clock = still()
  let done = false
  clock.after(10, async () => {
    await new Promise((resolve) => setImmediate(resolve))
    done = true
  })
  const cancel = clock.after(10, () => {
    throw new Error('cancelled tasks do not run')
  })
  cancel()
  await clock.advance(10)
  expect(done).toBe(true)
})

test('a failing task is reported and does not stop the others', async () => {
  const onError = vi.fn()
  const clock = still(onError)
  let later = false
  clock.after(1, () => Promise.reject(new Error('boom')))
  clock.after(2, () => {
    later = true
  })
  await clock.advance(5)
  expect(onError).toHaveBeenCalledWith(expect.objectContaining({ message: 'boom' }))
  expect(later).toBe(true)
})

test('time can be set, backwards too', async () => {
  const clock = still()
  let fired = 0
  clock.after(1_000, () => {
    fired += 1
  })
  await clock.set(new Date(500))
  expect([clock.now().getTime(), fired]).toEqual([500, 0])
  await clock.set(new Date(2_000))
  expect([clock.now().getTime(), fired]).toEqual([2_000, 1])
  expect(clock.offsetMs()).toBe(1_000)
})

test('a ticking clock fires by itself', async () => {
  const clock = createClock({ base: () => Date.now(), ticking: true })
  const fired = await new Promise((resolve) => {
    clock.after(5, () => resolve('fired'))
    // Timers of the clock do not keep the process alive, so something else must.
    setTimeout(() => resolve('never'), 5_000)
  })
  expect(fired).toBe('fired')
})
