import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type OpenLab, openLab, sendEnvelope } from './testing.ts'
import type { WireObject } from './wire.ts'

const url = 'http://127.0.0.1:9/hook'
let lab: OpenLab
let answer: () => number

beforeEach(async () => {
  answer = () => 200
  lab = await openLab({ send: async () => ({ status: answer(), body: '' }) })
})
afterEach(() => lab.close())

const ownSubscription = (changes: WireObject = {}): WireObject => ({
  eventNotification: {
    url,
    events: ['envelope-sent', 'recipient-completed', 'envelope-completed', 'envelope-declined'],
    requireAcknowledgment: 'true',
    loggingEnabled: 'true',
    includeHMAC: 'true',
    eventData: { version: 'restv2.1', format: 'json', includeData: ['recipients'] },
    ...changes,
  },
})

const configure = (changes: WireObject = {}) =>
  lab.api('POST', '/connect', {
    urlToPublishTo: url,
    name: 'Inkroute',
    allUsers: 'true',
    allowEnvelopePublish: 'true',
    enableLog: 'true',
    requiresAcknowledgement: 'true',
    events: ['envelope-sent'],
    ...changes,
  })

const events = () => lab.messages().map((one) => one.body.event)
const untilSent = (count: number) => vi.waitFor(() => expect(lab.messages()).toHaveLength(count))

describe('messages', () => {
  it('tell an envelope’s own subscriber the chosen events in the JSON SIM form', async () => {
    const id = await sendEnvelope(lab, ownSubscription())
    await lab.act(id, '1', 'sign')
    await lab.act(id, '2', 'sign')
    await untilSent(5)
    expect(events()).toEqual([
      'envelope-sent',
      'recipient-completed',
      'recipient-completed',
      'recipient-completed',
      'envelope-completed',
    ])
    const [first, second] = lab.messages()
    expect(first?.body).toMatchObject({
      apiVersion: 'v2.1',
      retryCount: 0,
      configurationId: expect.any(Number),
      generatedDateTime: expect.stringMatching(/\.\d{7}Z$/),
      uri: expect.stringContaining(`/envelopes/${id}`),
      data: { envelopeId: id, envelopeSummary: { status: 'sent', recipients: { recipientCount: '3' } } },
    })
    expect(first?.body.data).not.toHaveProperty('recipientId')
    expect(second?.body.data).toMatchObject({ recipientId: '1' })
  })

  it('leave the summary out when no data is asked for, and hold documents when they are', async () => {
    await sendEnvelope(lab, ownSubscription({ eventData: {} }))
    await untilSent(1)
    expect(lab.messages()[0]?.body.data).not.toHaveProperty('envelopeSummary')
    await sendEnvelope(lab, ownSubscription({ eventData: { includeData: ['documents'] } }))
    await untilSent(2)
    expect(lab.messages()[1]?.body.data).toMatchObject({
      envelopeSummary: { envelopeDocuments: [{ PDFBytes: expect.stringMatching(/^JVBERi/) }, {}] },
    })
  })

  it('are signed with every key of the account', async () => {
    const made = await lab.api('POST', '/connect/secret')
    await sendEnvelope(lab, ownSubscription())
    await untilSent(1)
    const [raw] = lab.test.sent
    const sign = (key: string) => createHmac('sha256', key).update(String(raw?.body)).digest('base64')
    expect(raw?.headers['x-docusign-signature-1']).toBe(sign(lab.test.context.secret('docusign-connect-key')))
    expect(raw?.headers['x-docusign-signature-2']).toBe(sign(String(made.json.secret)))
    expect(raw?.headers['x-authorization-digest']).toBe('HMACSHA256')
  })

  it('are unsigned when HMAC is off', async () => {
    await sendEnvelope(lab, ownSubscription({ includeHMAC: 'false' }))
    await untilSent(1)
    expect(Object.keys(lab.test.sent[0]?.headers ?? {})).not.toContain('x-docusign-signature-1')
  })
})

