import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { jsonBody } from '#lib/emulation/body.ts'
import type { EmulatorFactory, InboxItem } from '#lib/emulation/emulator.ts'
import { createRouter } from '#lib/emulation/router.ts'
import { type Lab, startLab } from './server.ts'

const item: InboxItem = {
  id: 'bitrix24:7',
  system: 'bitrix24',
  signer: { name: 'Подписант', address: 's@example.org', party: 'ours' },
  title: 'Договор',
  state: 'waiting',
  externalId: 'e1',
  documents: [],
  since: '2026-03-02T09:00:00Z',
}

/** A tiny Bitrix24: counts what was executed and echoes bodies. */
const toy: EmulatorFactory = {
  system: 'bitrix24',
  async create(context) {
    const state = context.state(() => ({ executed: [] as string[], acted: [] as string[] }))
    const router = createRouter()
      .on('POST', '/echo', ({ request }) => ({ status: 200, body: request.body }))
      .on('GET', '/broken', () => {
        throw new Error('boom')
      })
      .on('*', '/rest/*method', ({ params, request }) => {
        if (context.faults.take('expire-token', request.path))
          return { status: 401, body: { error: 'expired_token' } }
        state.current.executed.push(params.method ?? '')
        context.touched()
        return { status: 200, body: { result: params.method } }
      })
    return {
      handle: async (request) => (await router.handle(request)) ?? { status: 404, body: { error: 'none' } },
      inbox: async () => [{ ...item, state: state.current.acted.length > 0 ? 'done' : 'waiting' }],
      async act(id, { action, comment }) {
        if (id !== item.id) throw new Error('Who?')
        if (action === 'ignore') throw new Error('It cannot be ignored.')
        state.current.acted.push(`${id} ${action} ${comment ?? ''}`)
      },
      credentials: async () => ({ url: context.baseUrl, secret: context.secret('client') }),
      async control(request) {
        if (request.path === '/news') {
          await context
            .send({
              ...(jsonBody(request) as { url: string }),
              method: 'POST',
              headers: {},
              body: '{}',
              channel: 'robot',
            })
            .catch(() => undefined)
        }
        return { status: 200, body: { path: request.path, ...state.current } }
      },
    }
  },
}

