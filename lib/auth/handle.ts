import { Auth } from '@auth/core'
import { type AuthGiven, authConfig } from './config.ts'

/**
 * Answers a request below `authPath`. The framework in front sees its own local address, so the request is rebuilt
 * with the public origin: redirects and the origin check depend on it.
 */
export async function handleAuth(given: AuthGiven, request: Request): Promise<Response> {
  const asked = new URL(request.url)
  const url = new URL(asked.pathname + asked.search, given.publicUrl)
  const headers = new Headers(request.headers)
  headers.set('host', url.host)
  headers.set('x-forwarded-host', url.host)
  headers.set('x-forwarded-proto', url.protocol.slice(0, -1))
  const body = request.method === 'POST' ? await request.text() : null
  return Auth(new Request(url, { method: request.method, headers, body }), authConfig(given))
}