describe('retries', () => {
  it('go on by the plan while the subscriber is down, and count', async () => {
    answer = () => 503
    const id = await sendEnvelope(lab, ownSubscription())
    await untilSent(1)
    await lab.act(id, '1', 'sign')
    await lab.test.clock.advance(1_000)
    await untilSent(2)
    expect(events()).toEqual(['envelope-sent', 'envelope-sent'])
    expect(lab.messages()[1]?.body.retryCount).toBe(1)
    answer = () => 200
    await lab.test.clock.advance(2_000)
    await untilSent(5)
    expect(events().slice(2)).toEqual(['envelope-sent', 'recipient-completed', 'recipient-completed'])
  })

  it('end in the failures, from which they can be sent again', async () => {
    await lab.control('PUT', '/settings', { retryDelaysMs: [1_000] })
    answer = () => 500
    const id = await sendEnvelope(lab, ownSubscription())
    await untilSent(1)
    await lab.test.clock.advance(1_000)
    await untilSent(2)
    const failures = await vi.waitFor(async () => {
      const { json } = await lab.api('GET', '/connect/failures')
      expect(json.totalRecords).toBe('1')
      return json.failures
    })
    expect(failures).toMatchObject([{ envelopeId: id, status: 'sent', retryCount: '1' }])
    answer = () => 200
    const again = await lab.api('PUT', '/connect/envelopes/retry_queue', { envelopeIds: [id] })
    expect(again.json.retryQueue).toMatchObject([{ envelopeId: id, status: 'queued' }])
    await untilSent(3)
    expect((await lab.api('GET', '/connect/failures')).json.totalRecords).toBe('0')
  })

  it('do not happen without acknowledgement', async () => {
    answer = () => 500
    await sendEnvelope(lab, ownSubscription({ requireAcknowledgment: 'false' }))
    await untilSent(1)
    await vi.waitFor(async () => expect((await lab.control('GET', '/connect')).body.waiting).toBe(0))
    await lab.test.clock.advance(3_600_000)
    expect(lab.messages()).toHaveLength(1)
  })
})

describe('configurations of the account', () => {
  it('publish only when allowed, and only what they name', async () => {
    const off = await configure({ allowEnvelopePublish: undefined })
    expect(off.status).toBe(201)
    await sendEnvelope(lab)
    const connectId = String(off.json.connectId)
    await lab.api('PUT', '/connect', { connectId, allowEnvelopePublish: true })
    const id = await sendEnvelope(lab)
    await untilSent(1)
    expect(lab.messages()[0]?.body).toMatchObject({
      event: 'envelope-sent',
      configurationId: Number(connectId),
      data: { envelopeId: id },
    })
    const { logs } = (await lab.api('GET', '/connect/logs')).json
    expect(logs).toMatchObject([{ connectId, envelopeId: id }])
    expect((await lab.api('DELETE', `/connect/${connectId}`)).status).toBe(200)
    expect((await lab.api('GET', '/connect')).json.totalRecords).toBe('0')
  })

  it('wait while paused', async () => {
    const { json } = await configure({ pausePublish: 'true' })
    await sendEnvelope(lab)
    expect((await lab.control('GET', '/connect')).body.waiting).toBe(1)
    await lab.api('PUT', '/connect', { connectId: json.connectId, pausePublish: 'false' })
    await untilSent(1)
  })

  it('take https, or http to this machine unless switched off', async () => {
    expect((await configure({ urlToPublishTo: 'http://app.example/' })).status).toBe(400)
    expect((await configure({ urlToPublishTo: 'https://app.example/' })).status).toBe(201)
    await lab.control('PUT', '/settings', { plainHttp: 'never' })
    expect((await configure()).status).toBe(400)
  })

  it('can be doubled, lost and turned round by the fault switches', async () => {
    await configure()
    lab.test.faults.arm([{ kind: 'duplicate', match: 'connect', times: 1 }])
    await sendEnvelope(lab)
    await untilSent(2)
    expect(lab.messages()[0]?.body).toEqual(lab.messages()[1]?.body)
    lab.test.faults.arm([{ kind: 'drop', match: 'connect', times: 1 }])
    await sendEnvelope(lab)
    await vi.waitFor(async () => expect((await lab.control('GET', '/connect')).body.waiting).toBe(1))
    await lab.test.clock.advance(1_000)
    await untilSent(3)
  })
})
