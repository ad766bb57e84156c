import { randomUUID } from 'node:crypto'
import { Logger, run } from 'graphile-worker'
import pg from 'pg'
import { openDatabase } from '#lib/db/client.ts'
import { createSealer } from '#lib/db/seal.ts'
import { createEngine } from '#lib/engine/engine.ts'
import { farewell } from '#lib/engine/recover.ts'
import { readEnv } from '#lib/env.ts'
import { createReportDesk } from '#lib/evidence/report-desk.ts'
import { createHttp } from '#lib/http.ts'
import { createLog } from '#lib/log.ts'
import { keepBeating } from './heartbeat.ts'
import { keepPolling } from './schedule.ts'
import { tasks } from './tasks.ts'

const env = readEnv()
const log = createLog({ level: env.LOG_LEVEL, process: 'worker' })
const { db, sql, close } = openDatabase(env.DATABASE_URL, {
  pool: env.DATABASE_POOL,
  name: 'inkroute worker',
})
// Built beside this file.
const reports = createReportDesk(new URL('./report-thread.js', import.meta.url))
const engine = createEngine({
  db,
  sql,
  sealer: createSealer(env.ENCRYPTION_KEY),
  log,
  http: createHttp({ userAgent: 'Inkroute/0.1' }),
  now: () => new Date(),
  publicUrl: env.PUBLIC_URL,
  oauthHosts: env.BITRIX24_OAUTH_HOSTS,
  workerId: `${process.pid}-${randomUUID()}`,
  performs: true,
  drawReport: reports.draw,
})

// The queue's own library speaks to PostgreSQL through `pg` only.
const pgPool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 8, application_name: 'inkroute queue' })
pgPool.on('error', (error) => log.warn({ reason: error.message }, 'a connection of the queue was lost'))
pgPool.on('connect', (client) => client.on('error', () => {}))

const heart = await keepBeating(engine)
const runner = await run({
  pgPool,
  concurrency: env.WORKER_CONCURRENCY,
  noHandleSignals: true,
  pollInterval: 1_000,
  taskList: tasks(engine),
  events: heart.events,
  crontab: '',
  logger: new Logger(() => (level, message) => {
    // The queue says of its own accord that fewer connections than tasks may be slow; here tasks hold none.
    if (level === 'error') log.error(message)
    else if (level === 'warning' && !message.includes('maxPoolSize')) log.warn(message)
  }),
  preset: {
    worker: { localQueue: { size: 100 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
  },
})
const polling = keepPolling(engine, {
  besidePushSeconds: env.POLL_SECONDS,
  feedOnlySeconds: env.FEED_SECONDS,
})

// The queue ends by itself when it could not store what became of a job, and may wait for ever for jobs whose
// connection was lost. This process would live on and do nothing: whoever keeps it running starts another, which takes
// the work over.
let stopping = false
const goDown = (): void => {
  if (stopping) return
  log.error('the queue has stopped by itself; the process ends to be started again')
  process.exit(1)
}
for (const end of ['pool:fatalError', 'pool:gracefulShutdown', 'pool:forcefulShutdown', 'stop'] as const)
  heart.events.on(end, goDown)

const stop = async (): Promise<void> => {
  if (stopping) return
  stopping = true
  polling.stop()
  await runner.stop().catch((error: unknown) => log.error({ err: error }, 'the queue did not stop well'))
  heart.stop()
  await reports.close()
  await farewell(engine).catch(() => {})
  await pgPool.end()
  await close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
await runner.promise.finally(goDown)
