import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Logger, runOnce } from 'graphile-worker'
import pg from 'pg'
import { parseForm } from '#lib/bitrix24/form.ts'
import { readInstall } from '#lib/bitrix24/incoming-page.ts'
import { portal, portalBudget } from '#lib/db/schema/portal.ts'
import { createSealer } from '#lib/db/seal.ts'
import { createEngine, type Engine, type EngineOptions } from '#lib/engine/engine.ts'
import { installPortal, registerApplication, registerInPortal } from '#lib/engine/install.ts'
import { refreshCatalogue } from '#lib/engine/portal-catalogue.ts'
import { tokenPurpose } from '#lib/engine/portal-tokens.ts'
import { beat } from '#lib/engine/recover.ts'
import { createReportPrinter } from '#lib/evidence/report.ts'
import { createHttp } from '#lib/http.ts'
import { createIngress } from '#lib/ingress/ingress.ts'
import { createFront } from '#lib/ingress/listener.ts'
import { emulators } from '#lib/lab/emulators.ts'
import { type Lab, startLab } from '#lib/lab/server.ts'
import { openTestDatabase, type TestDatabase } from '#lib/launch/test-database.ts'
import { createLog } from '#lib/log.ts'
import type { Catalogue } from '#lib/route/catalogue.ts'
import { tasks } from './tasks.ts'

/** The product without pages, beside a lab, on a database of its own: for tests over real HTTP. */
export type Rehearsal = {
  engine: Engine
  database: TestDatabase
  lab: Lab
  portalId: number
  catalogue: Catalogue
  /** Runs every job that is due, and those that they make, until none is left. */
  drain(): Promise<void>
  /** Calls the lab's control API. */
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>
  close(): Promise<void>
}

/** Starts it and installs the application in the lab's portal through the real installation. */
export async function rehearse(): Promise<Rehearsal> {
  const database = await openTestDatabase()
  const lab = await startLab({ port: 0, host: '127.0.0.1', dataDir: undefined, emulators })
  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${lab.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const sealer = createSealer(Buffer.alloc(32, 7).toString('base64'))
  const options: EngineOptions = {
    db: database.db,
    sql: database.sql,
    sealer,
    log: createLog({ level: 'silent', process: 'test' }),
    http: createHttp({ userAgent: 'Inkroute/test' }),
    now: () => new Date(),
    publicUrl: '',
    oauthHosts: [`${lab.url}/bitrix24/oauth`],
    workerId: 'rehearsal',
    performs: true,
    drawReport: createReportPrinter(),
  }
  const engine = createEngine(options)
  const ingress = createIngress({
    databaseUrl: database.url,
    sealer,
    openToken: (memberId, sealed) => sealer.open(sealed, tokenPurpose(memberId, 'application')).toString(),
    openConnection: (row) => engine.connections.open(row).connection,
  })
  const front = createFront({ doors: ingress.doors, next: installPage(engine) })
  await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', resolve))
  const { port } = front.server.address() as AddressInfo
  // Who knows the port only now tells it to everybody who was made before.
  for (const one of [options, engine]) one.publicUrl = `http://127.0.0.1:${port}`
  await beat(engine, [])
  const portalId = await connectPortal(engine, control)
  const pool = new pg.Pool({ connectionString: database.url, max: 4 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    engine,
    database,
    lab,
    portalId,
    control,
    catalogue: await refreshCatalogue(engine, portalId),
    drain: () => drain(pool, engine),
    async close() {
      await front.stop(500)
      await ingress.close()
      await pool.end()
      await lab.close()
      await database.close()
    },
  }
}

async function connectPortal(engine: Engine, control: Rehearsal['control']): Promise<number> {
  const { bitrix24 } = await control<{ bitrix24: Record<string, string> }>('GET', '/control/credentials')
  await registerApplication(engine, {
    clientId: bitrix24.clientId ?? '',
    clientSecret: bitrix24.clientSecret ?? '',
    oauthServer: bitrix24.serverEndpoint ?? '',
    label: 'Test',
  })
  await control('PUT', '/control/bitrix24/settings', { requestLimit: 'off', conversionMs: 50 })
  const installUrl = `${engine.publicUrl}/api/bitrix24/install`
  await control('POST', '/control/bitrix24/application', { installUrl, title: 'Inkroute' })
  const installed = await control<{ status: number; body: string }>('POST', '/control/bitrix24/install', {})
  if (installed.status !== 200) throw new Error(`the installation failed: ${installed.body}`)
  const [row] = await engine.db.select({ id: portal.id }).from(portal)
  const portalId = row?.id ?? 0
  const unlimited = { portalId, unlimited: true }
  await engine.db
    .insert(portalBudget)
    .values(unlimited)
    .onConflictDoUpdate({ target: portalBudget.portalId, set: unlimited })
  return portalId
}

const installPage = (engine: Engine) => async (request: IncomingMessage, response: ServerResponse) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const url = new URL(request.url ?? '/', engine.publicUrl)
  try {
    const { portalId } = await installPortal(
      engine,
      readInstall(url.searchParams, parseForm(Buffer.concat(chunks))),
    )
    await registerInPortal(engine, portalId)
    response.end('<script>BX24.installFinish()</script>')
  } catch (error) {
    response.statusCode = 500
    response.end(JSON.stringify(error, Object.getOwnPropertyNames(error)))
  }
}

// The queue tells its life at length.
const quiet = new Logger(() => () => {})

/** Short waits of effects end without a job: what this process has in hand counts as work too. */
async function drain(pgPool: pg.Pool, engine: Engine): Promise<void> {
  for (;;) {
    await runOnce({ pgPool, taskList: tasks(engine), crontab: '', logger: quiet })
    const waiting = await engine.sql<{ wait_ms: number }[]>`
      select greatest(0, extract(epoch from min(run_at) - now()) * 1000)::float8 as wait_ms
      from graphile_worker.jobs where run_at < now() + interval '5 seconds' and attempts < max_attempts having count(*) > 0`
    const inHand = await engine.sql`
      select from effect where state = 'doing' and claimed_by = ${engine.workerId} limit 1`
    const [next] = waiting
    if (!next && inHand.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, Math.min(next?.wait_ms ?? 20, 100) + 5))
  }
}
