import { createTries, type Tries } from '#lib/auth/tries.ts'
import { type Database, openDatabase } from '#lib/db/client.ts'
import { type Env, readEnv } from '#lib/env.ts'
import { createLog, type Log } from '#lib/log.ts'

/** What the pages of one web process have in common. */
export type Web = { env: Env; db: Database; log: Log; tries: Tries }

const holder = globalThis as { inkrouteWeb?: Web }

const windowMs = 15 * 60_000

/** Opened at the first request. Kept on the global object: the framework loads this module once per bundle. */
export function web(): Web {
  holder.inkrouteWeb ??= open()
  return holder.inkrouteWeb
}

function open(): Web {
  const env = readEnv()
  const { db } = openDatabase(env.DATABASE_URL, { pool: env.DATABASE_POOL, name: 'inkroute pages' })
  const log = createLog({ level: env.LOG_LEVEL, process: 'pages' })
  return { env, db, log, tries: createTries({ account: 10, address: 60 }, windowMs) }
}
