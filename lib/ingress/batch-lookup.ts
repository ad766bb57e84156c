/** A look-up of one thing by a text key, answered from memory while fresh. */
export type Lookup<Value> = {
  /** The value, or null when there is none. `notOlderThanMs` reads anew what was read earlier than that. */
  get(key: string, notOlderThanMs?: number): Promise<Value | null>
}

export type LookupOptions<Value> = {
  /** Reads all these keys in one query; keys that are absent from the answer do not exist. */
  read(keys: string[]): Promise<Map<string, Value>>
  freshMs: number
  /** Keys kept in memory; the oldest are dropped first, so that invented keys cannot fill it. */
  mostKeys: number
  now(): number
}

type Held<Value> = { value: Value | null; readAt: number }

/**
 * Keys asked for while a read is under way are read together by the next one: whatever is thrown at us, one
 * connection to the database does all the looking-up.
 */
export function createLookup<Value>(options: LookupOptions<Value>): Lookup<Value> {
  const held = new Map<string, Held<Value>>()
  let asked = new Map<
    string,
    { resolve: (value: Value | null) => void; reject: (reason: unknown) => void }[]
  >()
  let reading = false

  const readAsked = async () => {
    reading = true
    while (asked.size > 0) {
      const batch = asked
      asked = new Map()
      try {
        const readAt = options.now()
        const found = await options.read([...batch.keys()])
        for (const [key, askers] of batch) {
          const value = found.get(key) ?? null
          remember(key, { value, readAt })
          for (const asker of askers) asker.resolve(value)
        }
      } catch (error) {
        for (const askers of batch.values()) for (const asker of askers) asker.reject(error)
      }
    }
    reading = false
  }

  const remember = (key: string, entry: Held<Value>) => {
    held.delete(key)
    held.set(key, entry)
    for (const oldest of held.keys()) {
      if (held.size <= options.mostKeys) break
      held.delete(oldest)
    }
  }

  return {
    get: (key, notOlderThanMs = options.freshMs) => {
      const known = held.get(key)
      if (known && options.now() - known.readAt < notOlderThanMs) return Promise.resolve(known.value)
      return new Promise((resolve, reject) => {
        const askers = asked.get(key) ?? []
        askers.push({ resolve, reject })
        asked.set(key, askers)
        if (!reading) void readAsked()
      })
    },
  }
}
