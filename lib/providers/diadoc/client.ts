import type { z } from 'zod'
import { Transient } from '#lib/failure.ts'
import type { HttpResponse } from '#lib/http.ts'
import type { ConnectionContext } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import { failureOf, pending } from './failures.ts'
import { type MethodName, methods } from './methods.ts'
import { parseExactly } from './ticks.ts'
import { createAccess } from './token.ts'

export type Query = Readonly<Record<string, string | number | boolean | undefined>>

type Sent = { query?: Query; json?: unknown; raw?: { bytes: Uint8Array; type: string } }

/** Calls of the service for one box. Every method throws one of our failures when it is not answered with 200. */
export interface Diadoc {
  boxId: string
  read<T extends z.ZodType>(method: MethodName, shape: T, sent?: Sent): Promise<z.infer<T>>
  bytes(method: MethodName, sent?: Sent): Promise<Uint8Array>
  text(method: MethodName, sent?: Sent): Promise<string>
  /** The bare answer for methods whose status tells something; 401 is handled. */
  ask(method: MethodName, sent?: Sent): Promise<HttpResponse>
}

/** Opens the service for a connection: JSON asked for by name, one repeat with a new token after 401. */
export function createDiadoc(context: ConnectionContext): Diadoc {
  const access = createAccess(context)
  const { settings } = context

  const once = async (method: MethodName, sent: Sent, authorization: string): Promise<HttpResponse> => {
    const body = sent.raw ? sent.raw.bytes : sent.json === undefined ? undefined : JSON.stringify(sent.json)
    const type = sent.raw?.type ?? 'application/json; charset=utf-8'
    return context.http({
      name: method,
      method: body === undefined && !writes.has(method) ? 'GET' : 'POST',
      url: addressOf(settings.apiUrl ?? '', method, sent.query),
      headers: {
        authorization,
        accept: 'application/json',
        ...(settings.solutionInfo ? { 'x-solution-info': settings.solutionInfo } : {}),
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body }),
    })
  }
  const ask = async (method: MethodName, sent: Sent = {}): Promise<HttpResponse> => {
    const header = await access.header()
    const first = await once(method, sent, header)
    if (first.status !== 401) return first
    await access.reject(header)
    return once(method, sent, await access.header())
  }
  const done = async (method: MethodName, sent: Sent = {}): Promise<HttpResponse> => {
    const response = await ask(method, sent)
    if (isPending(response)) throw pending(method, response.headers)
    if (response.status !== 200) throw failureOf(method, response)
    return response
  }
  return {
    boxId: settings.boxId ?? '',
    ask,
    bytes: async (method, sent) => (await done(method, sent)).bytes,
    text: async (method, sent) => (await done(method, sent)).text(),
    async read(method, shape, sent) {
      const response = await done(method, sent)
      return understood(method, shape, response)
    },
  }
}

const writes: ReadonlySet<MethodName> = new Set(['remove'])

/** Any 2xx that asks to come again is an operation that has not ended. */
export const isPending = (response: HttpResponse): boolean =>
  response.status === 204 || (response.status < 300 && response.headers.has('retry-after'))

function addressOf(apiUrl: string, method: MethodName, query: Query = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  )
  const search = new URLSearchParams(given).toString()
  return `${apiUrl}${methods[method]}${search ? `?${search}` : ''}`
}

/** Reads an answer by its shape. Not understanding a 200 means that the call may well have had its effect. */
export function understood<T extends z.ZodType>(
  method: MethodName,
  shape: T,
  response: HttpResponse,
): z.infer<T> {
  try {
    return shape.parse(parseExactly(response.text()))
  } catch (error) {
    throw new Transient(
      {
        code: 'diadoc-not-understood',
        outcome: 'unknown',
        text: say('Ответ Диадока не удалось прочитать.', 'Diadoc’s answer could not be read.'),
        cure: say(
          'Повторим сами; если повторяется, обновите Inkroute.',
          'We repeat it; if it persists, update Inkroute.',
        ),
        detail: { call: method, status: response.status },
      },
      error,
    )
  }
}
