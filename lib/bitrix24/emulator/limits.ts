import type { Portal } from './portal.ts'
import { unixSeconds } from './portal-time.ts'
import { Refusal } from './refusal.ts'

/** The two limits of the cloud: a leaky bucket of requests and the operating time of a method. */
export type Limits = {
  /** Counts one HTTP request; throws the vendor's refusal when the bucket is full. */
  admit(method: string): void
  /** Throws while this method's operating time is used up. */
  permit(method: string): void
  /** Adds the time that a call took and tells the method's total. */
  charge(method: string, seconds: number): { operating: number; operating_reset_at: number }
}

const windowSeconds = 600
const basketSeconds = 60

/**
 * Limits live in memory: a restart empties the bucket, as an idle minute would.
 * @see https://apidocs.bitrix24.com/limits.html
 */
export const createLimits = (portal: Portal): Limits => {
  let level = 0
  let drainedAtMs = portal.now().getTime()
  const baskets = new Map<string, Map<number, number>>()

  const operating = (method: string): { operating: number; operating_reset_at: number } => {
    const now = unixSeconds(portal.now())
    const used = baskets.get(method) ?? new Map<number, number>()
    let total = 0
    let oldest = now
    for (const [start, seconds] of used) {
      if (start + windowSeconds <= now) used.delete(start)
      else {
        total += seconds
        oldest = Math.min(oldest, start)
      }
    }
    return { operating: total, operating_reset_at: oldest + windowSeconds }
  }

  return {
    admit(method) {
      const tooMany = () => new Refusal(503, 'QUERY_LIMIT_EXCEEDED', 'Too many requests')
      if (portal.context.faults.take('query-limit', method)) throw tooMany()
      const limit = portal.world().settings.requestLimit
      const nowMs = portal.now().getTime()
      const elapsedMs = Math.max(nowMs - drainedAtMs, 0)
      drainedAtMs = nowMs
      if (!limit) {
        level = 0
        return
      }
      level = Math.max(0, level - (elapsedMs / 1000) * limit.perSecond)
      if (level + 1 > limit.burst) throw tooMany()
      level += 1
    },
    permit(method) {
      const limit = portal.world().settings.operatingLimitSeconds
      const over = limit !== null && operating(method).operating >= limit
      if (over || portal.context.faults.take('operating-limit', method))
        throw new Refusal(429, 'OPERATION_TIME_LIMIT', 'Method is blocked due to operation time limit.')
    },
    charge(method, seconds) {
      const now = unixSeconds(portal.now())
      const start = now - (now % basketSeconds)
      const used = baskets.get(method) ?? new Map<number, number>()
      used.set(start, (used.get(start) ?? 0) + seconds)
      baskets.set(method, used)
      return operating(method)
    },
  }
}
