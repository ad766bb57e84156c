/** Counts failed attempts by key within a window; in memory, so the bound holds per web process. */
export type Tries = {
  /** Seconds until the next attempt is allowed; 0 = now. */
  waitSeconds(keys: string[], now: number): number
  failed(keys: string[], now: number): void
  succeeded(keys: string[]): void
}

/** @param bounds how many failures a key may have, by the word before its colon. */
export function createTries(bounds: Record<string, number>, windowMs: number, mostKeys = 50_000): Tries {
  const held = new Map<string, { count: number; until: number }>()
  const boundOf = (key: string) => bounds[key.split(':', 1)[0] ?? ''] ?? 0
  const forgetOld = (now: number) => {
    for (const [key, entry] of held) if (entry.until <= now) held.delete(key)
    for (const key of held.keys()) {
      if (held.size < mostKeys) break
      held.delete(key)
    }
  }
  return {
    waitSeconds(keys, now) {
      const waits = keys.map((key) => {
        const entry = held.get(key)
        return entry && entry.until > now && entry.count >= boundOf(key) ? entry.until - now : 0
      })
      return Math.ceil(Math.max(0, ...waits) / 1000)
    },
    failed(keys, now) {
      if (held.size >= mostKeys) forgetOld(now)
      for (const key of keys) {
        const entry = held.get(key)
        if (entry && entry.until > now) entry.count += 1
        else held.set(key, { count: 1, until: now + windowMs })
      }
    },
    succeeded(keys) {
      for (const key of keys) held.delete(key)
    },
  }
}
