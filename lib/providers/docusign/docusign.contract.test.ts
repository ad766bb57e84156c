import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestContext, requestOf, type ServedEmulator, serve } from '#lib/emulation/testing.ts'
import { Transient } from '#lib/failure.ts'
import { createHttp, type Http, type HttpExchange } from '#lib/http.ts'
import type {
  Connection,
  ConnectionContext,
  LegOrder,
  LegOrderFrame,
  LegSnapshot,
  Tokens,
} from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import { emulator } from './emulator/index.ts'
import { docusign } from './index.ts'

let lab: ServedEmulator
let pdf: Uint8Array
let credentials: Record<string, string> & { connectKeys: { secret: string }[] }
let exchanges: HttpExchange[]
let held: Tokens | null
let connection: Connection
let number = 0

const surroundings = createTestContext('docusign')

beforeAll(async () => {
  lab = await serve(emulator, surroundings)
  credentials = (await lab.emulator.credentials()) as typeof credentials
  pdf = await surroundings.context.pdf.render({ title: 'Договор', paragraphs: ['Текст договора'] })
  await lab.emulator.control?.(requestOf('PUT', '/settings', { hourlyLimit: 0, burstLimit: 0 }))
})
afterAll(() => lab.close())

beforeEach(() => {
  exchanges = []
  held = null
  surroundings.sent.length = 0
  surroundings.faults.arm([])
  connection = open()
})

const plainHttp: Http = createHttp({ userAgent: 'test', observe: (exchange) => exchanges.push(exchange) })

const settings = () => ({
  oauthUrl: lab.url,
  integrationKey: String(credentials.integrationKey),
  userId: String(credentials.userId),
  privateKey: String(credentials.privateKeyPem),
  hmacKeys: ['a key that is retired', credentials.connectKeys[0]?.secret].join('\n'),
})

const open = (more: Partial<ConnectionContext> = {}, changed: Record<string, string> = {}): Connection =>
  docusign.open({
    connectionId: 'c-1',
    settings: { ...settings(), ...changed },
    http: plainHttp,
    now: () => surroundings.clock.now(),
    pushUrl: 'http://127.0.0.1:9/api/providers/docusign/c-1',
    publicUrl: 'http://127.0.0.1:9',
    tokens: {
      async use(isFresh, renew) {
        if (!held || !isFresh(held, surroundings.clock.now())) held = await renew(held)
        return held
      },
      async reject(accessToken) {
        if (held?.accessToken === accessToken)
          held = { ...held, accessToken: '', expiresAt: new Date(0).toISOString() }
      },
    },
    ...more,
  })

const step = (
  id: string,
  act: 'approve' | 'sign',
  names: string[],
  order: 'sequential' | 'parallel' = 'sequential',
) => ({
  id,
  act,
  order,
  quorum: 'all' as const,
  signature: 'simple' as const,
  party: 'counterparty' as const,
  people: names.map((name, index) => ({
    id: `${id}-${index}`,
    name,
    email: `${name.toLowerCase()}@client.example`,
  })),
})

const orderOf = (more: Partial<LegOrder> = {}): LegOrder => ({
  key: `leg-${++number}`,
  title: 'Договор № 15',
  message: 'Подпишите, пожалуйста',
  steps: [step('review', 'approve', ['Anna']), step('sign', 'sign', ['Boris', 'Clara'])],
  files: [{ id: 'f-1', name: 'Договор.pdf', mime: 'application/pdf', bytes: pdf }],
  correlation: { portal: 'p', envelopeId: 'e', item: 'D_1' },
  locale: 'ru',
  expiresAfterDays: 5,
  ...more,
})

const act = async (
  externalId: string,
  name: string,
  action: 'view' | 'sign' | 'decline',
  comment?: string,
) => {
  const item = (await lab.emulator.inbox?.())?.find(
    (one) => one.externalId === externalId && one.signer.name === name,
  )
  await lab.emulator.act?.(item?.id ?? '', { action, ...(comment ? { comment } : {}) })
  await surroundings.clock.advance(1_000)
}

