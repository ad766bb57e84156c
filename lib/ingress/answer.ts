import type { ServerResponse } from 'node:http'
import { asFailure, Refused, Transient } from '#lib/failure.ts'
import type { Locale } from '#lib/sentence.ts'

/** What goes back to whoever knocked. */
export type Answer = { status: number; body?: object; headers?: Record<string, string> }

export const taken: Answer = { status: 200, body: { ok: true } }

/** Turns whatever was thrown into problem+json. What is not a refusal is 503 when it may pass, else 500. */
export function problem(error: unknown, locale: Locale): Answer {
  const failure = asFailure(error)
  const status = failure instanceof Refused ? failure.status : failure instanceof Transient ? 503 : 500
  const retryAfterMs = failure instanceof Transient ? (failure.retryAfterMs ?? 1_000) : undefined
  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(retryAfterMs === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterMs / 1_000)) }),
    },
    body: {
      type: `urn:inkroute:${failure.code}`,
      status,
      code: failure.code,
      title: failure.text[locale],
      ...(failure.cure ? { cure: failure.cure[locale] } : {}),
    },
  }
}

/** Writes the answer. `close` ends the connection: the rest of a refused body is not read. */
export function send(response: ServerResponse, answer: Answer, close: boolean): void {
  if (response.headersSent || response.destroyed) return
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body)
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...answer.headers,
    ...(close ? { connection: 'close' } : {}),
  })
  response.end(text)
}

/** The reader's language, by Accept-Language; English when it is not told. */
export const localeOf = (accept: string | undefined): Locale => (/^\s*ru\b/i.test(accept ?? '') ? 'ru' : 'en')
