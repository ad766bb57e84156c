import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { memoryBlobs } from './blobs.ts'
import { createCa } from './ca.ts'
import { createClock, type MovableClock } from './clock.ts'
import type {
  EmulatedSystem,
  Emulator,
  EmulatorContext,
  EmulatorFactory,
  EmulatorRequest,
} from './emulator.ts'
import { createFaultBoard, type FaultBoard } from './faults.ts'
import { below, readRequest, respond } from './http.ts'
import { createPdf } from './pdf.ts'
import { createSend, type Outgoing, type Send } from './send.ts'
import { createStateStore } from './state.ts'
import { createVault, keyPairFrom, secretFrom } from './vault.ts'

/** An emulator's surroundings in a test: everything in memory, time stands still until the test moves it. */
export type TestContext = {
  context: EmulatorContext
  clock: MovableClock
  /** Everything that was sent, in order; the test empties it as it likes. */
  sent: Outgoing[]
  /** Arms fault switches: `faults.arm([{ kind: 'expire-token', times: 1 }])`. */
  faults: FaultBoard
  /** Makes the emulator's whole state anew, registrations too. */
  reset(): void
}

export type TestOptions = {
  baseUrl?: string
  /** Where time stands at first. */
  now?: Date
  /** Receives what the emulator sends; absent: everything is answered 200 with an empty body. */
  send?: Send
}

/** Surroundings for one emulator under test, as the lab would give them. */
export const createTestContext = (system: EmulatedSystem, options: TestOptions = {}): TestContext => {
  const startMs = (options.now ?? new Date('2026-03-02T09:00:00Z')).getTime()
  const clock = createClock({ base: () => startMs, ticking: false })
  const faults = createFaultBoard(() => 0)
  const state = createStateStore(undefined)
  const vault = createVault(undefined)
  const sent: Outgoing[] = []
  const deliver: Send = async (request) => {
    sent.push(request)
    return options.send ? options.send(request) : { status: 200, body: '' }
  }
  const nowMs = () => clock.now().getTime()
  const context: EmulatorContext = {
    baseUrl: options.baseUrl ?? `http://127.0.0.1:3001/${system}`,
    clock,
    ca: createCa(vault, clock.now),
    pdf: createPdf(),
    blobs: memoryBlobs(),
    secret: (name) => secretFrom(vault, name),
    keyPair: (name) => keyPairFrom(vault, name),
    state: state.open,
    touched: state.touched,
    send: createSend({ system, faults, deliver, record: () => {}, nowMs }),
    faults: {
      take: (kind, match) => faults.take([kind], { system, direction: 'in', texts: [match] }) !== undefined,
    },
  }
  return { context, clock, sent, faults, reset: () => state.reset(true) }
}

/** An emulator behind real HTTP. */
export type ServedEmulator = {
  /** Base URL for an adapter, such as http://127.0.0.1:40123/diadoc. */
  url: string
  emulator: Emulator
  test: TestContext
  close(): Promise<void>
}

/**
 * Starts an emulator on a free port of 127.0.0.1, below the path of its system. The address is put into the
 * context before the emulator is created, so that it may build links from it.
 */
export const serve = async (
  factory: EmulatorFactory,
  test: TestContext = createTestContext(factory.system),
): Promise<ServedEmulator> => {
  let emulator: Emulator | undefined
  const server = createServer(async (incoming, response) => {
    try {
      const request = below(await readRequest(incoming), `/${factory.system}`)
      if (request && emulator) respond(response, await emulator.handle(request))
      else respond(response, { status: 404, body: { error: `Ask below /${factory.system}.` } })
    } catch (error) {
      respond(response, { status: 500, body: String(error instanceof Error ? error.stack : error) })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${factory.system}`
  test.context.baseUrl = url
  emulator = await factory.create(test.context)
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url, emulator, test, close }
}

/** A request for calling `emulator.handle` or `control` directly. An object as body is sent as JSON. */
export const requestOf = (
  method: string,
  target: string,
  body?: string | Uint8Array | object,
  headers: Record<string, string> = {},
): EmulatorRequest => {
  const [path = '/', query = ''] = target.split('?')
  const isJson = typeof body === 'object' && !(body instanceof Uint8Array)
  const bytes =
    body instanceof Uint8Array
      ? body
      : new TextEncoder().encode(isJson ? JSON.stringify(body) : (body ?? '').toString())
  return {
    method,
    path,
    query: new URLSearchParams(query),
    headers: isJson ? { 'content-type': 'application/json', ...headers } : headers,
    body: bytes,
  }
}
