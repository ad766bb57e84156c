import type { IncomingMessage, ServerResponse } from 'node:http'
import next from 'next'
import { keepBootstrapToken } from '#lib/auth/api-token.ts'
import { parseForm } from '#lib/bitrix24/form.ts'
import { readInstall } from '#lib/bitrix24/incoming-page.ts'
import { isDroppedSocket } from '#lib/db/dropped-socket.ts'
import { installPortal, registerInPortal } from '#lib/engine/install.ts'
import { tokenPurpose } from '#lib/engine/portal-tokens.ts'
import { createIngress } from '#lib/ingress/ingress.ts'
import { createFront } from '#lib/ingress/listener.ts'
import { watchDoors } from './metrics.ts'
import { web } from './web.ts'

// Process entry: the hot path answers robots, events and pushes itself; the page framework serves everything else.
const { env, engine, log } = web()
const { sealer } = engine

const ingress = createIngress({
  databaseUrl: env.DATABASE_URL,
  sealer,
  openToken: (memberId, sealed) => sealer.open(sealed, tokenPurpose(memberId, 'application')).toString(),
  openConnection: (row) => engine.connections.open(row).connection,
  install: async (knock) => {
    const call = readInstall(new URLSearchParams(knock.query), parseForm(knock.body))
    const { portalId } = await installPortal(engine, call)
    await registerInPortal(engine, portalId)
    return { status: 200, body: { ok: true } }
  },
})

process.on('uncaughtException', (error) => {
  if (isDroppedSocket(error)) return log.warn({ err: error }, 'the database driver lost a connection')
  log.fatal({ err: error }, 'the process ends by a defect, to be started again')
  process.exit(1)
})

if (env.BOOTSTRAP_API_TOKEN) await keepBootstrapToken(engine.db, env.BOOTSTRAP_API_TOKEN)

const pages = next({ dev: false, dir: process.cwd(), hostname: env.HOST, port: env.PORT })
await pages.prepare()
const handle = pages.getRequestHandler()

const front = createFront({
  doors: ingress.doors,
  next: (request: IncomingMessage, response: ServerResponse) => handle(request, response),
  observe: watchDoors,
  onDefect: (error) => log.error({ err: error }, 'the hot path met a defect'),
})
front.server.listen(env.PORT, env.HOST)

let stopping = false
const stop = async (): Promise<void> => {
  if (stopping) return
  stopping = true
  await front.stop(5_000)
  await ingress.close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
