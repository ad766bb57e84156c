import type { CallPriority, Governor } from '#lib/bitrix24/port.ts'
import type { EngineOptions } from './engine.ts'

const rank: Record<CallPriority, number> = { interactive: 0, urgent: 1, normal: 2, idle: 3 }
const freeForMs = 10_000
const backOffMs = 1_000

type Waiter = { rank: number; go: () => void; fail: (error: unknown) => void }

/**
 * The portal's request budget as a leaky bucket in one database row: all processes together stay below what the
 * portal allows. Within a process requests go by priority, then by age.
 */
export function createGovernor({ sql, now }: Pick<EngineOptions, 'sql' | 'now'>, portalId: number): Governor {
  const waiting: Waiter[] = []
  let pumping = false
  let unlimitedUntil = 0

  async function pump(): Promise<void> {
    if (pumping) return
    pumping = true
    try {
      while (waiting.length > 0) {
        const waitMs = await reserve()
        if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
        else waiting.shift()?.go()
      }
    } catch (error) {
      for (const waiter of waiting.splice(0)) waiter.fail(error)
    } finally {
      pumping = false
    }
  }

  /** Takes one drop; answers 0, or for how long there is no room, ms. */
  async function reserve(): Promise<number> {
    if (now().getTime() < unlimitedUntil) return 0
    const [row] = await sql<{ granted: boolean; unlimited: boolean; wait_ms: number }[]>`
      with bucket as (
        select portal_id, unlimited, per_second, burst,
               greatest(0, level - per_second * extract(epoch from clock_timestamp() - at)) as level,
               greatest(0, extract(epoch from blocked_until - clock_timestamp())) * 1000 as blocked_ms
        from portal_budget where portal_id = ${portalId} for update
      ), taken as (
        update portal_budget b set level = bucket.level + 1, at = clock_timestamp()
        from bucket
        where b.portal_id = bucket.portal_id
          and (bucket.unlimited or (bucket.level + 1 <= bucket.burst and coalesce(bucket.blocked_ms, 0) = 0))
        returning 1
      )
      select exists (select from taken) as granted, unlimited,
             greatest(coalesce(blocked_ms, 0), 1000 * (level + 1 - burst) / per_second, 5)::float8 as wait_ms
      from bucket`
    if (!row) {
      await sql`insert into portal_budget (portal_id) values (${portalId}) on conflict do nothing`
      return 1
    }
    if (row.unlimited) unlimitedUntil = now().getTime() + freeForMs
    return row.granted ? 0 : row.wait_ms
  }

  return {
    take(priority) {
      if (waiting.length === 0 && now().getTime() < unlimitedUntil) return Promise.resolve()
      return new Promise((resolve, reject) => {
        const waiter: Waiter = { rank: rank[priority], go: resolve, fail: reject }
        const at = waiting.findIndex((other) => other.rank > waiter.rank)
        if (at < 0) waiting.push(waiter)
        else waiting.splice(at, 0, waiter)
        void pump()
      })
    },
    report(said) {
      if (!said.limited || said.method !== undefined) return
      unlimitedUntil = 0
      sql`update portal_budget set blocked_until = clock_timestamp() + ${backOffMs} * interval '1 ms',
          level = greatest(level, burst), at = clock_timestamp() where portal_id = ${portalId}`.catch(
        () => {},
      )
    },
  }
}
