import type { LabClock } from './emulator.ts'

/** The lab's clock with its handles: `now` is a base clock plus an offset. */
export interface MovableClock extends LabClock {
  /**
   * Moves time forward, firing what becomes due in its order while `now()` shows each task's own moment. Resolves
   * when the fired tasks have ended (a task that itself waits for lab time is not waited for).
   */
  advance(byMs: number): Promise<void>
  /** Moves time to a moment; backwards fires nothing. */
  set(moment: Date): Promise<void>
  offsetMs(): number
  /** Number of timers that have not fired. */
  waiting(): number
  /** Forgets all timers. */
  clear(): void
}

type Timer = { dueMs: number; order: number; task: () => void | Promise<void> }

export type ClockOptions = {
  /** Milliseconds since the epoch without the offset. */
  base: () => number
  /** True when time passes by itself, so that timers need the event loop. */
  ticking: boolean
  offsetMs?: number
  onError?: (error: unknown) => void
  onMove?: () => void
}

/** Longest delay that setTimeout keeps without firing at once. */
const longestSleepMs = 2 ** 31 - 1

/** How long `advance` waits for one fired task. */
const taskPatienceMs = 1_000

const patiently = (work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, taskPatienceMs)
  })
  return Promise.race([work, patience]).finally(() => clearTimeout(timer))
}

/** A clock whose offset can be moved. Its timers never keep the process alive. */
export const createClock = (options: ClockOptions): MovableClock => {
  let offsetMs = options.offsetMs ?? 0
  let order = 0
  let sleeping: NodeJS.Timeout | undefined
  let moving: Promise<void> = Promise.resolve()
  const timers = new Set<Timer>()
  const nowMs = () => options.base() + offsetMs
  const onError = options.onError ?? ((error: unknown) => console.error(error))

  const first = (): Timer | undefined => {
    let best: Timer | undefined
    for (const timer of timers)
      if (!best || timer.dueMs < best.dueMs || (timer.dueMs === best.dueMs && timer.order < best.order))
        best = timer
    return best
  }
  const fire = async (timer: Timer): Promise<void> => {
    timers.delete(timer)
    try {
      await timer.task()
    } catch (error) {
      onError(error)
    }
  }
  const arm = () => {
    clearTimeout(sleeping)
    const next = options.ticking ? first() : undefined
    if (!next) return
    const delayMs = Math.min(Math.max(next.dueMs - nowMs(), 0), longestSleepMs)
    sleeping = setTimeout(wake, delayMs)
    sleeping.unref()
  }
  const wake = () => {
    for (let next = first(); next && next.dueMs <= nowMs(); next = first()) void fire(next)
    arm()
  }
  const moveTo = async (targetMs: number): Promise<void> => {
    clearTimeout(sleeping)
    for (let next = first(); next && next.dueMs <= targetMs; next = first()) {
      offsetMs += Math.max(next.dueMs - nowMs(), 0)
      await patiently(fire(next))
    }
    offsetMs += Math.max(targetMs - nowMs(), 0)
    arm()
    options.onMove?.()
  }
  const queued = (move: () => Promise<void>): Promise<void> => {
    moving = moving.then(move)
    return moving
  }

  return {
    now: () => new Date(nowMs()),
    after(delayMs, task) {
      order += 1
      const timer = { dueMs: nowMs() + Math.max(delayMs, 0), order, task }
      timers.add(timer)
      arm()
      return () => {
        timers.delete(timer)
      }
    },
    advance: (byMs) => queued(() => moveTo(nowMs() + Math.max(byMs, 0))),
    set: (moment) =>
      queued(async () => {
        const byMs = moment.getTime() - nowMs()
        if (byMs >= 0) return moveTo(nowMs() + byMs)
        offsetMs += byMs
        arm()
        options.onMove?.()
      }),
    offsetMs: () => offsetMs,
    waiting: () => timers.size,
    clear() {
      timers.clear()
      clearTimeout(sleeping)
    },
  }
}
