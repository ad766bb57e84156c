import { Transient } from './failure.ts'
import { say } from './sentence.ts'

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Whole address: base addresses are settings, injected by the caller. */
  url: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  timeoutMs?: number
  /** Largest answer accepted, bytes. */
  mostBytes?: number
  /** Names the call in the log and in the record of exchanges, such as 'PostMessage'. */
  name: string
}

export type HttpResponse = {
  status: number
  headers: Headers
  bytes: Uint8Array
  text(): string
  /** Parses as JSON; throws Transient (outcome unknown) when it is not: a proxy answered, or half an answer came. */
  json(): unknown
}

/** The only way out for adapters: time-out, size cap, no redirects followed; throws Transient on network trouble. */
export type Http = (request: HttpRequest) => Promise<HttpResponse>

/** One finished or failed call, for logs, metrics and the record of raw exchanges. Nothing is redacted yet. */
export type HttpExchange = { request: HttpRequest; status: number | null; durationMs: number; error?: string }

export type HttpOptions = {
  userAgent: string
  timeoutMs?: number
  mostBytes?: number
  observe?: (exchange: HttpExchange) => void
}

const defaultTimeoutMs = 30_000
const defaultMostBytes = 80 * 1024 * 1024

/**
 * Makes the way out. Redirects are returned, not followed: a followed POST becomes an empty GET.
 * A connection that could not be opened had no effect; anything later is of unknown outcome.
 */
export function createHttp(options: HttpOptions): Http {
  return async (request) => {
    const started = performance.now()
    const done = (status: number | null, error?: string) =>
      options.observe?.({
        request,
        status,
        durationMs: performance.now() - started,
        ...(error === undefined ? {} : { error }),
      })
    try {
      const response = await fetch(request.url, {
        method: request.method,
        headers: { 'user-agent': options.userAgent, ...request.headers },
        ...(request.body === undefined ? {} : { body: request.body as BodyInit }),
        redirect: 'manual',
        signal: AbortSignal.timeout(request.timeoutMs ?? options.timeoutMs ?? defaultTimeoutMs),
      })
      const bytes = await readCapped(response, request.mostBytes ?? options.mostBytes ?? defaultMostBytes)
      done(response.status)
      return answer(request, response, bytes)
    } catch (error) {
      done(null, String(error))
      if (error instanceof Transient) throw error
      throw networkTrouble(request, error)
    }
  }
}

function answer(request: HttpRequest, response: Response, bytes: Uint8Array): HttpResponse {
  const text = () => new TextDecoder().decode(bytes)
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    text,
    json: () => {
      try {
        return JSON.parse(text())
      } catch (error) {
        throw new Transient(
          {
            code: 'not-json',
            outcome: 'unknown',
            text: say(
              `${hostOf(request.url)} ответил не в формате JSON (HTTP ${response.status}).`,
              `${hostOf(request.url)} did not answer in JSON (HTTP ${response.status}).`,
            ),
            detail: { call: request.name, status: response.status },
          },
          error,
        )
      }
    },
  }
}

async function readCapped(response: Response, mostBytes: number): Promise<Uint8Array> {
  if (!response.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > mostBytes) {
      throw new Transient({
        code: 'answer-too-large',
        outcome: 'unknown',
        text: say(`Ответ больше ${mostBytes} байт.`, `The answer is larger than ${mostBytes} bytes.`),
      })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

function networkTrouble(request: HttpRequest, error: unknown): Transient {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const late = error instanceof Error && error.name === 'TimeoutError'
  const host = hostOf(request.url)
  return new Transient(
    {
      code: late ? 'no-answer-in-time' : 'unreachable',
      outcome: neverSent.has(code) ? 'none' : 'unknown',
      text: late
        ? say(`${host} не ответил вовремя.`, `${host} did not answer in time.`)
        : say(`Нет связи с ${host}.`, `${host} cannot be reached.`),
      cure: say(
        'Повторим сами; проверьте адрес и сеть.',
        'We retry by ourselves; check the address and the network.',
      ),
      detail: { call: request.name, code },
    },
    error,
  )
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)
