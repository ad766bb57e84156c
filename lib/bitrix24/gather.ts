type Waiting<T> = { resolve: (value: T | undefined) => void; reject: (error: unknown) => void }

/** Reads things by id; absent ones are undefined. */
export type Gatherer<T> = (id: string) => Promise<T | undefined>

/**
 * Turns reads of single things into reads of many: while one reading is under way, further ids gather for the next.
 * A value is always read after it was asked for. At most `most` ids go into one reading.
 */
export function createGatherer<T>(
  most: number,
  load: (ids: string[]) => Promise<ReadonlyMap<string, T>>,
): Gatherer<T> {
  const waiting = new Map<string, Waiting<T>[]>()
  let reading = false

  async function readOn(): Promise<void> {
    if (reading) return
    reading = true
    // Lets everybody who asks in this turn into the first reading.
    await Promise.resolve()
    while (waiting.size > 0) {
      const taken = [...waiting].slice(0, most)
      for (const [id] of taken) waiting.delete(id)
      try {
        const found = await load(taken.map(([id]) => id))
        for (const [id, askers] of taken) for (const asker of askers) asker.resolve(found.get(id))
      } catch (error) {
        for (const [, askers] of taken) for (const asker of askers) asker.reject(error)
      }
    }
    reading = false
  }

  return (id) =>
    new Promise((resolve, reject) => {
      const askers = waiting.get(id) ?? []
      askers.push({ resolve, reject })
      waiting.set(id, askers)
      void readOn()
    })
}
