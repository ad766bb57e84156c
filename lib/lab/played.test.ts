import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { emulators } from './emulators.ts'
import { type Lab, startLab } from './server.ts'

const folder = mkdtempSync(join(tmpdir(), 'lab-played-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let lab: Lab
const start = () => startLab({ port: 0, host: '127.0.0.1', dataDir: folder, emulators })
beforeEach(async () => {
  lab = await start()
})
afterEach(() => lab.close())

const ask = async (method: string, path: string, body?: object) => {
  const answer = await fetch(`${lab.url}${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: await answer.json() }
}
const titles = async (): Promise<string[]> =>
  (await ask('GET', '/control/portal')).body.deals.map((deal: { title: string }) => deal.title)

test('every system tells how to be reached, below its own mount', async () => {
  const { lab: own, ...systems } = (await ask('GET', '/control/credentials')).body
  expect(own.url).toBe(lab.url)
  expect(Object.keys(systems)).toEqual(emulators.map(({ system }) => system))
  for (const [system, facts] of Object.entries(systems))
    expect(JSON.stringify(facts)).toContain(`${lab.url}/${system}`)
})

test('a deal made by the control API survives a restart and goes with a reset', async () => {
  const before = await titles()
  expect((await ask('POST', '/control/deals', { title: 'Проба' })).status).toBe(201)
  await lab.close()
  lab = await start()
  expect(await titles()).toEqual([...before, 'Проба'])
  expect((await ask('POST', '/control/reset')).status).toBe(200)
  expect(await titles()).toEqual(before)
})

test('a wrong control call of an emulator is a sentence', async () => {
  expect(await ask('POST', '/control/deals/999999/robots/x', {})).toMatchObject({
    status: 404,
    body: { error: 'There is no deal 999999.' },
  })
  expect(await ask('GET', '/control/diadoc/nothing')).toMatchObject({ status: 404 })
})

test('a refusal by a switch speaks as the system does', async () => {
  await ask('PUT', '/control/faults', [{ system: 'bitrix24', kind: 'status', status: 429, times: 1 }])
  expect(await ask('POST', '/bitrix24/rest/crm.item.get', {})).toMatchObject({
    status: 429,
    body: { error: 'OPERATION_TIME_LIMIT' },
  })
  expect((await ask('POST', '/bitrix24/rest/crm.item.get', {})).status).toBe(401)
})
