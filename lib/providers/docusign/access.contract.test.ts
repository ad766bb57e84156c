import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { LegOrderFrame } from '#lib/providers/provider.ts'
import { frameOf, openTestLab, type TestLab } from './test-lab.ts'

let lab: TestLab

beforeAll(async () => {
  lab = await openTestLab()
})
beforeEach(() => lab.calm())
afterAll(() => lab.close())

describe('access', () => {
  test('one token serves many calls and is renewed ten minutes before its end', async () => {
    await lab.connection.check()
    await lab.connection.check()
    const tokens = () => lab.exchanges.filter(({ request }) => request.name === 'oauth/token').length
    expect(tokens()).toBe(1)
    await lab.clock.advance(49 * 60_000)
    await lab.connection.check()
    expect(tokens()).toBe(1)
    await lab.clock.advance(2 * 60_000)
    await lab.connection.check()
    expect(tokens()).toBe(2)
    expect(lab.exchanges.filter(({ request }) => request.name === 'oauth/userinfo')).toHaveLength(1)
  })

  test.each([
    ['both', {}, ['simple', 'UNEP', 'QES']],
    ['no qualified one', { qualifiedProvider: 'signer_held_qualified' }, ['simple', 'UNEP']],
    ['none beside its own', { advancedProvider: 'x', qualifiedProvider: 'y' }, ['simple']],
  ])('the account is asked which kinds of signature it has: %s', async (_, settings, signatures) => {
    await expect(lab.open({}, settings).check()).resolves.toMatchObject({ signatures })
  })

  test('a token refused before its time is renewed once', async () => {
    await lab.connection.check()
    lab.kept.tokens = lab.kept.tokens && { ...lab.kept.tokens, accessToken: 'spoilt' }
    await expect(lab.connection.check()).resolves.toMatchObject({ ok: true })
  })

  test('consent that was never given is an operator’s work', async () => {
    const { userId } = lab.credentials
    await lab.control('PUT', '/consent', { userId, granted: false })
    await expect(lab.connection.check()).rejects.toMatchObject({ code: 'docusign-consent' })
    await lab.control('PUT', '/consent', { userId, granted: true })
    await expect(lab.connection.check()).resolves.toMatchObject({ ok: true })
  })

  test('wrong keys and accounts are named', async () => {
    await expect(lab.open({}, { integrationKey: 'nobody' }).check()).rejects.toMatchObject({
      code: 'docusign-credentials',
    })
    await expect(lab.open({}, { privateKey: 'no key' }).check()).rejects.toMatchObject({
      code: 'docusign-private-key',
    })
    await expect(
      lab.open({}, { accountId: 'ffffffff-0000-4000-8000-000000000000' }).check(),
    ).rejects.toMatchObject({
      code: 'docusign-account',
    })
  })

  test('an authorization code’s refresh token is kept and rotated', async () => {
    const redirect = 'http://127.0.0.1:9/back'
    const asked = {
      response_type: 'code',
      scope: 'signature',
      client_id: String(lab.credentials.integrationKey),
      redirect_uri: redirect,
    }
    const allowed = await fetch(`${lab.url}/oauth/auth`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ ...asked, user: String(lab.credentials.userId), answer: 'allow' }),
    })
    const code = new URL(allowed.headers.get('location') ?? '').searchParams.get('code') ?? ''
    const basic = Buffer.from(`${lab.credentials.integrationKey}:${lab.credentials.clientSecret}`).toString(
      'base64',
    )
    const granted = await fetch(`${lab.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirect }),
    })
    const { refresh_token: refreshToken } = (await granted.json()) as { refresh_token: string }
    const byCode = lab.open(
      {},
      { grant: 'code', clientSecret: String(lab.credentials.clientSecret), refreshToken },
    )
    await byCode.check()
    const first = lab.kept.tokens?.refreshToken
    expect(first).not.toBe(refreshToken)
    await lab.clock.advance(8 * 3_600_000)
    await byCode.check()
    expect(lab.kept.tokens?.refreshToken).not.toBe(first)
  })

  test('what is missing for pushes is a warning', async () => {
    expect((await lab.open({ pushUrl: null }).check()).warnings).toHaveLength(1)
    expect((await lab.open({}, { hmacKeys: '' }).check()).warnings).toHaveLength(1)
  })
})

describe('polling', () => {
  const finder = (orders: Map<string, LegOrderFrame>) => async (ids: string[]) =>
    new Map(ids.flatMap((id) => (orders.has(id) ? [[id, orders.get(id) as LegOrderFrame]] : [])))

  test('one call tells of all changes, not sooner than the vendor allows', async () => {
    const order = lab.orderOf()
    const ours = new Map<string, LegOrderFrame>()
    const begun = await lab.connection.poll?.(null, finder(ours))
    const { externalId } = await lab.connection.submit(order)
    await lab.connection.submit(lab.orderOf())
    ours.set(externalId, frameOf(order))
    await lab.act(externalId, 'Anna', 'decline', 'Нет')
    lab.exchanges.length = 0
    const early = await lab.connection.poll?.(begun?.cursor ?? null, finder(ours))
    expect([early?.news, lab.calls()]).toEqual([[], []])
    await lab.clock.advance(15 * 60_000)
    const page = await lab.connection.poll?.(early?.cursor ?? null, finder(ours))
    expect(page?.news).toMatchObject([
      { grade: 'feed', snapshot: { externalId, status: 'declined', comment: 'Нет' } },
    ])
    expect(lab.calls()).toHaveLength(1)
    await lab.clock.advance(15 * 60_000)
    const again = await lab.connection.poll?.(page?.cursor ?? null, finder(ours))
    expect(again?.more).toBe(false)
  })

  test('a cursor that cannot be read starts anew', async () => {
    const page = await lab.connection.poll?.('nonsense', finder(new Map()))
    expect(JSON.parse(page?.cursor ?? '')).toHaveProperty('until')
  })
})

describe('limits and refusals', () => {
  test('the hour’s limit waits for its reset', async () => {
    await lab.connection.check()
    await lab.control('PUT', '/settings', { hourlyLimit: 1 })
    await expect(lab.connection.check()).rejects.toMatchObject({
      code: 'docusign-limit',
      outcome: 'none',
      retryAfterMs: expect.any(Number),
    })
    await lab.control('PUT', '/settings', { hourlyLimit: 0 })
  })

  test('an anchor that is not in the document is told in the vendor’s words', async () => {
    const anchored = lab.open({}, { anchor: '/nowhere{n}/' })
    await expect(anchored.submit(lab.orderOf())).rejects.toMatchObject({ code: 'docusign-content' })
  })

  test('an envelope that is not there', async () => {
    const gone = '00000000-0000-4000-8000-000000000000'
    await expect(lab.connection.status(gone, frameOf(lab.orderOf()))).rejects.toMatchObject({
      code: 'docusign-gone',
    })
  })
})
