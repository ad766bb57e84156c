import { expect, test } from 'vitest'
import { requestOf } from '#lib/emulation/testing.ts'
import { at, openTestPortal, type TestPortal } from './test-portal.ts'

const generate = (portal: TestPortal, more = {}) =>
  portal.rest('crm.documentgenerator.document.add', {
    templateId: 1,
    entityTypeId: 2,
    entityId: 101,
    ...more,
  })

const read = async (portal: TestPortal, id: unknown) => {
  const { body } = await portal.rest('crm.documentgenerator.document.get', { id })
  return at(body, 'result', 'document') as Record<string, unknown>
}

const follow = (portal: TestPortal, url: unknown) => {
  const path = String(url).replace('http://127.0.0.1:3001/bitrix24', '')
  return portal.emulator.handle(requestOf('GET', path, undefined, { 'user-agent': 'inkroute/1.0' }))
}

test('the PDF appears once the conversion is over and downloads by its link', async () => {
  const portal = await openTestPortal()
  const made = await generate(portal, { values: { InkrouteMarker: 'm-1' } })
  const id = at(made.body, 'result', 'document', 'id')
  expect(await read(portal, id)).not.toHaveProperty('pdfUrlMachine')
  await portal.test.clock.advance(1499)
  expect(await read(portal, id)).not.toHaveProperty('pdfUrlMachine')
  await portal.test.clock.advance(1)
  const done = await read(portal, id)
  expect(done).toMatchObject({ isTransformationError: false, values: { InkrouteMarker: 'm-1' } })
  const pdf = (await follow(portal, done.pdfUrlMachine)).body as Uint8Array
  expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-')
  const docx = (await follow(portal, done.downloadUrlMachine)).body as Uint8Array
  expect(Buffer.from(docx.slice(0, 2)).toString()).toBe('PK')
})

test('a failed conversion says so and never gives a PDF', async () => {
  const portal = await openTestPortal()
  portal.test.faults.arm([{ kind: 'fail-conversion', times: 1 }])
  const made = await generate(portal)
  await portal.test.clock.advance(2000)
  const document = await read(portal, at(made.body, 'result', 'document', 'id'))
  expect(document.isTransformationError).toBe(true)
  expect(document).not.toHaveProperty('pdfUrl')
})

test('templates come as an object by id, for administrators only, and know their pipelines', async () => {
  const { rest } = await openTestPortal()
  const { body } = await rest('crm.documentgenerator.template.list', { filter: { entityTypeId: ['2'] } })
  expect(Object.keys(at(body, 'result', 'templates') as object)).toEqual(['1', '3'])
  const none = await rest('crm.documentgenerator.template.list', { filter: { entityTypeId: '31' } })
  expect(at(none.body, 'result', 'templates')).toEqual([])
})

test('every add uses a number, an unknown element is not noticed, a wrong template is', async () => {
  const portal = await openTestPortal()
  const first = await generate(portal)
  const second = await generate(portal, { entityId: 999_999 })
  expect(at(first.body, 'result', 'document', 'number')).toBe('2026-001')
  expect(at(second.body, 'result', 'document', 'number')).toBe('2026-002')
  expect(await generate(portal, { templateId: 77 })).toMatchObject({
    status: 400,
    body: { error: '0', error_description: 'Template not found' },
  })
  expect((await generate(portal, { entityTypeId: 31 })).body.error_description).toBe(
    'No provider for entityTypeId',
  )
  const list = await portal.rest('crm.documentgenerator.document.list', {
    filter: { entityTypeId: 2, entityId: 101 },
  })
  expect(list.body).toMatchObject({ total: 1 })
  expect(
    (await portal.rest('crm.documentgenerator.document.list', { select: ['entityTypeId'] })).body.error,
  ).toBe('100')
})
