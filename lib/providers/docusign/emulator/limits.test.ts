import { afterEach, beforeEach, expect, it } from 'vitest'
import { type OpenLab, openLab, sendEnvelope } from './testing.ts'

let lab: OpenLab
beforeEach(async () => {
  lab = await openLab()
})
afterEach(() => lab.close())

const templates = () => lab.api('GET', '/templates')

it('counts every call of the clock hour in the headers', async () => {
  const first = await templates()
  const second = await templates()
  const left = (answer: typeof first, name: string) => Number(answer.headers.get(name))
  expect(first.headers.get('x-ratelimit-limit')).toBe('3000')
  expect(left(first, 'x-ratelimit-remaining') - left(second, 'x-ratelimit-remaining')).toBe(1)
  expect(left(first, 'x-ratelimit-reset') * 1_000).toBe(Date.parse('2026-03-02T10:00:00Z'))
  expect(first.headers.get('x-docusign-tracetoken')).toMatch(/^[0-9a-f-]{36}$/)
})

it('refuses over the hourly limit until the next hour', async () => {
  await lab.control('PUT', '/settings', { hourlyLimit: 1 })
  expect((await templates()).status).toBe(200)
  const over = await templates()
  expect(over.status).toBe(429)
  expect(over.json).toEqual({
    errorCode: 'HOURLY_APIINVOCATION_LIMIT_EXCEEDED',
    message: 'The maximum number of hourly API invocations has been exceeded. The hourly limit is 1.',
  })
  await lab.test.clock.advance(3_600_000)
  expect((await templates()).status).toBe(200)
})

it('refuses bursts for half a minute, with the old status on wish', async () => {
  await lab.control('PUT', '/settings', { burstLimit: 1, limitStatus: 400 })
  await templates()
  const over = await templates()
  expect([over.status, over.json.errorCode]).toEqual([400, 'BURST_APIINVOCATION_LIMIT_EXCEEDED'])
  await lab.test.clock.advance(30_001)
  expect((await templates()).status).toBe(200)
})

it('records reads of one envelope that come too soon, and refuses them when told to', async () => {
  const id = await sendEnvelope(lab)
  const read = () => lab.api('GET', `/envelopes/${id}`)
  await read()
  await lab.test.clock.advance(60_000)
  await read()
  const { violations } = (await lab.control('GET', '/polls')).body
  expect(violations).toMatchObject([{ path: expect.stringContaining(id), afterSeconds: 60 }])
  await lab.control('PUT', '/settings', { envelopePollsPerHour: 1 })
  expect((await read()).json.errorCode).toBe('Hourly_Envelope_Polling_Limit_Exceeded')
  await lab.test.clock.advance(16 * 60_000)
  expect((await read()).status).toBe(200)
})

it('answers unknown addresses and foreign accounts in the API’s own words', async () => {
  const lost = await lab.api('GET', '/nothing')
  expect([lost.status, lost.json]).toEqual([
    404,
    { errorCode: 'RESOURCE_NOT_FOUND', message: 'The URL provided does not resolve to a resource.' },
  ])
  expect((await lab.api('DELETE', '/templates')).status).toBe(405)
  const envelope = await lab.api('GET', '/envelopes/00000000-0000-0000-0000-000000000000')
  expect([envelope.status, envelope.json.errorCode]).toEqual([404, 'ENVELOPE_DOES_NOT_EXIST'])
  const body = await lab.api('POST', '/envelopes', new TextEncoder().encode('{'))
  expect([body.status, body.json.errorCode]).toEqual([400, 'INVALID_REQUEST_BODY'])
})
