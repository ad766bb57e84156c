import { expect, test } from 'vitest'
import { at, openTestPortal, type TestPortal } from './test-portal.ts'

const original = { entityTypeId: 2, useOriginalUfNames: 'Y' }

const withStatusField = async (portal: TestPortal) => {
  await portal.rest('crm.deal.userfield.add', {
    fields: {
      USER_TYPE_ID: 'enumeration',
      FIELD_NAME: 'SIGN_STATUS',
      EDIT_FORM_LABEL: { ru: 'Статус', en: 'Status' },
      LIST: [
        { VALUE: 'Отправлен', XML_ID: 'sent' },
        { VALUE: 'Подписан', XML_ID: 'signed' },
      ],
    },
  })
  const list = await portal.rest('crm.deal.userfield.list', { filter: { FIELD_NAME: 'UF_CRM_SIGN_STATUS' } })
  return at(list.body, 'result', 0, 'LIST') as { ID: string; XML_ID: string }[]
}

test('a deal moves between stages of its pipeline and nowhere else', async () => {
  const { rest, control } = await openTestPortal()
  const moved = await rest('crm.item.update', { ...original, id: 101, fields: { stageId: 'UC_SIGNING' } })
  expect(at(moved.body, 'result', 'item')).toMatchObject({
    stageId: 'UC_SIGNING',
    previousStageId: 'PREPARATION',
    stageSemanticId: 'P',
  })
  const wrong = await rest('crm.item.update', { ...original, id: 101, fields: { stageId: 'C2:NEW' } })
  expect(wrong).toMatchObject({ status: 400, body: { error: 'CRM_FIELD_ERROR_VALUE_NOT_VALID' } })
  const over = await rest('crm.item.update', { ...original, id: 101, fields: { categoryId: 2 } })
  expect(at(over.body, 'result', 'item')).toMatchObject({ categoryId: 2, stageId: 'C2:NEW' })
  const { body } = await control('GET', '/portal')
  expect((at(body, 'timeline') as object[]).filter((entry) => at(entry, 'type') === 'stage')).toHaveLength(2)
})

test('custom fields go by original names only when asked, options by their numbers', async () => {
  const portal = await openTestPortal()
  const options = await withStatusField(portal)
  const signed = Number(options.find((option) => option.XML_ID === 'signed')?.ID)
  const set = await portal.rest('crm.item.update', {
    ...original,
    id: 101,
    fields: { UF_CRM_SIGN_STATUS: signed },
  })
  expect(at(set.body, 'result', 'item', 'UF_CRM_SIGN_STATUS')).toBe(signed)
  const camel = await portal.rest('crm.item.get', { entityTypeId: 2, id: 101 })
  expect(at(camel.body, 'result', 'item', 'ufCrmSignStatus')).toBe(signed)
  const bad = await portal.rest('crm.item.update', {
    ...original,
    id: 101,
    fields: { UF_CRM_SIGN_STATUS: 'signed' },
  })
  expect(bad.body.error).toBe('CRM_FIELD_ERROR_VALUE_NOT_VALID')
  const ignored = await portal.rest('crm.item.update', {
    entityTypeId: 2,
    id: 103,
    fields: { UF_CRM_SIGN_STATUS: signed },
  })
  expect(at(ignored.body, 'result', 'item', 'ufCrmSignStatus')).toBeNull()
  const again = await portal.rest('crm.deal.userfield.add', {
    fields: { USER_TYPE_ID: 'string', FIELD_NAME: 'SIGN_STATUS' },
  })
  expect(again).toMatchObject({ status: 400, body: { error: 'ERROR_CORE' } })
})

test('files that an update of a multiple field does not name are gone', async () => {
  const { rest, control } = await openTestPortal()
  await rest('crm.deal.userfield.add', {
    fields: { USER_TYPE_ID: 'file', FIELD_NAME: 'SIGNED', MULTIPLE: 'Y' },
  })
  const put = (files: unknown) =>
    rest('crm.item.update', { ...original, id: 101, fields: { UF_CRM_SIGNED: files } })
  const one = ['one.pdf', Buffer.from('one').toString('base64')]
  const first = await put([one])
  const id = at(first.body, 'result', 'item', 'UF_CRM_SIGNED', 0, 'id')
  const both = await put([{ id }, ['two.pdf', Buffer.from('two').toString('base64')]])
  expect(at(both.body, 'result', 'item', 'UF_CRM_SIGNED')).toHaveLength(2)
  await put([['three.pdf', Buffer.from('three').toString('base64')]])
  const { body } = await control('GET', '/deals/101')
  expect(at(body, 'fields', 'UF_CRM_SIGNED')).toMatchObject([{ name: 'three.pdf', sizeBytes: 5 }])
  expect((await put(one)).status).toBe(400)
  expect((await put('one.pdf')).body.error).toBe('100')
})