/** Takes the Connect messages that were sent meanwhile, as our receiver would. */
const pushed = async (to: Connection = connection): Promise<LegSnapshot[]> => {
  const messages = surroundings.sent.splice(0)
  const news = await Promise.all(
    messages.map(({ headers, body }) =>
      to.receive?.({
        method: 'POST',
        headers,
        query: new URLSearchParams(),
        body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
      }),
    ),
  )
  return news.flatMap((some) => (some ?? []).flatMap((one) => ('snapshot' in one ? [one.snapshot] : [])))
}

const apiCalls = () => exchanges.filter(({ request }) => !request.name.startsWith('oauth'))
const stateOf = (snapshot: LegSnapshot | undefined) =>
  snapshot?.people.map(({ personId, state }) => `${personId} ${state}`)
const frameOf = ({ files, ...rest }: LegOrder): LegOrderFrame => ({
  ...rest,
  files: files.map(({ bytes: _, ...file }) => file),
})

describe('an envelope from sending to the archive', () => {
  test('is told by pushes alone, in at most five calls', async () => {
    const order = orderOf()
    const { externalId, snapshot } = await connection.submit(order)
    expect(snapshot).toMatchObject({ status: 'submitted', raw: 'sent' })
    expect(stateOf(snapshot)).toEqual(['review-0 notified', 'sign-0 waiting', 'sign-1 waiting'])
    await surroundings.clock.advance(1_000)
    await pushed()

    await act(externalId, 'Anna', 'sign')
    const approved = (await pushed()).at(-1)
    expect(approved).toMatchObject({ externalId, status: 'viewed' })
    expect(stateOf(approved)).toEqual(['review-0 done', 'sign-0 notified', 'sign-1 waiting'])

    await act(externalId, 'Boris', 'view')
    expect(stateOf((await pushed()).at(-1))?.[1]).toBe('sign-0 viewed')
    await act(externalId, 'Boris', 'sign')
    expect((await pushed()).at(-1)).toMatchObject({ status: 'partially_signed', raw: 'recipient-completed' })
    await act(externalId, 'Clara', 'sign')
    const done = (await pushed()).find(({ status }) => status === 'completed')
    expect(stateOf(done)).toEqual(['review-0 done', 'sign-0 done', 'sign-1 done'])
    expect(done?.people[1]).toMatchObject({ stepId: 'sign', name: 'Boris', at: expect.stringMatching(/Z$/) })

    const files = await connection.collect(externalId, frameOf(order))
    expect(files.map(({ role, name, of }) => [role, name, of])).toEqual([
      ['signed', 'Договор.pdf', 'f-1'],
      ['protocol', 'Сертификат завершения.pdf', undefined],
    ])
    for (const { bytes } of files) expect(new TextDecoder().decode(bytes.subarray(0, 5))).toBe('%PDF-')
    expect(apiCalls().map(({ request }) => request.name)).toEqual([
      'lookUpTransaction',
      'createEnvelope',
      'getDocument',
      'getDocument',
    ])
  })

  test('a refusal carries its reason', async () => {
    const { externalId } = await connection.submit(orderOf())
    await act(externalId, 'Anna', 'decline', 'Не согласны с ценой')
    const told = (await pushed()).at(-1)
    expect(told).toMatchObject({ status: 'declined', comment: 'Не согласны с ценой' })
    expect(told?.people[0]).toMatchObject({ state: 'declined', comment: 'Не согласны с ценой' })
  })

  test('voiding, and voiding what is already over', async () => {
    const { externalId } = await connection.submit(orderOf())
    await connection.cancel(externalId, 'Сделка отменена')
    await connection.cancel(externalId, 'Сделка отменена')
    const read = await connection.status(externalId, frameOf(orderOf()))
    expect(read).toMatchObject({ status: 'cancelled', raw: 'voided', comment: 'Сделка отменена' })
  })

  test('running out of time is not the same as being voided', async () => {
    const { externalId } = await connection.submit(orderOf())
    await lab.emulator.control?.(requestOf('POST', `/envelopes/${externalId}/expire`, {}))
    const read = await connection.status(externalId, frameOf(orderOf()))
    expect(read).toMatchObject({ status: 'expired', raw: 'voided (expired)' })
    expect(stateOf(read)?.[0]).toBe('review-0 expired')
  })

  test('only people whose turn it is are reminded', async () => {
    const { externalId } = await connection.submit(orderOf())
    const letters = async () => {
      const answer = await lab.emulator.control?.(requestOf('GET', '/mail'))
      const { mail } = Object(answer?.body) as { mail: { envelopeId: string; to: string }[] }
      return mail.filter((one) => one.envelopeId === externalId).map(({ to }) => to)
    }
    expect(await letters()).toEqual(['anna@client.example'])
    await connection.remind?.(externalId)
    expect(await letters()).toEqual(['anna@client.example', 'anna@client.example'])
  })
})

