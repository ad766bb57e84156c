import { hash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openKnock } from '#lib/db/knock.ts'
import { createSealer } from '#lib/db/seal.ts'
import { Refused } from '#lib/failure.ts'
import { openTestDatabase, type TestDatabase } from '#lib/launch/test-database.ts'
import type { Connection } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import { createIngress, type Ingress } from './ingress.ts'
import { createFront, type Front } from './listener.ts'
import { openGate } from './testing-gate.ts'

const sealer = createSealer(Buffer.alloc(32, 3).toString('base64'))
const form = 'application/x-www-form-urlencoded'
const secret = 'a-secret-that-nobody-guesses'

/** A provider that signs with a header: enough for the door, the real ones have suites of their own. */
const connection = {
  receive: async ({ headers, body }) => {
    if (headers['x-signature'] !== hash('sha256', Buffer.from(body), 'hex')) {
      throw new Refused(401, {
        code: 'wrong-signature',
        text: say('Подпись неверна.', 'The signature is wrong.'),
      })
    }
    const { id } = JSON.parse(Buffer.from(body).toString())
    return [{ grade: 'hint', key: id, externalId: id }]
  },
} as Pick<Connection, 'receive'> as Connection

const robotForm = (over: Record<string, string> = {}) =>
  new URLSearchParams({
    code: 'start_signing_route',
    event_token: 'token-1',
    'document_id[0]': 'crm',
    'document_id[1]': 'CCrmDocumentDeal',
    'document_id[2]': 'DEAL_42',
    'properties[route]': 'Договор',
    'auth[member_id]': 'member-1',
    'auth[application_token]': 'application-1',
    ...over,
  })

