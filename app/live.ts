import { createLive, type Live } from '#lib/db/live.ts'
import { web } from './web.ts'

const holder = globalThis as { inkrouteLive?: Live }

/** The one reader of changes in this process. */
export function liveOf(): Live {
  const { engine, log } = web()
  holder.inkrouteLive ??= createLive(engine.sql, (error) =>
    log.warn({ err: error }, 'changes could not be read'),
  )
  return holder.inkrouteLive
}
