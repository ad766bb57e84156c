import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import type { Engine } from '#lib/engine/engine.ts'
import { beat, recover } from '#lib/engine/recover.ts'

const everyMs = 2_000

/**
 * Says every two seconds that this worker lives, and takes over the work of those that do not. The queue locks jobs
 * under the names of its pools and workers, which are learnt from its events.
 */
export async function keepBeating(engine: Engine): Promise<{ events: WorkerEvents; stop(): void }> {
  const events: WorkerEvents = new EventEmitter()
  const names = new Set<string>()
  const say = () => beat(engine, [...names])
  events.on('worker:create', ({ worker }) => {
    names.add(worker.workerId)
    say().catch(() => {})
  })
  events.on('pool:create', ({ workerPool }) => {
    names.add(workerPool.id)
    say().catch(() => {})
  })
  await say()
  await recover(engine)
  let beating = false
  const timer = setInterval(async () => {
    if (beating) return
    beating = true
    try {
      await say()
      await recover(engine)
    } catch (error) {
      engine.log.warn({ err: error }, 'the heartbeat could not be stored')
    } finally {
      beating = false
    }
  }, everyMs)
  return { events, stop: () => clearInterval(timer) }
}
