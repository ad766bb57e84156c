import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Bitrix24Client } from '#lib/bitrix24/client.ts'
import { installAfresh } from '#lib/bitrix24/contract-portal.ts'
import { emulator } from '#lib/bitrix24/emulator/index.ts'
import { asRecords } from '#lib/bitrix24/wire.ts'
import { requestOf, type ServedEmulator, serve } from '#lib/emulation/testing.ts'
import type { WriteBack } from '#lib/envelope/effect.ts'
import { runWriteBack } from './index.ts'

let served: ServedEmulator
let client: Bitrix24Client
const control = async (method: string, path: string, body: object = {}) =>
  (await served.emulator.control?.(requestOf(method, path, body)))?.body as Record<string, unknown>

beforeAll(async () => {
  served = await serve(emulator)
})
beforeEach(async () => {
  const portal = await installAfresh(served, control)
  client = portal.client()
})
afterAll(() => served.close())

const run = (act: WriteBack, repeat = false) =>
  runWriteBack(client, {
    act,
    item: { entityTypeId: 2, id: '101' },
    mark: 'k3f9x2',
    repeat,
    bytesOf: async (id) => new TextEncoder().encode(`bytes of ${id}`),
  })

const attach = (field: string, ...ids: string[]): WriteBack => ({
  name: 'attach-files',
  field,
  files: ids.map((id) => ({ documentId: id, fileName: `${id}.pdf` })),
})

async function filesOf(field: string): Promise<string[]> {
  const params = { entityTypeId: 2, id: 101, useOriginalUfNames: 'Y' }
  const { item } = await client.call<{ item: Record<string, unknown> }>('crm.item.get', params)
  const value = item[field]
  const files = asRecords(Array.isArray(value) ? value : [value])
  const contents = await Promise.all(files.map((file) => client.download(String(file.urlMachine))))
  return contents.map(({ bytes }) => new TextDecoder().decode(bytes))
}

describe('attach-files', () => {
  it('adds to a field for many files without losing those that are there, once', async () => {
    const FIELD_NAME = 'SIGNED_FILES'
    const fields = { FIELD_NAME, USER_TYPE_ID: 'file', MULTIPLE: 'Y' }
    await client.call('crm.deal.userfield.add', { fields }, { write: true })
    const field = `UF_CRM_${FIELD_NAME}`
    expect(await run(attach(field, 'a', 'b'))).toMatchObject({ how: 'done' })
    expect(await run(attach(field, 'a', 'b'), true)).toEqual({ how: 'already', data: { field } })
    expect(await run(attach(field, 'b', 'c'), true)).toMatchObject({ how: 'done', data: { files: 'c.pdf' } })
    expect(await filesOf(field)).toEqual(['bytes of a', 'bytes of b', 'bytes of c'])
  })

  it('puts the newest file into a field for one', async () => {
    const field = 'UF_CRM_CONTRACT_FILE'
    expect(await run(attach(field, 'a', 'b'))).toMatchObject({ how: 'done', data: { files: 'b.pdf' } })
    expect(await run(attach(field, 'a', 'b'), true)).toMatchObject({ how: 'already' })
    expect(await filesOf(field)).toEqual(['bytes of b'])
  })

  it('says that the field is gone or holds no files', async () => {
    for (const field of ['UF_CRM_GONE', 'title'])
      await expect(run(attach(field, 'a'))).rejects.toMatchObject({ code: 'bitrix24-file-field-missing' })
  })
})

describe('start-process', () => {
  const start = (templateId: string): WriteBack => ({
    name: 'start-process',
    templateId,
    parameters: { a: 'b' },
  })
  const processes = async () => (await control('GET', '/portal')).workflows as { documentId: string }[]

  it('starts a process of the item and finds it on a repeat while it runs', async () => {
    const { how, data } = await run(start('1'))
    expect([how, await run(start('1'), true)]).toEqual(['done', { how: 'already', data }])
    expect((await processes()).map(({ documentId }) => documentId)).toEqual(['DEAL_101'])
  })

  it('asks a person when a repeat finds none, and starts nothing', async () => {
    await expect(run(start('1'), true)).rejects.toMatchObject({ code: 'bitrix24-process-unknown' })
    expect(await processes()).toEqual([])
  })

  it('says what Bitrix24 says of a template that does not exist', async () => {
    await expect(run(start('77'))).rejects.toMatchObject({ name: 'Permanent' })
  })
})