describe('sending twice', () => {
  test('the same order finds its envelope', async () => {
    const order = orderOf()
    const first = await connection.submit(order)
    const second = await connection.submit(order)
    expect(second.externalId).toBe(first.externalId)
    expect(apiCalls().filter(({ request }) => request.name === 'createEnvelope')).toHaveLength(1)
  })

  test('an answer lost on the way makes no second envelope', async () => {
    const order = orderOf()
    let lose = true
    const losing: Http = async (request) => {
      const response = await plainHttp(request)
      if (request.name !== 'createEnvelope' || !lose) return response
      lose = false
      throw new Transient({
        code: 'no-answer-in-time',
        outcome: 'unknown',
        text: say('Нет ответа', 'No answer'),
      })
    }
    const shaky = open({ http: losing })
    await expect(shaky.submit(order)).rejects.toMatchObject({ outcome: 'unknown' })
    const again = await shaky.submit(order)
    expect(again.snapshot.status).toBe('submitted')
    expect(apiCalls().filter(({ request }) => request.name === 'createEnvelope')).toHaveLength(1)
  })
})

describe('access', () => {
  test('one token serves many calls and is renewed ten minutes before its end', async () => {
    await connection.check()
    await connection.check()
    const tokens = () => exchanges.filter(({ request }) => request.name === 'oauth/token').length
    expect(tokens()).toBe(1)
    await surroundings.clock.advance(49 * 60_000)
    await connection.check()
    expect(tokens()).toBe(1)
    await surroundings.clock.advance(2 * 60_000)
    await connection.check()
    expect(tokens()).toBe(2)
    expect(exchanges.filter(({ request }) => request.name === 'oauth/userinfo')).toHaveLength(1)
  })

  test('a token refused before its time is renewed once', async () => {
    await connection.check()
    held = held && { ...held, accessToken: 'spoilt' }
    await expect(connection.check()).resolves.toMatchObject({ ok: true })
  })

  test('consent that was never given is an operator’s work', async () => {
    const { userId } = credentials
    await lab.emulator.control?.(requestOf('PUT', '/consent', { userId, granted: false }))
    await expect(connection.check()).rejects.toMatchObject({ code: 'docusign-consent' })
    await lab.emulator.control?.(requestOf('PUT', '/consent', { userId, granted: true }))
    await expect(connection.check()).resolves.toMatchObject({ ok: true })
  })

  test('wrong keys and accounts are named', async () => {
    await expect(open({}, { integrationKey: 'nobody' }).check()).rejects.toMatchObject({
      code: 'docusign-credentials',
    })
    await expect(open({}, { privateKey: 'no key' }).check()).rejects.toMatchObject({
      code: 'docusign-private-key',
    })
    await expect(
      open({}, { accountId: 'ffffffff-0000-4000-8000-000000000000' }).check(),
    ).rejects.toMatchObject({
      code: 'docusign-account',
    })
  })

  test('an authorization code’s refresh token is kept and rotated', async () => {
    const redirect = 'http://127.0.0.1:9/back'
    const asked = {
      response_type: 'code',
      scope: 'signature',
      client_id: String(credentials.integrationKey),
      redirect_uri: redirect,
    }
    const allowed = await fetch(`${lab.url}/oauth/auth`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ ...asked, user: String(credentials.userId), answer: 'allow' }),
    })
    const code = new URL(allowed.headers.get('location') ?? '').searchParams.get('code') ?? ''
    const basic = Buffer.from(`${credentials.integrationKey}:${credentials.clientSecret}`).toString('base64')
    const granted = await fetch(`${lab.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirect }),
    })
    const { refresh_token: refreshToken } = (await granted.json()) as { refresh_token: string }
    const byCode = open({}, { grant: 'code', clientSecret: String(credentials.clientSecret), refreshToken })
    await byCode.check()
    const first = held?.refreshToken
    expect(first).not.toBe(refreshToken)
    await surroundings.clock.advance(8 * 3_600_000)
    await byCode.check()
    expect(held?.refreshToken).not.toBe(first)
  })

  test('what is missing for pushes is a warning', async () => {
    expect((await open({ pushUrl: null }).check()).warnings).toHaveLength(1)
    expect((await open({}, { hmacKeys: '' }).check()).warnings).toHaveLength(1)
  })
})

describe('polling', () => {
  const finder = (orders: Map<string, LegOrderFrame>) => async (ids: string[]) =>
    new Map(ids.flatMap((id) => (orders.has(id) ? [[id, orders.get(id) as LegOrderFrame]] : [])))

  test('one call tells of all changes, not sooner than the vendor allows', async () => {
    const order = orderOf()
    const ours = new Map<string, LegOrderFrame>()
    const begun = await connection.poll?.(null, finder(ours))
    const { externalId } = await connection.submit(order)
    await connection.submit(orderOf())
    ours.set(externalId, frameOf(order))
    await act(externalId, 'Anna', 'decline', 'Нет')
    exchanges = []
    const early = await connection.poll?.(begun?.cursor ?? null, finder(ours))
    expect([early?.news, exchanges]).toEqual([[], []])
    await surroundings.clock.advance(15 * 60_000)
    const page = await connection.poll?.(early?.cursor ?? null, finder(ours))
    expect(page?.news).toMatchObject([
      { grade: 'feed', snapshot: { externalId, status: 'declined', comment: 'Нет' } },
    ])
    expect(apiCalls()).toHaveLength(1)
    await surroundings.clock.advance(15 * 60_000)
    const again = await connection.poll?.(page?.cursor ?? null, finder(ours))
    expect(again?.more).toBe(false)
  })

  test('a cursor that cannot be read starts anew', async () => {
    const page = await connection.poll?.('nonsense', finder(new Map()))
    expect(JSON.parse(page?.cursor ?? '')).toHaveProperty('until')
  })
})

describe('limits and refusals', () => {
  test('the hour’s limit waits for its reset', async () => {
    await connection.check()
    await lab.emulator.control?.(requestOf('PUT', '/settings', { hourlyLimit: 1 }))
    await expect(connection.check()).rejects.toMatchObject({
      code: 'docusign-limit',
      outcome: 'none',
      retryAfterMs: expect.any(Number),
    })
    await lab.emulator.control?.(requestOf('PUT', '/settings', { hourlyLimit: 0 }))
  })

  test('an anchor that is not in the document is told in the vendor’s words', async () => {
    const anchored = open({}, { anchor: '/nowhere{n}/' })
    await expect(anchored.submit(orderOf())).rejects.toMatchObject({ code: 'docusign-content' })
  })

  test('an envelope that is not there', async () => {
    const gone = '00000000-0000-4000-8000-000000000000'
    await expect(connection.status(gone, frameOf(orderOf()))).rejects.toMatchObject({ code: 'docusign-gone' })
  })
})