const folder = mkdtempSync(join(tmpdir(), 'lab-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const onError = vi.fn()
const start = (dataDir?: string): Promise<Lab> =>
  startLab({ port: 0, host: '127.0.0.1', dataDir, emulators: [toy], onError })
let lab: Lab
beforeEach(async () => {
  onError.mockClear()
  lab = await start()
})
afterEach(() => lab.close())

const ask = async (path: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${lab.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : undefined }
}
const executed = async (): Promise<string[]> => (await ask('/control/portal')).body.executed
const arm = (...faults: object[]) => ask('/control/faults', 'PUT', faults)
const rest = (method: string, body?: unknown) => ask(`/bitrix24/rest/${method}`, 'POST', body)

test('mounts an emulator and keeps raw bytes', async () => {
  const bytes = new Uint8Array([0, 255, 13, 10, 7])
  const answer = await fetch(`${lab.url}//bitrix24///echo`, { method: 'POST', body: bytes })
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
})

test('what is unknown is 404 with a sentence', async () => {
  expect(await ask('/nothing')).toMatchObject({
    status: 404,
    body: { error: expect.stringContaining('/control') },
  })
  expect(await ask('/control/nothing')).toMatchObject({
    status: 404,
    body: { error: 'The control API has no GET /control/nothing.' },
  })
  expect(await ask('/saby/x')).toMatchObject({ status: 404 })
})

test('an emulator that fails is a 500 in the log and on the wire', async () => {
  expect(await ask('/bitrix24/broken')).toMatchObject({
    status: 500,
    body: { error: 'The lab failed: boom' },
  })
  expect(onError).toHaveBeenCalledOnce()
  expect((await ask('/control/calls')).body.items[0]).toMatchObject({ path: '/broken', status: 500 })
})

test('portal, deals and the rest go to the emulator', async () => {
  expect((await ask('/control/portal')).body.path).toBe('/portal')
  expect((await ask('/control/deals/5/robots/start', 'POST', {})).body.path).toBe('/deals/5/robots/start')
  expect((await ask('/control/bitrix24/placements/x/open', 'POST', {})).body.path).toBe('/placements/x/open')
})

test('inbox: list, act, refuse', async () => {
  expect((await ask('/control/inbox')).body.items).toEqual([item])
  expect((await ask('/control/inbox?state=viewed,waiting')).body.items).toEqual([item])
  expect((await ask('/control/inbox?state=done')).body.items).toEqual([])
  const done = await ask('/control/inbox/bitrix24%3A7', 'POST', { action: 'decline', comment: 'нет' })
  expect(done).toMatchObject({ status: 200, body: { id: item.id, action: 'decline' } })
  expect((await ask('/control/inbox')).body.items).toMatchObject([{ id: item.id, state: 'done' }])
  expect((await ask('/control/portal')).body.acted).toEqual(['bitrix24:7 decline нет'])
  expect(await ask('/control/inbox/bitrix24:8', 'POST', { action: 'sign' })).toMatchObject({ status: 404 })
  expect(await ask('/control/inbox/bitrix24:7', 'POST', { action: 'burn' })).toMatchObject({ status: 400 })
  expect(await ask('/control/inbox/bitrix24:7', 'POST', { action: 'ignore' })).toMatchObject({
    status: 409,
    body: { error: 'It cannot be ignored.' },
  })
})

test('credentials carry the lab and each system', async () => {
  const { body } = await ask('/control/credentials')
  expect(body.lab).toEqual({ url: lab.url, rootCertificatePem: expect.stringContaining('BEGIN CERTIFICATE') })
  expect(body.bitrix24.url).toBe(`${lab.url}/bitrix24`)
})

test('calls are recorded with counts, parsed and cut', async () => {
  await rest('crm.item.update.json', { id: 1, file: 'x'.repeat(5_000) })
  await rest('batch', { halt: 0, cmd: { a: 'crm.item.update?id=1', b: 'tasks.task.add' } })
  const { body } = await ask('/control/calls?system=bitrix24')
  expect(body.counts).toEqual({ 'POST /rest/crm.item.update.json': 1, 'POST /rest/batch': 1 })
  expect(body.methods).toEqual({ 'crm.item.update': 2, 'tasks.task.add': 1 })
  expect(body.items[0]).toMatchObject({
    method: 'POST',
    path: '/rest/crm.item.update.json',
    status: 200,
    response: { result: 'crm.item.update.json' },
  })
  expect(body.items[0].request.file.length).toBeLessThan(1_100)
  expect(body.items[1].commands).toEqual(['crm.item.update', 'tasks.task.add'])
  expect((await ask('/control/calls?system=diadoc')).body.items).toEqual([])
})

test('status: refused without being executed, as often as told, inside batches too', async () => {
  await arm({ system: 'bitrix24', match: 'crm.item.update', kind: 'status', status: 503, times: 2 })
  const refused = await rest('crm.item.update')
  expect(refused).toMatchObject({ status: 503, body: { error: 'QUERY_LIMIT_EXCEEDED' } })
  expect(refused.headers.get('retry-after')).toBe('1')
  expect((await rest('batch', { cmd: ['crm.item.update?id=1'] })).status).toBe(503)
  expect((await rest('crm.item.update')).status).toBe(200)
  expect(await executed()).toEqual(['crm.item.update'])
  expect((await ask('/control/faults')).body).toEqual([
    {
      system: 'bitrix24',
      match: 'crm.item.update',
      kind: 'status',
      status: 503,
      times: 2,
      remaining: 0,
      acted: 2,
    },
  ])
  expect((await ask('/control/calls')).body.items[0].faults).toEqual(['status'])
})

test('drop-answer: executed, then the connection is cut', async () => {
  await arm({ kind: 'drop-answer', times: 1 })
  await expect(rest('crm.item.add')).rejects.toThrow(/fetch failed/)
  expect(await executed()).toEqual(['crm.item.add'])
})

test('timeout: never answered, not executed', async () => {
  await arm({ kind: 'timeout', times: 1 })
  const impatient = fetch(`${lab.url}/bitrix24/rest/x`, { signal: AbortSignal.timeout(50) })
  await expect(impatient).rejects.toThrow(/timeout/)
  expect(await executed()).toEqual([])
})

test('duplicate of a named call: executed twice', async () => {
  await arm({ kind: 'duplicate', match: 'crm.item.add', times: 1 })
  expect((await rest('crm.item.add')).status).toBe(200)
  expect(await executed()).toEqual(['crm.item.add', 'crm.item.add'])
})

test('delay and reorder', async () => {
  await arm(
    { kind: 'delay', match: 'slow', delayMs: 30 },
    { kind: 'reorder', match: 'first', times: 1, delayMs: 60_000 },
  )
  const first = rest('first')
  await vi.waitFor(async () => expect((await ask('/control/faults')).body[1].acted).toBe(1))
  await rest('slow')
  await first
  expect(await executed()).toEqual(['slow', 'first'])
  expect((await ask('/control/calls')).body.items[0]).toMatchObject({ path: '/rest/slow', faults: ['delay'] })
})

test('expire-token is left to the emulator', async () => {
  await arm({ kind: 'expire-token', times: 1 })
  expect((await rest('crm.item.get')).status).toBe(401)
  expect((await rest('crm.item.get')).status).toBe(200)
})

test('wrong switches are refused with the place', async () => {
  expect(await arm({ kind: 'status', times: -1 })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('0.times') },
  })
  expect(await ask('/control/faults', 'PUT', '{')).toMatchObject({ status: 400 })
  expect((await ask('/control/faults')).body).toEqual([])
})

