import type { Http, HttpResponse } from '#lib/http.ts'
import { type Bitrix24Client, createBitrix24Client } from './client.ts'
import type { Governor, PortalTokens } from './port.ts'

export type Sent = { url: string; method: string; body: Record<string, unknown> }
type Reply = { status?: number; body?: unknown; text?: string; location?: string } | Error

/** A portal that answers by a script: the test says what each request gets. */
export function portal(reply: (sent: Sent, index: number) => Reply) {
  const sent: Sent[] = []
  const http: Http = async (request) => {
    const one = { url: request.url, method: request.name, body: JSON.parse(String(request.body ?? '{}')) }
    sent.push(one)
    const said = reply(one, sent.length - 1)
    if (said instanceof Error) throw said
    const text = said.text ?? JSON.stringify(said.body ?? {})
    const headers = new Headers(said.location ? { location: said.location } : {})
    const answer: HttpResponse = {
      status: said.status ?? 200,
      headers,
      bytes: new TextEncoder().encode(text),
      text: () => text,
      json: () => JSON.parse(text),
    }
    return answer
  }
  return { http, sent }
}

/** Answers every call of a batch with its own command, a lone call with its method. */
export const echo = (sent: Sent, durationSeconds = 0.1): Reply => {
  if (sent.method !== 'batch') return { body: { result: sent.method, time: {} } }
  const cmd = sent.body.cmd as Record<string, string>
  return {
    body: { result: { result: cmd, result_error: [], result_time: [] }, time: { duration: durationSeconds } },
  }
}

/** A budget that the test opens by hand. */
export function gate() {
  const waiting: (() => void)[] = []
  const reports: object[] = []
  const governor: Governor = {
    take: () => new Promise((resolve) => waiting.push(resolve)),
    report: (said) => reports.push(said),
  }
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return {
    governor,
    reports,
    waiting,
    async grant(times = 1) {
      for (let index = 0; index < times; index += 1) waiting.shift()?.()
      await settle()
    },
  }
}

export const free = (): Governor => ({ take: () => Promise.resolve(), report: () => {} })

export function tokens(first = 'token-1') {
  let held = first
  const state = { renewals: 0 }
  const store: PortalTokens = {
    current: async () => held,
    async renew(refused, renew) {
      if (refused !== held) return held
      state.renewals += 1
      held = (await renew('refresh-1')).accessToken
      return held
    },
  }
  return { store, state }
}

export const address = {
  memberId: 'm1',
  clientEndpoint: 'https://a.bitrix24.ru/rest/',
  oauthEndpoint: 'https://oauth.bitrix24.tech/',
  clientId: 'id',
  clientSecret: 'client-secret',
}

export const open = (
  http: Http,
  given: { governor?: Governor; store?: PortalTokens; onRenamed?: (url: string) => void } = {},
): Bitrix24Client =>
  createBitrix24Client({
    address,
    http,
    tokens: given.store ?? tokens().store,
    governor: given.governor ?? free(),
    now: () => new Date('2026-03-02T09:00:00Z'),
    ...(given.onRenamed ? { onRenamed: given.onRenamed } : {}),
  })
