import { Permanent, Transient } from '#lib/failure.ts'
import type { Http } from '#lib/http.ts'
import { say } from '#lib/sentence.ts'
import { failureOf, harmless, meaningOf, notJson, resetAtOf, vendorErrorOf } from './errors.ts'
import type { PortalAddress, PortalTokenSet, PortalTokens } from './port.ts'
import type { Params } from './query.ts'
import { judgeRedirect } from './rename.ts'
import { asNumber, asRecord, type Wire } from './wire.ts'

/** A successful answer of one HTTP request. */
export type Answer = {
  result: unknown
  time: Wire
  total?: number
  next?: number
  /** The access token that was accepted, '' for a webhook. */
  token: string
}

/** One REST request to one portal: token, renewal, renaming, errors. Knows nothing of limits and batches. */
export interface Transport {
  post(method: string, params: Params, write: boolean): Promise<Answer>
  /** Renews the refused token unless another process has done so. */
  renew(refused: string): Promise<string>
  /** https://portal/rest/ as it is now. */
  endpoint(): string
}

export type TransportOptions = {
  address: PortalAddress
  http: Http
  tokens: PortalTokens
  refresh: (refreshToken: string) => Promise<PortalTokenSet>
  now: () => Date
  /** Told once for each new address, so that it is stored. */
  onRenamed?: (clientEndpoint: string) => void
}

/** A request may take 60 s at the portal; we give up a little later, never before it. */
const timeoutMs = 65_000
const mostRenamings = 2

/** Makes the transport of one portal. */
export function createTransport(options: TransportOptions): Transport {
  const { http, tokens } = options
  let endpoint = options.address.clientEndpoint

  async function send(method: string, params: Params, token: string, renamings = 0): Promise<Raw> {
    const response = await http({
      method: 'POST',
      url: `${endpoint}${method}`,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(token === '' ? params : { ...params, auth: token }),
      timeoutMs,
      name: method,
    })
    if (response.status >= 300 && response.status < 400) {
      const judged = judgeRedirect(endpoint, method, response.headers.get('location'))
      if (judged.is !== 'rename' || renamings >= mostRenamings) throw moved(method, judged)
      endpoint = judged.clientEndpoint
      options.onRenamed?.(endpoint)
      return send(method, params, token, renamings + 1)
    }
    return { status: response.status, body: parse(method, response.status, response.text()) }
  }

  const renew = (refused: string) => tokens.renew(refused, options.refresh)

  async function post(method: string, params: Params): Promise<Answer> {
    const first = await tokens.current()
    const answered = await send(method, params, first)
    const refused = refusedToken(answered)
    if (!refused || first === '') return read(method, answered, first, options.now())
    const second = await renew(first)
    return read(method, await send(method, params, second), second, options.now())
  }

  return {
    post: async (method, params, write) => {
      try {
        return await post(method, params)
      } catch (error) {
        throw write ? error : harmless(error)
      }
    },
    renew,
    endpoint: () => endpoint,
  }
}

type Raw = { status: number; body: Wire }

function parse(method: string, status: number, text: string): Wire {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw notJson(method, status, text)
  }
  if (typeof body !== 'object' || body === null) throw notJson(method, status, text)
  return asRecord(body)
}

const refusedToken = (raw: Raw): boolean => {
  const error = vendorErrorOf(raw.body, raw.status)
  return error !== null && meaningOf(error).kind === 'token'
}

function read(method: string, raw: Raw, token: string, now: Date): Answer {
  const plain = raw.status >= 400 ? { code: '', description: '', status: raw.status } : null
  const error = vendorErrorOf(raw.body, raw.status) ?? plain
  const operatingResetAt = resetAtOf(raw.body.time)
  if (error) {
    throw failureOf(error, {
      method,
      nowMs: now.getTime(),
      ...(operatingResetAt === undefined ? {} : { operatingResetAt }),
    })
  }
  if (!('result' in raw.body)) throw notJson(method, raw.status, '{}')
  const total = asNumber(raw.body.total)
  const next = asNumber(raw.body.next)
  return {
    result: raw.body.result,
    time: asRecord(raw.body.time),
    token,
    ...(total === undefined ? {} : { total }),
    ...(next === undefined ? {} : { next }),
  }
}

function moved(method: string, judged: ReturnType<typeof judgeRedirect>): Permanent | Transient {
  const detail = { method, to: judged.is === 'rename' ? '' : judged.host }
  if (judged.is === 'foreign') {
    return new Permanent({
      code: 'bitrix24-moved',
      text: say(
        `Портал Битрикс24 отвечает, что переехал на ${judged.host}; мы не отправляем туда токены без подтверждения.`,
        `The Bitrix24 portal says that it moved to ${judged.host}; we send no tokens there without confirmation.`,
      ),
      cure: say(
        'Откройте приложение в Битрикс24 по новому адресу под администратором.',
        'Open the application in Bitrix24 at the new address as an administrator.',
      ),
      detail,
    })
  }
  return new Transient({
    code: 'bitrix24-redirect',
    outcome: 'none',
    text: say(
      'Битрикс24 перенаправляет вызов REST на страницу.',
      'Bitrix24 redirects the REST call to a page.',
    ),
    cure: say(
      'Повторим сами; проверьте, открыт ли портал.',
      'We retry by ourselves; check that the portal is open.',
    ),
    detail,
  })
}
