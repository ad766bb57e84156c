import { expect, test } from 'vitest'
import { requestOf } from '#lib/emulation/testing.ts'
import { at, openTestPortal, type TestPortal } from './test-portal.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

const follow = (
  portal: TestPortal,
  url: unknown,
  headers: Record<string, string> = { 'user-agent': 'inkroute/1.0' },
) =>
  portal.emulator.handle(
    requestOf('GET', String(url).replace('http://127.0.0.1:3001/bitrix24', ''), undefined, headers),
  )

const commonRoot = async ({ rest }: TestPortal) => {
  const list = await rest('disk.storage.getList', { filter: { ENTITY_TYPE: 'common' } })
  return at(list.body, 'result', 0) as { ID: string; ROOT_OBJECT_ID: string }
}

test('folders are made level by level and a second one of the same name is refused', async () => {
  const portal = await openTestPortal()
  const { ID, ROOT_OBJECT_ID } = await commonRoot(portal)
  const top = await portal.rest('disk.storage.addFolder', { id: ID, data: { NAME: 'Signed Documents' } })
  expect(at(top.body, 'result', 'ID')).toBeTypeOf('number')
  const year = await portal.rest('disk.folder.addSubFolder', {
    id: at(top.body, 'result', 'ID'),
    data: { NAME: '2026' },
  })
  const again = await portal.rest('disk.folder.addSubFolder', {
    id: at(top.body, 'result', 'ID'),
    data: { NAME: '2026' },
  })
  expect(again).toMatchObject({ status: 400, body: { error: 'DISK_OBJ_22000' } })
  const filter = { NAME: 'Signed Documents', TYPE: 'folder' }
  const found = await portal.rest('disk.folder.getChildren', { id: ROOT_OBJECT_ID, filter })
  expect(at(found.body, 'result')).toMatchObject([
    { ID: String(at(top.body, 'result', 'ID')), DELETED_TYPE: '0' },
  ])
  const inner = await portal.rest('disk.folder.getChildren', { id: at(top.body, 'result', 'ID') })
  expect(at(inner.body, 'result', 0, 'ID')).toBe(String(at(year.body, 'result', 'ID')))
  const nowhere = await portal.rest('disk.folder.addSubFolder', { id: 1, data: { NAME: 'x' } })
  expect(nowhere.body.error).toBe('ERROR_NOT_FOUND')
})

test('a file’s name is refused when taken, made unique when asked, and may get a new version', async () => {
  const portal = await openTestPortal()
  const { ROOT_OBJECT_ID: id } = await commonRoot(portal)
  const put = (text: string, more = {}) =>
    portal.rest('disk.folder.uploadFile', {
      id,
      data: { NAME: 'a.pdf' },
      fileContent: ['a.pdf', base64(text)],
      ...more,
    })
  const first = await put('one')
  expect(at(first.body, 'result')).toMatchObject({ NAME: 'a.pdf', SIZE: '3', TYPE: 'file' })
  expect(await put('two')).toMatchObject({ status: 400, body: { error: 'DISK_OBJ_22000' } })
  expect(at((await put('two', { generateUniqueName: true })).body, 'result', 'NAME')).toBe('a (1).pdf')
  const fileId = at(first.body, 'result', 'ID')
  await portal.rest('disk.file.uploadVersion', { id: fileId, fileContent: ['a.pdf', base64('three')] })
  const read = await portal.rest('disk.file.get', { id: fileId })
  expect(at(read.body, 'result')).toMatchObject({
    ID: String(fileId),
    SIZE: '5',
    GLOBAL_CONTENT_VERSION: '2',
  })
  const bytes = await follow(portal, at(read.body, 'result', 'DOWNLOAD_URL'))
  expect(new TextDecoder().decode(bytes.body as Uint8Array)).toBe('three')
  expect((await put('x', { data: {} })).body.error).toBe('DISK_BASE_SERVICE_22001')
  expect((await put('x', { fileContent: ['a.pdf', 'not base64!'] })).body.error).toBe(
    'ERROR_COULD_NOT_SAVE_FILE',
  )
})

test('links need a token that lives, an unharmed seal and a client with a name', async () => {
  const portal = await openTestPortal()
  const { ROOT_OBJECT_ID: id } = await commonRoot(portal)
  const content = { data: { NAME: 'b.pdf' }, fileContent: ['b.pdf', base64('bytes')] }
  const file = await portal.rest('disk.folder.uploadFile', { id, ...content })
  const url = String(at(file.body, 'result', 'DOWNLOAD_URL'))
  expect((await follow(portal, url)).status).toBe(200)
  expect((await follow(portal, url, {})).status).toBe(404)
  expect((await follow(portal, url, { 'user-agent': 'node' })).status).toBe(404)
  expect((await follow(portal, `${url}0`)).status).toBe(403)
  await portal.test.clock.advance(3_600_000)
  expect(await follow(portal, url)).toMatchObject({ status: 401, body: { error: 'expired_token' } })
})

test('the two-step upload takes a multipart form', async () => {
  const portal = await openTestPortal()
  const { ROOT_OBJECT_ID: id } = await commonRoot(portal)
  const step = await portal.rest('disk.folder.uploadFile', { id })
  expect(at(step.body, 'result', 'field')).toBe('file')
  const form = new FormData()
  form.set('file', new Blob(['%PDF-']), 'c.pdf')
  const sent = new Response(form)
  const path = String(at(step.body, 'result', 'uploadUrl')).replace('http://127.0.0.1:3001/bitrix24', '')
  const headers = { 'content-type': sent.headers.get('content-type') ?? '' }
  const bytes = new Uint8Array(await sent.arrayBuffer())
  const stored = await portal.emulator.handle(requestOf('POST', path, bytes, headers))
  expect(at(stored.body, 'result')).toMatchObject({ NAME: 'c.pdf', SIZE: '5' })
  expect(await portal.emulator.handle(requestOf('POST', path, bytes, headers))).toMatchObject({ status: 400 })
})

test('the control snapshot shows the tree with hashes and gives the bytes', async () => {
  const portal = await openTestPortal()
  const { body } = await portal.control('GET', '/portal')
  const file = at(body, 'drive', 0, 'children', 0, 'children', 0) as Record<string, unknown>
  expect(file).toMatchObject({ name: 'Договор аренды оборудования.pdf', type: 'file' })
  expect(file.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(file.downloadUrl).toBe(`http://127.0.0.1:3001/control/bitrix24/drive/${file.id}`)
  const answer = await portal.control('GET', `/drive/${file.id}`)
  expect(answer.body).toHaveProperty('byteLength', file.sizeBytes)
})

test('a public link opens without any token', async () => {
  const portal = await openTestPortal()
  const { ROOT_OBJECT_ID: id } = await commonRoot(portal)
  const content = { data: { NAME: 'd.txt' }, fileContent: ['d.txt', base64('open')] }
  const file = await portal.rest('disk.folder.uploadFile', { id, ...content })
  const link = await portal.rest('disk.file.getExternalLink', { id: at(file.body, 'result', 'ID') })
  expect((await follow(portal, link.body.result)).status).toBe(200)
})
