import { describe, expect, it, vi } from 'vitest'
import { Permanent, Transient } from '#lib/failure.ts'
import type { Http, HttpResponse } from '#lib/http.ts'
import { ref } from './batch.ts'
import { type Bitrix24Client, createBitrix24Client } from './client.ts'
import type { Governor, PortalTokens } from './port.ts'

type Sent = { url: string; method: string; body: Record<string, unknown> }
type Reply = { status?: number; body?: unknown; text?: string; location?: string } | Error

/** A portal that answers by a script: the test says what each request gets. */
function portal(reply: (sent: Sent, index: number) => Reply) {
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
const echo = (sent: Sent, durationSeconds = 0.1): Reply => {
  if (sent.method !== 'batch') return { body: { result: sent.method, time: {} } }
  const cmd = sent.body.cmd as Record<string, string>
  return {
    body: { result: { result: cmd, result_error: [], result_time: [] }, time: { duration: durationSeconds } },
  }
}

/** A budget that the test opens by hand. */
function gate() {
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

const free = (): Governor => ({ take: () => Promise.resolve(), report: () => {} })

function tokens(first = 'token-1') {
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

const address = {
  memberId: 'm1',
  clientEndpoint: 'https://a.bitrix24.ru/rest/',
  oauthEndpoint: 'https://oauth.bitrix24.tech/',
  clientId: 'id',
  clientSecret: 'client-secret',
}

const open = (
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

describe('coalescing', () => {
  it('sends a lone call as itself, with the token in the body', async () => {
    const { http, sent } = portal((one) => echo(one))
    expect(await open(http).call('profile', { a: 1 })).toBe('profile')
    expect(sent).toEqual([
      { url: 'https://a.bitrix24.ru/rest/profile', method: 'profile', body: { a: 1, auth: 'token-1' } },
    ])
  })

  it('sends everything that waits as one batch, the important first', async () => {
    const { http, sent } = portal((one) => echo(one))
    const budget = gate()
    const client = open(http, { governor: budget.governor })
    const calls = [
      client.call('idle.one', {}, { priority: 'idle' }),
      client.call('normal.one', { fields: { A: 'ё & я' } }),
      client.call('urgent.one', {}, { priority: 'urgent' }),
    ]
    await budget.grant()
    expect(sent).toHaveLength(1)
    expect(Object.values(sent[0]?.body.cmd as object)).toEqual([
      'urgent.one',
      'normal.one?fields[A]=%D1%91%20%26%20%D1%8F',
      'idle.one',
    ])
    expect(await Promise.all(calls)).toEqual([
      'idle.one',
      'normal.one?fields[A]=%D1%91%20%26%20%D1%8F',
      'urgent.one',
    ])
  })

  it('uses a turn that found nothing to send for the next call', async () => {
    const { http, sent } = portal((one) => echo(one))
    const budget = gate()
    const client = open(http, { governor: budget.governor })
    const both = [client.call('a', {}, { priority: 'idle' }), client.call('b', {}, { priority: 'urgent' })]
    await budget.grant(2)
    await Promise.all(both)
    expect(await client.call('c')).toBe('c')
    expect(sent.map((one) => one.method)).toEqual(['batch', 'c'])
    expect(budget.waiting).toHaveLength(0)
  })

  it('gathers calls while files wait for their turns, but nobody at a screen and nobody for long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { http, sent } = portal((one) => echo(one))
    const budget = gate()
    const client = open(http, { governor: budget.governor })
    const files = [1, 2, 3].map((id) => client.call('disk.folder.uploadFile', { id }))
    const calls = [client.call('a', {}, { priority: 'urgent' }), client.call('b')]
    expect(budget.waiting).toHaveLength(3)
    calls.push(client.call('c', {}, { priority: 'interactive' }))
    expect(budget.waiting).toHaveLength(4)
    // The governor grants by priority: whoever sits at a screen goes first and takes everybody along.
    budget.waiting.splice(3, 1)[0]?.()
    await Promise.all(calls)
    expect(sent.map((one) => one.method)).toEqual(['batch'])
    const more = [client.call('d'), client.call('e', {}, { priority: 'urgent' })]
    expect(budget.waiting).toHaveLength(3)
    vi.advanceTimersByTime(5_000)
    expect(budget.waiting).toHaveLength(5)
    await budget.grant(5)
    await Promise.all([...files, ...more])
    vi.useRealTimers()
    expect(sent.filter((one) => one.method === 'batch')).toHaveLength(2)
    expect(sent).toHaveLength(5)
  })

  it('asks for what it held as soon as no file waits any more', async () => {
    const { http, sent } = portal((one) => echo(one))
    const budget = gate()
    const client = open(http, { governor: budget.governor })
    const all = [client.call('disk.folder.uploadFile'), client.call('a'), client.call('b')]
    expect(budget.waiting).toHaveLength(1)
    await budget.grant()
    await budget.grant()
    await Promise.all(all)
    expect(sent.map((one) => one.method)).toEqual(['disk.folder.uploadFile', 'batch'])
  })

  it('grows batches while they are quick and shrinks them when they are slow', async () => {
    let seconds = 1
    const sizes: number[] = []
    const { http } = portal((one) => {
      sizes.push(Object.keys(one.body.cmd as object).length)
      return echo(one, seconds)
    })
    const budget = gate()
    const client = open(http, { governor: budget.governor })
    const calls = Array.from({ length: 207 }, (_, index) => client.call(`m${index}`))
    for (let turn = 0; turn < 4; turn += 1) await budget.grant()
    seconds = 20
    for (let turn = 0; turn < 3; turn += 1) await budget.grant()
    await Promise.all(calls)
    expect(sizes).toEqual([10, 20, 40, 50, 50, 25, 12])
  })

  it('keeps writes that cannot be repeated in small batches', async () => {
    const { http, sent } = portal((one) => echo(one))
    const budget = gate()
    const client = open(http, { governor: budget.governor })
    const warm = [
      client.batch(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, { method: 'r' }]))),
    ]
    await budget.grant()
    warm.push(
      client.batch(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, { method: 'r' }]))),
    )
    await budget.grant()
    warm.push(
      client.batch(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, { method: 'r' }]))),
    )
    await budget.grant()
    await Promise.all(warm)
    const calls = [
      ...Array.from({ length: 25 }, () => client.call('add', {}, { write: true })),
      ...Array.from({ length: 5 }, () => client.call('set', {}, { write: true, repeatable: true })),
    ]
    await budget.grant(4)
    await budget.grant(4)
    await Promise.all(calls)
    const counts = sent.slice(3).map((one) => Object.values(one.body.cmd as Record<string, string>))
    expect(counts.map((cmd) => cmd.filter((one) => one === 'add').length)).toEqual([20, 5])
    expect(counts[0]?.filter((one) => one === 'set')).toHaveLength(5)
  })

  it('sends files and texts that look like references alone', async () => {
    const { http, sent } = portal((one) => echo(one))
    const client = open(http)
    await Promise.all([
      client.call('disk.folder.uploadFile', { id: 1 }),
      client.call('crm.timeline.comment.add', { fields: { COMMENT: 'see $result[0]' } }),
      client.call('a'),
      client.call('b'),
    ])
    expect(sent.map((one) => one.method).sort()).toEqual([
      'batch',
      'crm.timeline.comment.add',
      'disk.folder.uploadFile',
    ])
  })

  it('lets groups share a batch without mixing their references', async () => {
    const { http, sent } = portal((one) => echo(one))
    const client = open(http)
    const group = { item: { method: 'get' }, user: { method: 'user', params: { ID: ref('item', 'by') } } }
    const [first] = await Promise.all([client.batch(group), client.batch(group)])
    expect(Object.keys(first)).toEqual(['item', 'user'])
    expect(sent[0]?.body.cmd).toEqual({
      g0_item: 'get',
      g0_user: 'user?ID=%24result%5Bg0_item%5D%5Bby%5D',
      g1_item: 'get',
      g1_user: 'user?ID=%24result%5Bg1_item%5D%5Bby%5D',
    })
  })

  it('gives each error to its own caller and reports operating time', async () => {
    const { http } = portal(() => ({
      body: {
        result: {
          result: { g0_only: 1 },
          result_error: {
            g1_only: { error: 'NOT_FOUND', error_description: 'x' },
            g2_only: { error: 'OPERATION_TIME_LIMIT', error_description: 'x' },
          },
          result_time: { g0_only: { operating: 3.5, operating_reset_at: 1_800_000_000 } },
        },
        time: {},
      },
    }))
    const budget = gate()
    const client = open(http, { governor: budget.governor })
    const calls = ['a', 'b', 'c', 'd'].map((method) => client.call(method, {}, { write: true }))
    const settled = Promise.allSettled(calls)
    await budget.grant()
    const [a, b, c, d] = await settled
    expect(a).toEqual({ status: 'fulfilled', value: 1 })
    expect(b).toMatchObject({ reason: { code: 'bitrix24-not-found' } })
    expect(c).toMatchObject({ reason: { code: 'bitrix24-operating-limit', outcome: 'none' } })
    expect(d).toMatchObject({ reason: { code: 'bitrix24-unanswered', outcome: 'unknown' } })
    expect(budget.reports).toContainEqual({
      method: 'a',
      operatingSeconds: 3.5,
      operatingResetAt: 1_800_000_000,
    })
    expect(budget.reports).toContainEqual(expect.objectContaining({ method: 'c', limited: true }))
  })
})

