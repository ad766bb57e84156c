import { enqueue } from '#lib/db/enqueue.ts'
import type { Engine } from '#lib/engine/engine.ts'
import { type PollPace, takeDueConnections } from '#lib/engine/poll.ts'

/** Sees to it that feeds are read at their pace. Of several workers one takes each connection. */
export function keepPolling(engine: Engine, pace: PollPace): { stop(): void } {
  const everyMs = Math.min(1_000, pace.feedOnlySeconds * 1_000)
  let busy = false
  const timer = setInterval(async () => {
    if (busy) return
    busy = true
    try {
      const due = await takeDueConnections(engine, pace)
      await enqueue(
        engine.db,
        due.map((connectionId) => ({
          name: 'poll-connection',
          payload: { connectionId },
          key: `poll:${connectionId}`,
        })),
      )
    } catch (error) {
      engine.log.warn({ err: error }, 'feeds could not be scheduled')
    } finally {
      busy = false
    }
  }, everyMs)
  return { stop: () => clearInterval(timer) }
}
