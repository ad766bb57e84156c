import { createTries, type Tries } from '#lib/auth/tries.ts'
import { openDatabase } from '#lib/db/client.ts'
import { createSealer } from '#lib/db/seal.ts'
import { createEngine, type Engine } from '#lib/engine/engine.ts'
import { type Env, readEnv } from '#lib/env.ts'
import { createHttp } from '#lib/http.ts'
import { createLog, type Log } from '#lib/log.ts'

/** What the pages of one web process have in common. */
export type Web = { env: Env; db: Engine['db']; engine: Engine; log: Log; tries: Tries }

const holder = globalThis as { inkrouteWeb?: Web }

const windowMs = 15 * 60_000

/** Opened at the first request. Kept on the global object: the framework loads this module once per bundle. */
export function web(): Web {
  holder.inkrouteWeb ??= open()
  return holder.inkrouteWeb
}

function open(): Web {
  const env = readEnv()
  const { db, sql } = openDatabase(env.DATABASE_URL, { pool: env.DATABASE_POOL, name: 'inkroute pages' })
  const log = createLog({ level: env.LOG_LEVEL, process: 'pages' })
  const engine = createEngine({
    db,
    sql,
    log,
    sealer: createSealer(env.ENCRYPTION_KEY),
    http: createHttp({ userAgent: 'Inkroute' }),
    now: () => new Date(),
    publicUrl: env.PUBLIC_URL,
    oauthHosts: env.BITRIX24_OAUTH_HOSTS,
    workerId: `pages-${process.pid}`,
    performs: false,
  })
  return { env, db, engine, log, tries: createTries({ account: 10, address: 60 }, windowMs) }
}
