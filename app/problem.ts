import { Defect, Refused, Transient } from '#lib/failure.ts'
import type { Locale } from '#lib/sentence.ts'
import { readable, toldOf } from './readable.ts'
import { web } from './web.ts'

/** Any failure as problem+json (RFC 9457) in the caller's language. What is our own fault is logged. */
export function problemResponse(request: Request, error: unknown): Response {
  const failure = readable(error)
  if (failure instanceof Defect)
    web().log.error({ err: error, path: new URL(request.url).pathname }, 'a request met a defect')
  const locale: Locale = /^\s*ru\b/i.test(request.headers.get('accept-language') ?? '') ? 'ru' : 'en'
  const status =
    failure instanceof Refused
      ? failure.status
      : failure instanceof Transient
        ? 503
        : failure instanceof Defect
          ? 500
          : 422
  const body = {
    type: `urn:inkroute:${failure.code}`,
    title: toldOf(failure)[locale],
    status,
    code: failure.code,
    ...(failure.cure ? { cure: failure.cure[locale] } : {}),
    ...(failure instanceof Refused && Object.keys(failure.detail).length > 0
      ? { detail: failure.detail }
      : {}),
  }
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (failure instanceof Transient)
    headers['retry-after'] = String(Math.ceil((failure.retryAfterMs ?? 1_000) / 1000))
  return new Response(JSON.stringify(body), { status, headers })
}
