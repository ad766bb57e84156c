import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { requestOf, type ServedEmulator, serve } from '#lib/emulation/testing.ts'
import { say } from '#lib/sentence.ts'
import { type ContractPortal, installAfresh } from './contract-portal.ts'
import { customFields } from './custom-fields.ts'
import { emulator } from './emulator/index.ts'
import { events } from './events.ts'
import { parseForm } from './form.ts'
import { readRobotCall } from './incoming.ts'
import { readPlacement } from './incoming-page.ts'
import { ensure } from './install.ts'
import { placements } from './placements/index.ts'
import type { RegistrationReport } from './registration.ts'
import { robotsFor } from './robots/index.ts'
import { readStart } from './robots/start-signing-route.ts'

let served: ServedEmulator
let portal: ContractPortal
const control = async (method: string, path: string, body: object = {}) =>
  (await served.emulator.control?.(requestOf(method, path, body)))?.body as Record<string, unknown>

beforeAll(async () => {
  served = await serve(emulator)
})
beforeEach(async () => {
  served.test.sent.length = 0
  portal = await installAfresh(served, control, 'https://app.example/api/bitrix24/install')
})
afterAll(() => served.close())

const routes = [
  {
    name: 'Договор',
    inputs: [
      { name: 'copies', type: 'int', label: say('Копий', 'Copies'), required: true },
      { name: 'wait', type: 'string', label: say('Подождать', 'Wait'), required: false },
    ],
  },
  {
    name: 'NDA',
    inputs: [{ name: 'copies', type: 'string', label: say('Копий', 'Copies'), required: false }],
  },
] as const

const wanted = (publicUrl = 'https://app.example') => ({
  publicUrl,
  robots: robotsFor(routes),
  placements,
  events,
  fields: customFields,
})

const counts = (report: RegistrationReport) => {
  const found: Record<string, number> = {}
  for (const entry of report.entries)
    found[`${entry.kind} ${entry.how}`] = (found[`${entry.kind} ${entry.how}`] ?? 0) + 1
  return found
}

it('makes everything in two requests, and nothing twice', async () => {
  const first = await ensure(portal.client(), wanted())
  expect(first.entries.filter((entry) => entry.failure)).toEqual([])
  expect(counts(first)).toEqual({
    'field made': customFields.length,
    'robot made': 3,
    'placement made': placements.length,
    'event made': events.length,
  })
  expect(portal.requests).toHaveLength(2)
  const second = await ensure(portal.client(), wanted())
  expect(counts(second)).toEqual({
    'field kept': customFields.length,
    'robot updated': 3,
    'placement kept': placements.length,
    'event kept': events.length,
  })
})

it('moves to another public address without leaving anything behind', async () => {
  await ensure(portal.client(), wanted())
  const report = await ensure(portal.client(), wanted('https://app.example/new'))
  expect(report.complete).toBe(true)
  expect(counts(report)).toMatchObject({ 'placement updated': 4, 'event updated': events.length })
  const client = portal.client()
  const bound = (await client.call('placement.get')) as { handler: string }[]
  expect(bound.map((one) => one.handler)).toEqual(
    placements.map((one) => `https://app.example/new/b24/${one.code}`),
  )
  const handlers = (await client.call('event.get')) as { handler: string }[]
  expect(new Set(handlers.map((one) => one.handler))).toEqual(
    new Set(['https://app.example/new/api/bitrix24/events']),
  )
  expect(handlers).toHaveLength(events.length)
})

it('tells what failed and makes the rest', async () => {
  await control('POST', '/application', { scope: 'crm,placement' })
  const report = await ensure(portal.client(), wanted())
  expect(report.complete).toBe(false)
  expect(counts(report)).toMatchObject({ 'robot failed': 3, 'field made': 5, 'placement made': 4 })
  const failed = report.entries.find((entry) => entry.how === 'failed')
  expect(failed?.failure?.code).toBe('bitrix24-scope-missing')
})

it('registers a robot whose call we can read', async () => {
  await ensure(portal.client(), wanted())
  await control('POST', '/deals/101/robots/start_signing_route', {
    properties: { route: 'Договор', copies: '2', input_wait: 'до завтра', wait: 'Y' },
    use_subscription: 'Y',
  })
  const sent = served.test.sent.find((one) => one.url.endsWith('/api/bitrix24/robots/start_signing_route'))
  const call = readRobotCall(parseForm(Buffer.from(sent?.body ?? '')))
  expect(call).toMatchObject({
    code: 'start_signing_route',
    item: { entityTypeId: 2, id: '101' },
    memberId: portal.granted.memberId,
    useSubscription: true,
  })
  expect(readStart(call)).toEqual({
    route: 'Договор',
    document: '',
    wait: true,
    inputs: { copies: '2', wait: 'до завтра' },
  })
})

it('registers a placement whose opening we can read', async () => {
  await ensure(portal.client(), wanted())
  await control('POST', '/install/finish')
  for (const { code } of placements) {
    const opening = (await control('POST', `/placements/${code}/open`, { dealId: 103, userId: 5 })) as {
      url: string
      body: Record<string, string>
    }
    const url = new URL(opening.url)
    expect(url.pathname).toBe(`/b24/${code}`)
    const body = parseForm(Buffer.from(new URLSearchParams(opening.body).toString()))
    expect(readPlacement(url.searchParams, body)).toMatchObject({
      placement: code,
      item: { entityTypeId: 2, id: '103' },
      memberId: portal.granted.memberId,
      language: 'ru',
    })
  }
})