describe('failures', () => {
  const unavailable = { status: 502, text: '<html>Bad gateway</html>' }

  it('never repeats a write whose outcome is unknown', async () => {
    const { http, sent } = portal(() => unavailable)
    const write = open(http).call('crm.timeline.comment.add', {}, { write: true })
    await expect(write).rejects.toMatchObject({ code: 'bitrix24-not-json', outcome: 'unknown' })
    await expect(open(http).call('crm.item.get')).rejects.toMatchObject({ outcome: 'none' })
    expect(sent).toHaveLength(2)
  })

  it('tells reads and writes of one lost batch apart', async () => {
    const lost = new Transient({ code: 'no-answer-in-time', outcome: 'unknown', text: { ru: '', en: '' } })
    const { http } = portal(() => lost)
    const client = open(http)
    const [read, write] = await Promise.allSettled([client.call('a'), client.call('b', {}, { write: true })])
    expect(read).toMatchObject({ reason: { outcome: 'none' } })
    expect(write).toMatchObject({ reason: { outcome: 'unknown' } })
  })

  it('reports the limit and leaves the repeat to the caller', async () => {
    const { http, sent } = portal(() => ({ status: 503, body: { error: 'QUERY_LIMIT_EXCEEDED' } }))
    const budget = gate()
    const attempt = open(http, { governor: budget.governor }).call('a', {}, { write: true })
    const refused = expect(attempt).rejects.toMatchObject({ code: 'bitrix24-query-limit', outcome: 'none' })
    await budget.grant()
    await refused
    expect(budget.reports).toEqual([{ limited: true }])
    expect(sent).toHaveLength(1)
  })

  it('renews a refused token once and repeats', async () => {
    const { http, sent } = portal((one) => {
      if (one.method === 'oauth/token')
        return { body: { access_token: 'token-2', refresh_token: 'r2', expires_in: 3600 } }
      if (one.body.auth === 'token-1') return { status: 401, body: { error: 'expired_token' } }
      return { body: { result: 'fine' } }
    })
    const { store, state } = tokens()
    const client = open(http, { store })
    expect(await client.call('profile')).toBe('fine')
    expect(sent.map((one) => one.method)).toEqual(['profile', 'oauth/token', 'profile'])
    expect(state.renewals).toBe(1)
  })

  it('gives up when the new token is refused too, or cannot be had', async () => {
    const { http } = portal((one) =>
      one.method === 'oauth/token'
        ? { body: { access_token: 'token-2', refresh_token: 'r2' } }
        : { status: 401, body: { error: 'invalid_token' } },
    )
    await expect(open(http).call('profile')).rejects.toMatchObject({ code: 'bitrix24-token-refused' })
    const dead = portal((one) =>
      one.method === 'oauth/token'
        ? { status: 400, body: { error: 'invalid_grant' } }
        : { status: 401, body: { error: 'expired_token' } },
    )
    const attempt = open(dead.http).call('profile')
    await expect(attempt).rejects.toBeInstanceOf(Permanent)
    await expect(attempt).rejects.toMatchObject({ code: 'bitrix24-reauthorise' })
  })

  it('sends a call again whose token expired in the middle of a batch', async () => {
    const { http, sent } = portal((one, index) => {
      if (one.method === 'oauth/token') return { body: { access_token: 'token-2', refresh_token: 'r2' } }
      if (index > 0) return { body: { result: 'late' } }
      const result_error = { g1_only: { error: 'expired_token' } }
      return { body: { result: { result: { g0_only: 'early' }, result_error }, time: {} } }
    })
    const client = open(http)
    expect(await Promise.all([client.call('a'), client.call('b', {}, { write: true })])).toEqual([
      'early',
      'late',
    ])
    expect(sent.map((one) => one.method)).toEqual(['batch', 'oauth/token', 'b'])
  })

  it('follows a renamed portal with the whole POST and tells its new address', async () => {
    const { http, sent } = portal((one) =>
      one.url.startsWith('https://a.')
        ? { status: 302, location: one.url.replace('//a.', '//b.') }
        : { body: { result: one.body.x } },
    )
    const renamed: string[] = []
    const client = open(http, { onRenamed: (url) => renamed.push(url) })
    expect(await client.call('profile', { x: 5 })).toBe(5)
    expect(await client.call('profile', { x: 6 })).toBe(6)
    expect(renamed).toEqual(['https://b.bitrix24.ru/rest/'])
    expect(sent.map((one) => one.url.slice(8, 9))).toEqual(['a', 'b', 'b'])
    expect(client.endpoint()).toBe('https://b.bitrix24.ru/rest/')
  })

  it('sends no token to a stranger', async () => {
    const { http, sent } = portal(() => ({ status: 302, location: 'https://evil.example/rest/profile' }))
    await expect(open(http).call('profile')).rejects.toMatchObject({ code: 'bitrix24-moved' })
    expect(sent).toHaveLength(1)
  })

  it('tells nothing secret', async () => {
    const said = {
      error: 'ERROR_CORE',
      error_description: 'bad auth=token-1&x refresh_token=abc "access_token":"tkn"',
    }
    const { http } = portal(() => ({ status: 400, body: said }))
    const failure = await open(http)
      .call('profile')
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Permanent)
    const told = JSON.stringify([
      failure,
      String(failure),
      (failure as Permanent).detail,
      (failure as Permanent).text,
    ])
    expect(told).not.toMatch(/token-1|abc|tkn|client-secret/)
  })
})

it('works by an inbound webhook without tokens', async () => {
  const { http, sent } = portal(() => ({ body: { result: 1 } }))
  const client = createBitrix24Client({
    address: { ...address, clientEndpoint: 'https://a.bitrix24.ru/rest/1/secret/' },
    http,
    tokens: tokens('').store,
    governor: free(),
    now: () => new Date(0),
  })
  await client.call('profile')
  expect(client.byWebhook).toBe(true)
  expect(sent).toEqual([{ url: 'https://a.bitrix24.ru/rest/1/secret/profile', method: 'profile', body: {} }])
})
