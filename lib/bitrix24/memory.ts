/** What a client remembers of its portal between calls: folder ids, the order of stages. One per client. */
export interface Memory {
  /**
   * The remembered value, or the one that `make` gives; askers at the same time share one `make`. A failure is not
   * remembered.
   */
  recall<T>(key: string, keepMs: number, make: () => Promise<T>): Promise<T>
  /** Drops the key and every key that begins with it. */
  forget(prefix: string): void
}

type Held = { value: Promise<unknown>; untilMs: number }

const mostKeys = 5_000

/** A memory bounded in keys; the oldest are dropped first. */
export function createMemory(now: () => Date): Memory {
  const held = new Map<string, Held>()
  return {
    recall<T>(key: string, keepMs: number, make: () => Promise<T>): Promise<T> {
      const known = held.get(key)
      if (known && known.untilMs > now().getTime()) return known.value as Promise<T>
      const value = make()
      const entry = { value, untilMs: now().getTime() + keepMs }
      held.delete(key)
      held.set(key, entry)
      value.catch(() => {
        if (held.get(key) === entry) held.delete(key)
      })
      for (const oldest of held.keys()) {
        if (held.size <= mostKeys) break
        held.delete(oldest)
      }
      return value
    },
    forget(prefix) {
      for (const key of held.keys()) if (key.startsWith(prefix)) held.delete(key)
    },
  }
}