test('mandatory fields are demanded when the stage moves', async () => {
  const { rest } = await openTestPortal()
  await rest('crm.deal.userfield.add', {
    fields: { USER_TYPE_ID: 'string', FIELD_NAME: 'NUMBER', MANDATORY: 'Y' },
  })
  const change = (fields: object) => rest('crm.item.update', { ...original, id: 101, fields })
  expect((await change({ title: 'Другое название' })).status).toBe(200)
  expect((await change({ stageId: 'UC_SIGNING' })).body.error).toBe('CRM_FIELD_ERROR_REQUIRED')
  expect((await change({ stageId: 'UC_SIGNING', UF_CRM_NUMBER: '17' })).status).toBe(200)
})

test('lists filter by prefixes and branches, sort, select and skip counting', async () => {
  const { rest } = await openTestPortal()
  const ids = async (params: object) => {
    const { body } = await rest('crm.item.list', { ...original, select: ['id'], ...params })
    return (at(body, 'result', 'items') as { id: number }[]).map((row) => row.id)
  }
  expect(await ids({ filter: { '>id': 105 }, order: { id: 'DESC' } })).toEqual([111, 109, 107])
  expect(await ids({ filter: { '@stageId': ['PREPARATION'], '!companyId': 3 } })).toEqual([105])
  expect(await ids({ filter: { '%title': 'тендер' } })).toEqual([109])
  expect(await ids({ filter: { logic: 'OR', 0: { id: 101 }, 1: { '>=opportunity': 3_000_000 } } })).toEqual([
    101, 109,
  ])
  const uncounted = await rest('crm.item.list', { ...original, start: -1 })
  expect(uncounted.body.total).toBeUndefined()
})

test('old methods speak in texts and refuse without a code', async () => {
  const { rest } = await openTestPortal()
  const deal = await rest('crm.deal.get', { ID: 101 })
  expect(at(deal.body, 'result')).toMatchObject({
    ID: '101',
    OPPORTUNITY: '480000.00',
    COMPANY_ID: '3',
    CONTACT_ID: '1',
  })
  expect(await rest('crm.deal.get', { id: 9 })).toMatchObject({
    status: 400,
    body: { error: '', error_description: 'Not found' },
  })
  await rest('crm.deal.update', { id: 101, fields: { CATEGORY_ID: 2, TITLE: 'Иначе' } })
  const after = await rest('crm.deal.list', { filter: { TITLE: 'Иначе' } })
  expect(at(after.body, 'result', 0, 'CATEGORY_ID')).toBe('0')
  const contact = await rest('crm.contact.get', { id: 1 })
  expect(at(contact.body, 'result', 'EMAIL', 0, 'VALUE')).toBe('director@vasilek.example')
  const people = await rest('crm.deal.contact.items.get', { id: 101 })
  expect(at(people.body, 'result', 0)).toMatchObject({ CONTACT_ID: 1, IS_PRIMARY: 'Y' })
})

test('requisites are found through the deal’s link, or not at all', async () => {
  const { rest } = await openTestPortal()
  const link = await rest('crm.requisite.link.get', { entityTypeId: 2, entityId: 101 })
  const requisite = await rest('crm.requisite.get', { id: at(link.body, 'result', 'REQUISITE_ID') })
  expect(at(requisite.body, 'result')).toMatchObject({ RQ_INN: '7736207543', RQ_KPP: '773601001' })
  expect(
    (await rest('crm.requisite.link.get', { entityTypeId: 2, entityId: 109 })).body.error_description,
  ).toBe('Not found')
  const several = await rest('crm.requisite.list', {
    filter: { ENTITY_TYPE_ID: 4, ENTITY_ID: 9 },
    select: ['ID', 'RQ_KPP'],
  })
  expect(several.body).toMatchObject({
    total: 2,
    result: [
      { ID: '9', RQ_KPP: '780101001' },
      { ID: '11', RQ_KPP: '503443001' },
    ],
  })
})

test('someone who sees only their own deals is refused the others', async () => {
  const { rest, control } = await openTestPortal()
  await rest('placement.bind', { PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: 'http://127.0.0.1:3000/b24/tab' })
  const opened = await control('POST', '/placements/CRM_DEAL_DETAIL_TAB/open', { dealId: 101, userId: 11 })
  const auth = at(opened.body, 'body', 'AUTH_ID')
  expect(await rest('crm.item.get', { auth, ...original, id: 101 })).toMatchObject({
    status: 400,
    body: { error: 'ACCESS_DENIED' },
  })
  expect((await rest('crm.item.get', { auth, ...original, id: 111 })).status).toBe(200)
  expect((await rest('crm.item.list', { auth, ...original })).body.total).toBe(1)
})
