import { describe, expect, it } from 'vitest'
import { Permanent, Transient } from '#lib/failure.ts'
import { createBitrix24Client } from './client.ts'
import { address, free, gate, open, portal, tokens } from './testing-portal.ts'

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