test('outgoing news are recorded and can be doubled', async () => {
  await arm({ kind: 'duplicate', times: 1 })
  await ask('/control/bitrix24/news', 'POST', { url: `${lab.url}/bitrix24/rest/heard` })
  expect(await executed()).toEqual(['heard', 'heard'])
  const sent = (await ask('/control/calls?direction=out')).body.items
  expect(sent.map((call: { channel: string }) => call.channel)).toEqual(['robot', 'robot'])
})

test('the clock can be asked and moved', async () => {
  const before = Date.parse((await ask('/control/clock')).body.now)
  const { body } = await ask('/control/clock', 'POST', { advanceMs: 3_600_000 })
  expect(Date.parse(body.now) - before).toBeGreaterThanOrEqual(3_600_000)
  const set = await ask('/control/clock', 'POST', { now: '2030-01-01T00:00:00Z' })
  expect(set.body.now.slice(0, 16)).toBe('2030-01-01T00:00')
  expect((await ask('/control/clock', 'POST', { now: 'tomorrow' })).status).toBe(400)
})

test('reset makes everything as on the first day', async () => {
  const secret = (await ask('/control/credentials')).body.bitrix24.secret
  await rest('crm.item.add')
  await arm({ kind: 'status', match: 'never' })
  await ask('/control/clock', 'POST', { advanceMs: 3_600_000 })
  expect((await ask('/control/reset', 'POST')).status).toBe(200)
  expect(await executed()).toEqual([])
  expect((await ask('/control/faults')).body).toEqual([])
  expect((await ask('/control/calls')).body).toMatchObject({ counts: {}, items: [] })
  expect(Math.abs((await ask('/control/clock')).body.offsetMs)).toBeLessThan(1_000)
  expect((await ask('/control/credentials')).body.bitrix24.secret).toBe(secret)
})

test('pages of other sites may not press the buttons', async () => {
  const answer = await ask('/control/reset', 'POST', undefined, { 'sec-fetch-site': 'cross-site' })
  expect(answer.status).toBe(403)
})

test('the live stream tells of changes', async () => {
  const gone = new AbortController()
  const stream = await fetch(`${lab.url}/control/live`, { signal: gone.signal })
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  await rest('crm.item.add')
  let heard = ''
  while (!heard.includes('"state"')) heard += (await reader?.read())?.value ?? ''
  gone.abort()
  expect(heard).toContain('data: [')
})

test('state, time and secrets survive a restart', async () => {
  await lab.close()
  lab = await start(folder)
  const secret = (await ask('/control/credentials')).body.bitrix24.secret
  const root = (await ask('/control/credentials')).body.lab.rootCertificatePem
  await rest('crm.item.add')
  await ask('/control/clock', 'POST', { advanceMs: 86_400_000 })
  await lab.close()
  lab = await start(folder)
  expect(await executed()).toEqual(['crm.item.add'])
  const { body } = await ask('/control/credentials')
  expect([body.bitrix24.secret, body.lab.rootCertificatePem]).toEqual([secret, root])
  expect((await ask('/control/clock')).body.offsetMs).toBeGreaterThanOrEqual(86_400_000)
})
