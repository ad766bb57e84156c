import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MalformedBody } from '#lib/emulation/body.ts'
import type { EmulatorFactory, EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'
import { below, readRequest, respond, wireForm } from '#lib/emulation/http.ts'
import { createControl } from './control.ts'
import { ControlError } from './control-error.ts'
import { createPageAssets } from './page-asset.ts'
import { recordReceived } from './record.ts'
import { batchCommands, faultTexts } from './subject.ts'
import { createWorld, type Mount, type World } from './world.ts'

export type LabOptions = {
  /** 0 takes a free port. */
  port: number
  host: string
  /** Folder of the installation's data, the lab keeps its own in `lab` below it; undefined: all in memory. */
  dataDir: string | undefined
  emulators: readonly EmulatorFactory[]
  /** Address that others reach the lab by, when it is not the one listened on. */
  publicUrl?: string
  onError?: (error: unknown) => void
}

/** A running lab. `close` saves its state and ends open connections. */
export type Lab = { url: string; close(): Promise<void> }

const notFound = (path: string): EmulatorResponse => ({
  status: 404,
  body: { error: `The lab has nothing at ${path}. Its page is at /, its control API below /control.` },
})

const problem = (error: unknown): EmulatorResponse => {
  if (error instanceof ControlError) return { status: error.status, body: { error: error.message } }
  if (error instanceof MalformedBody) return { status: 400, body: { error: error.message } }
  if (error instanceof RangeError) return { status: 413, body: { error: error.message } }
  const message = error instanceof Error ? error.message : String(error)
  return { status: 500, body: { error: `The lab failed: ${message}` } }
}

const play = async (world: World, mount: Mount, request: EmulatorRequest, response: ServerResponse) => {
  const beganMs = Date.now()
  const commands = mount.system === 'bitrix24' ? batchCommands(request) : undefined
  const gone = new AbortController()
  // An abort costs more than a small answer: it is for those who left before theirs.
  response.on('close', () => response.writableFinished || gone.abort())
  const failing = (error: unknown) => ({ answer: problem(error), faults: [] as string[], error })
  const outcome = await mount.gate
    .pass({
      texts: faultTexts(request, commands),
      gone: gone.signal,
      handle: () => mount.emulator.handle(request),
    })
    .catch(failing)
  const answer = outcome.answer === 'cut' ? outcome.answer : wireForm(outcome.answer)
  const end = { faults: outcome.faults, answer, commands, beganMs, endedMs: Date.now() }
  world.calls.add(recordReceived(mount.system, request, end))
  world.live.tell('calls')
  if (outcome.faults.length > 0) world.live.tell('faults')
  if (answer === 'cut') response.destroy()
  else respond(response, answer)
  if ('error' in outcome) throw outcome.error
}

// A page of another site may not press the lab's buttons through its visitor's browser.
const isForeign = (request: EmulatorRequest): boolean =>
  request.method !== 'GET' && request.headers['sec-fetch-site'] === 'cross-site'

type Answerers = {
  control: ReturnType<typeof createControl>
  asset: ReturnType<typeof createPageAssets>
}

const route = async (
  world: World,
  { control, asset }: Answerers,
  request: EmulatorRequest,
  response: ServerResponse,
): Promise<void> => {
  const order = below(request, '/control')
  if (order?.path === '/live' && order.method === 'GET') return world.live.join(response)
  if (order) {
    if (isForeign(request)) throw new ControlError(403, 'Control calls from other sites are refused.')
    return respond(response, (await control(order)) ?? notFound(request.path))
  }
  const [, first = ''] = request.path.split('/')
  const mount = world.mount(first)
  const inner = mount && below(request, `/${first}`)
  if (mount && inner) return play(world, mount, inner, response)
  respond(response, (await asset(request)) ?? notFound(request.path))
}

const listen = async (server: ReturnType<typeof createServer>, port: number, host: string) => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return (server.address() as AddressInfo).port
}

/** Starts the lab and resolves when it answers. */
export const startLab = async (options: LabOptions): Promise<Lab> => {
  const onError = options.onError ?? ((error: unknown) => console.error(error))
  let answer: ((incoming: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined
  const server = createServer((incoming, response) => {
    if (!answer) return respond(response, { status: 503, body: { error: 'The lab is starting.' } })
    answer(incoming, response).catch((error) => {
      if (!(error instanceof ControlError) && !(error instanceof MalformedBody)) onError(error)
      if (!response.headersSent) respond(response, problem(error))
    })
  })
  const port = await listen(server, options.port, options.host)
  const shown = options.host === '0.0.0.0' || options.host === '::' ? '127.0.0.1' : options.host
  const url = (options.publicUrl ?? `http://${shown}:${port}`).replace(/\/+$/, '')
  const { dataDir, emulators: factories } = options
  const world = await createWorld({ url, dataDir, factories, onError })
  const answerers = { control: createControl(world), asset: createPageAssets() }
  answer = async (incoming, response) => route(world, answerers, await readRequest(incoming), response)

  return {
    url,
    async close() {
      await world.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