describe('the front over HTTP', () => {
  let base: TestDatabase
  let gate: Awaited<ReturnType<typeof openGate>>
  let ingress: Ingress
  let front: Front
  let address: string
  let connectionId: string
  let nowMs = 1_000_000

  beforeAll(async () => {
    base = await openTestDatabase()
    gate = await openGate(base.url)
    const [portal] = await base.sql<{ id: number }[]>`
      insert into portal (member_id, domain, client_endpoint, application_token_sealed, hook_secret_hash)
      values ('member-1', 'one.example', 'https://one.example/rest/',
        ${sealer.seal('application-1', 'member-1')}, ${hash('sha256', secret, 'hex')}) returning id`
    const [row] = await base.sql<{ id: string }[]>`
      insert into connection (portal_id, provider, label) values (${portal?.id ?? 0}, 'signer', 'One') returning id`
    connectionId = row?.id ?? ''
    ingress = createIngress({
      databaseUrl: gate.url,
      sealer,
      openToken: (memberId, sealed) => sealer.open(sealed, memberId).toString(),
      openConnection: () => connection,
      install: async () => ({ status: 202 }),
      now: () => nowMs,
    })
    front = createFront({ doors: ingress.doors, next: (_request, response) => response.end('a page') })
    await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(front.server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    await front.stop()
    await ingress.close()
    await gate.close()
    await base.close()
  })

  const post = (path: string, body: BodyInit, headers: Record<string, string> = { 'content-type': form }) =>
    fetch(address + path, { method: 'POST', body, headers })
  const robot = (over?: Record<string, string>) =>
    post('/api/bitrix24/robots/start_signing_route', robotForm(over).toString())
  const rows = () => base.sql<{ kind: string; name: string; key: string; body_sealed: Buffer }[]>`
    select kind, name, key, body_sealed from inbound order by id`

  it('takes a robot call once, however often it comes', async () => {
    expect((await robot()).status).toBe(200)
    expect((await robot()).status).toBe(200)
    const stored = await rows()
    expect(stored.map(({ kind, name }) => [kind, name])).toEqual([['robot', 'start_signing_route']])
    const [first] = stored
    if (!first) throw new Error('not stored')
    expect(Buffer.from(openKnock(sealer, first.key, first.body_sealed).body).toString()).toBe(
      robotForm().toString(),
    )
  })

  it.each([
    ['another application token', { 'auth[application_token]': 'application-2' }],
    ['no application token', { 'auth[application_token]': '' }],
    ['an unknown portal', { 'auth[member_id]': 'member-9' }],
  ])('refuses a robot call with %s and stores nothing', async (_name, over) => {
    const before = (await rows()).length
    const answer = await robot({ ...over, event_token: 'forged' })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect((await answer.json()).code).toBe('not-authentic')
    expect(await rows()).toHaveLength(before)
  })

  it('learns a new application token without waiting for its memory to fade', async () => {
    await base.sql`update portal set application_token_sealed = ${sealer.seal('application-2', 'member-1')}`
    nowMs += 1_500
    const renewed = { 'auth[application_token]': 'application-2', event_token: 'token-renewed' }
    expect((await robot(renewed)).status).toBe(200)
    await base.sql`update portal set application_token_sealed = ${sealer.seal('application-1', 'member-1')}`
    nowMs += 6_000
    expect((await robot({ ...renewed, event_token: 'token-old' })).status).toBe(401)
  })

  it('takes an event, and passes an installation with an unknown token on', async () => {
    const event = { event: 'ONCRMDEALUPDATE', 'data[FIELDS][ID]': '42', ts: '1700000000' }
    const auth = { 'auth[member_id]': 'member-1', 'auth[application_token]': 'application-1' }
    const send = (fields: Record<string, string>) =>
      post('/api/bitrix24/events', new URLSearchParams(fields).toString()).then((answer) => answer.status)
    expect(await send({ ...event, ...auth })).toBe(200)
    expect((await rows()).at(-1)).toMatchObject({ kind: 'event', name: 'ONCRMDEALUPDATE' })
    expect(await send({ ...event, ...auth, event: 'ONAPPINSTALL', 'auth[application_token]': 'new' })).toBe(
      202,
    )
    expect(await send({ ...event, ...auth, event: 'ONAPPUNINSTALL', 'auth[application_token]': 'new' })).toBe(
      401,
    )
  })

  it('takes the webhook robot by its secret only', async () => {
    const fields = new URLSearchParams({ 'document_id[0]': 'crm', 'document_id[2]': 'DEAL_7' }).toString()
    expect((await post(`/api/bitrix24/hook/${secret}`, fields)).status).toBe(200)
    expect((await rows()).at(-1)).toMatchObject({ kind: 'hook' })
    expect((await post('/api/bitrix24/hook/some-other-secret-text', fields)).status).toBe(401)
  })

  it('takes provider news that its adapter verifies, and a repeated hint once', async () => {
    const body = JSON.stringify({ id: 'envelope-1' })
    const headers = { 'content-type': 'application/json', 'x-signature': hash('sha256', body, 'hex') }
    const path = `/api/providers/signer/${connectionId}`
    const before = (await rows()).length
    expect((await post(path, body, headers)).status).toBe(200)
    expect((await post(path, body, headers)).status).toBe(200)
    expect(await rows()).toHaveLength(before + 1)
    expect((await post(path, `${body} `, headers)).status).toBe(401)
    expect((await post(`/api/providers/other/${connectionId}`, body, headers)).status).toBe(404)
    expect(await rows()).toHaveLength(before + 1)
  })

  it('refuses what is too large, of another type, or not a form', async () => {
    const large = `x=${'a'.repeat(600 * 1024)}`
    expect((await post('/api/bitrix24/robots/start_signing_route', large)).status).toBe(413)
    const chunked = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from(large))
        controller.close()
      },
    })
    const streamed = await fetch(`${address}/api/bitrix24/events`, {
      method: 'POST',
      body: chunked,
      headers: { 'content-type': form },
      duplex: 'half',
    } as RequestInit)
    expect(streamed.status).toBe(413)
    const json = await post('/api/bitrix24/events', '{}', { 'content-type': 'application/json' })
    expect(json.status).toBe(415)
    expect((await post('/api/bitrix24/events', '%zz=%')).status).toBe(400)
    expect((await fetch(`${address}/api/bitrix24/events`)).status).toBe(405)
  })

  it('leaves everything else to the pages', async () => {
    expect(await (await fetch(`${address}/envelopes`)).text()).toBe('a page')
    expect(await (await fetch(`${address}/api/health`)).text()).toBe('a page')
  })

  it('answers in time when the database hangs without a word, and recovers by itself', async () => {
    expect((await robot({ event_token: 'token-warm' })).status).toBe(200)
    gate.stall()
    const started = performance.now()
    expect((await robot({ event_token: 'token-hangs' })).status).toBe(503)
    expect(performance.now() - started).toBeLessThan(2_500)
    gate.open()
    await expect
      .poll(async () => (await robot({ event_token: 'token-hangs' })).status, { timeout: 8_000 })
      .toBe(200)
  })

  it('never acknowledges while the database is away, and recovers by itself', async () => {
    gate.shut()
    const refused = await robot({ event_token: 'token-away' })
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('1')
    nowMs += 60_000
    expect((await robot({ event_token: 'token-away' })).status).toBe(503)
    gate.open()
    await expect
      .poll(async () => (await robot({ event_token: 'token-away' })).status, { timeout: 8_000 })
      .toBe(200)
    const [count] = await base.sql`
      select count(*)::int as rows from inbound where key like ${`%${hash('sha256', 'token-away', 'hex')}`}`
    expect(count?.rows).toBe(1)
  })
})
