import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import { type Answer, localeOf, problem, send } from './answer.ts'
import { type BodyRule, readBody } from './body.ts'

/** One kind of address that is answered without the page framework. */
export type Door = {
  /** Names it in metrics: 'robot', 'event', 'hook', 'news'. */
  name: string
  path: RegExp
  body: BodyRule
  answer(knock: DoorKnock): Promise<Answer>
}

export type DoorKnock = {
  /** Captured groups of the path, percent-decoded. */
  path: string[]
  method: string
  query: string
  headers: Readonly<Record<string, string>>
  body: Buffer
}

export type FrontOptions = {
  doors: Door[]
  /** Everything else: the page framework's handler. */
  next(request: IncomingMessage, response: ServerResponse): unknown
  observe?: (seen: { door: string; status: number; durationMs: number }) => void
  /** What we did not expect: for the log. */
  onDefect?: (error: unknown) => void
}

export type Front = {
  server: http.Server
  /** Takes no new connections, answers what is under way, closes idle connections. */
  stop(withinMs?: number): Promise<void>
}

/** Whoever sends slower than this is cut off: one shared clock, instead of a timer for each request. */
const headersWithinMs = 15_000
const requestWithinMs = 30_000
const checkEveryMs = 5_000

/** The server in front: doors are answered here, everything else by `next`, on one port in one process. */
export function createFront(options: FrontOptions): Front {
  let stopping = false
  const server = http.createServer({ connectionsCheckingInterval: checkEveryMs }, (request, response) => {
    if (stopping) response.setHeader('connection', 'close')
    const url = request.url ?? '/'
    const mark = url.indexOf('?')
    const path = mark < 0 ? url : url.slice(0, mark)
    if (!path.startsWith('/api/')) return options.next(request, response)
    for (const door of options.doors) {
      const match = door.path.exec(path)
      if (match) return open(door, match.slice(1), mark < 0 ? '' : url.slice(mark + 1), request, response)
    }
    return options.next(request, response)
  })
  server.keepAliveTimeout = 65_000
  server.headersTimeout = headersWithinMs
  server.requestTimeout = requestWithinMs

  const open = async (
    door: Door,
    path: string[],
    query: string,
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    const started = performance.now()
    let answer: Answer
    try {
      answer = await answerAt(door, path, query, request)
    } catch (error) {
      answer = problem(error, localeOf(request.headers['accept-language']))
      if (answer.status === 500) options.onDefect?.(error)
    }
    send(response, answer, stopping || !request.complete)
    if (!request.complete) request.resume()
    options.observe?.({ door: door.name, status: answer.status, durationMs: performance.now() - started })
  }

  const stop = (withinMs = 10_000) =>
    new Promise<void>((resolve) => {
      stopping = true
      const timer = setTimeout(() => server.closeAllConnections(), withinMs)
      server.close(() => {
        clearTimeout(timer)
        resolve()
      })
      server.closeIdleConnections()
    })

  return { server, stop }
}

async function answerAt(
  door: Door,
  path: string[],
  query: string,
  request: IncomingMessage,
): Promise<Answer> {
  if (request.method !== 'POST') {
    return { status: 405, headers: { allow: 'POST' }, body: { status: 405, code: 'method-not-allowed' } }
  }
  const body = await readBody(request, door.body)
  return door.answer({
    path: path.map(decodeSegment),
    method: request.method,
    query,
    headers: request.headers as Record<string, string>,
    body,
  })
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
