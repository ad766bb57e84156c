/** Keeps something read: how to ask for another reading, and how to end. */
export type Keeper = { again(): void; stop(): void }

/**
 * Reads whenever it is asked to, one reading at a time, and rests after each: a stream of news costs one reading a rest.
 * What was asked for meanwhile is read once, after the rest. `tell` gets null when a reading has failed.
 */
export function createKeeper<T>(
  read: () => Promise<T>,
  restMs: number,
  tell: (value: T | null) => void,
): Keeper {
  let state: 'idle' | 'busy' | 'wanted' | 'stopped' = 'idle'
  let timer: ReturnType<typeof setTimeout> | undefined
  const isStopped = () => state === 'stopped'
  const go = async () => {
    state = 'busy'
    const value = await read().catch(() => null)
    if (isStopped()) return
    tell(value)
    timer = setTimeout(rested, restMs)
  }
  const rested = () => {
    if (state === 'wanted') void go()
    else state = 'idle'
  }
  return {
    again() {
      if (state === 'idle') void go()
      else if (state === 'busy') state = 'wanted'
    },
    stop() {
      state = 'stopped'
      clearTimeout(timer)
    },
  }
}
