import type { IncomingMessage, ServerResponse } from 'node:http'
import type { EmulatorRequest, EmulatorResponse } from './emulator.ts'

/** Largest body that the lab takes. */
export const bodyLimitBytes = 256 * 1024 * 1024

const headersOf = (incoming: IncomingMessage): Record<string, string> => {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  return headers
}

const bodyOf = (incoming: IncomingMessage): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let sizeBytes = 0
    incoming.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.length
      if (sizeBytes <= bodyLimitBytes) chunks.push(chunk)
      else reject(new RangeError(`The body is over ${bodyLimitBytes} bytes.`))
    })
    incoming.once('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    incoming.once('error', reject)
  })

/** The request as sent: path with repeated slashes made one, query, headers and the exact body bytes. */
export const readRequest = async (incoming: IncomingMessage): Promise<EmulatorRequest> => {
  const target = incoming.url ?? '/'
  const mark = target.indexOf('?')
  const body = await bodyOf(incoming)
  return {
    method: incoming.method ?? 'GET',
    path: (mark < 0 ? target : target.slice(0, mark)).replace(/\/{2,}/g, '/'),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    headers: headersOf(incoming),
    body,
  }
}

/** The same request with `mount` cut from its path; undefined when the path is not below the mount. */
export const below = (request: EmulatorRequest, mount: string): EmulatorRequest | undefined => {
  if (request.path !== mount && !request.path.startsWith(`${mount}/`)) return undefined
  return { ...request, path: request.path.slice(mount.length) || '/' }
}

/** An answer as bytes with the headers that it has on the wire. */
export type WireAnswer = { status: number; headers: Record<string, string>; body: Uint8Array }

/** Turns an answer into bytes; one that is bytes already stays as it is. */
export const wireForm = (answer: EmulatorResponse): WireAnswer => {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(answer.headers ?? {})) headers[name.toLowerCase()] = value
  const { body } = answer
  if (body === undefined) return { status: answer.status, headers, body: new Uint8Array() }
  if (body instanceof Uint8Array) return { status: answer.status, headers, body }
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  headers['content-type'] ??= typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json'
  return { status: answer.status, headers, body: new TextEncoder().encode(text) }
}

/** Sends an answer and ends the response. */
export const respond = (response: ServerResponse, answer: EmulatorResponse): void => {
  const { status, headers, body } = wireForm(answer)
  if (response.destroyed) return
  const bodiless = status === 204 || status === 304
  response.writeHead(status, bodiless ? headers : { ...headers, 'content-length': String(body.length) })
  response.end(bodiless ? undefined : body)
}
