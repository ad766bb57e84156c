/** What a reader needs to know of its readings. */
export type ReadingOptions = {
  read(): Promise<void>
  /** Nothing is read while nobody watches. */
  isWatched(): boolean
  everyMs: number
  afterFaultMs: number
  onError(error: unknown): void
  /** The last viewer is gone. */
  onRest?(): void
}

export type Reading = {
  /** Somebody watches: reads now, unless a reading is due anyway. */
  wake(): void
  stop(): void
}

/** Reads again and again while anybody watches: one reading at a time is due, however many come to watch. */
export function keepReading({ onRest = () => {}, ...given }: ReadingOptions): Reading {
  let timer: NodeJS.Timeout | null = null

  async function tick(): Promise<void> {
    timer = null
    let pauseMs = given.everyMs
    try {
      await given.read()
    } catch (error) {
      pauseMs = given.afterFaultMs
      given.onError(error)
    }
    if (given.isWatched()) timer ??= setTimeout(tick, pauseMs)
    else onRest()
  }

  return {
    wake() {
      timer ??= setTimeout(tick, 0)
    },
    stop() {
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}
