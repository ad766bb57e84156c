import { expect, test } from 'vitest'
import { at, openTestPortal } from './test-portal.ts'

test('comments keep their files until an update brings others', async () => {
  const { rest, control } = await openTestPortal()
  const pdf = (name: string) => [name, Buffer.from(name).toString('base64')]
  const fields = {
    ENTITY_ID: 101,
    ENTITY_TYPE: 'deal',
    COMMENT: 'Подписано',
    FILES: [pdf('a.pdf'), pdf('b.pdf')],
  }
  const id = (await rest('crm.timeline.comment.add', { fields })).body.result
  await rest('crm.timeline.comment.update', { id, fields: { COMMENT: 'Подписано всеми' } })
  expect(
    Object.keys(at((await rest('crm.timeline.comment.get', { id })).body, 'result', 'FILES') as object),
  ).toHaveLength(2)
  await rest('crm.timeline.comment.update', { id, fields: { FILES: [pdf('c.pdf')] } })
  const { body } = await control('GET', '/portal')
  expect(at(body, 'timeline', 0)).toMatchObject({
    dealId: 101,
    type: 'comment',
    text: 'Подписано всеми',
    files: [{ name: 'c.pdf' }],
  })
  const found = await rest('crm.timeline.comment.list', {
    filter: { ENTITY_ID: 101, ENTITY_TYPE: 'deal', '%COMMENT': 'всеми' },
  })
  expect(found.body.total).toBe(1)
  expect((await rest('crm.timeline.comment.add', { FIELDS: fields })).body.error).toBe('100')
  expect((await rest('crm.timeline.comment.add', { fields: { ...fields, COMMENT: ' ' } })).body.error).toBe(
    'INVALID_ARG_VALUE',
  )
  expect((await rest('crm.timeline.comment.add', { fields: { ...fields, ENTITY_ID: 9 } })).body.error).toBe(
    'OWNER_NOT_FOUND',
  )
  expect((await rest('crm.timeline.comment.delete', { id })).body.result).toBeNull()
})

test('journal lines need all their fields and come ten to a page, the newest first', async () => {
  const { rest } = await openTestPortal()
  const owner = { entityTypeId: 2, entityId: 101 }
  const add = (title: string) =>
    rest('crm.timeline.logmessage.add', { fields: { ...owner, title, text: 'текст', iconCode: 'info' } })
  for (let turn = 0; turn < 12; turn += 1) await add(`Строка ${turn}`)
  const { body } = await rest('crm.timeline.logmessage.list', owner)
  expect(body).toMatchObject({ total: 12, next: 10 })
  expect(at(body, 'result', 0, 'title')).toBe('Строка 11')
  expect((await rest('crm.timeline.logmessage.add', { fields: owner })).body.error).toBe('100')
})

test('a card of the application is checked, updated in place and read back; its badge must exist', async () => {
  const { rest } = await openTestPortal()
  const layout = {
    icon: { code: 'document' },
    header: { title: 'Ждём подпись', tags: {} },
    body: { logo: { code: 'document' }, blocks: {} },
  }
  const owner = { ownerTypeId: 2, ownerId: 101 }
  const add = (change: object) =>
    rest('crm.activity.configurable.add', { ...owner, fields: {}, layout, ...change })
  expect((await add({ layout: {} })).body.error).toBe('ERROR_EMPTY_LAYOUT')
  expect((await add({ layout: { icon: layout.icon } })).body.error).toBe('FIELD_IS_REQUIRED')
  const tags = { a: {}, b: {}, c: {} }
  expect((await add({ layout: { ...layout, header: { title: 'x', tags } } })).body.error).toBe(
    'TOO_MANY_ITEMS',
  )
  expect((await add({ fields: { badgeCode: 'signing' } })).body.error).toBe('WRONG_FIELD_VALUE')
  await rest('crm.activity.badge.add', { code: 'signing', title: 'Подпись', value: 'Ждём', type: 'primary' })
  const card = await add({ fields: { badgeCode: 'signing', originId: 'env-1' } })
  const id = at(card.body, 'result', 'activity', 'id')
  await rest('crm.activity.configurable.update', {
    id,
    fields: { completed: 'Y' },
    layout: { ...layout, header: { title: 'Подписано' } },
  })
  const read = await rest('crm.activity.configurable.get', { id })
  expect(at(read.body, 'result', 'activity')).toMatchObject({
    ...owner,
    fields: { completed: true, badgeCode: 'signing', originId: 'env-1' },
    layout: { header: { title: 'Подписано' } },
  })
  expect((await rest('crm.activity.todo.add', { ...owner, title: 'Проверить' })).body.error).toBe('100')
})

test('a notification with the same tag replaces the earlier one', async () => {
  const { rest, control } = await openTestPortal()
  const notify = (MESSAGE: string, TAG = 'ESIGN|deal|101') =>
    rest('im.notify.system.add', { USER_ID: 5, MESSAGE, TAG })
  const first = await notify('Отправлено')
  const second = await notify('Подписано')
  expect(second.body.result).not.toBe(first.body.result)
  await notify('Другое', 'ESIGN|deal|103')
  const { body } = await control('GET', '/portal')
  expect((at(body, 'notifications') as { message: string }[]).map((one) => one.message)).toEqual([
    'Подписано',
    'Другое',
  ])
  expect((await rest('im.notify.system.add', { USER_ID: 17, MESSAGE: 'x' })).body.result).toBe(false)
  expect((await rest('im.notify.personal.add', { USER_ID: 5 })).body.error).toBe('MESSAGE_EMPTY')
})

test('tasks show their CRM links only when asked, and are found by title, tag and outer id', async () => {
  const { rest } = await openTestPortal()
  const fields = {
    TITLE: 'Доработать договор',
    RESPONSIBLE_ID: 5,
    UF_CRM_TASK: ['D_101'],
    TAGS: ['esign'],
    XML_ID: 'env-1',
  }
  const added = await rest('tasks.task.add', { fields })
  const id = at(added.body, 'result', 'task', 'id')
  expect(id).toBeTypeOf('string')
  expect(
    at((await rest('tasks.task.get', { taskId: id })).body, 'result', 'task', 'ufCrmTask'),
  ).toBeUndefined()
  const full = await rest('tasks.task.get', { taskId: id, select: ['ID', 'UF_CRM_TASK'] })
  expect(at(full.body, 'result', 'task', 'ufCrmTask')).toEqual(['D_101'])
  for (const filter of [
    { '%TITLE': 'договор' },
    { TAG: 'esign' },
    { XML_ID: 'env-1' },
    { UF_CRM_TASK: 'D_101' },
  ])
    expect((await rest('tasks.task.list', { filter, select: ['ID'] })).body).toMatchObject({
      total: 1,
      result: { tasks: [{ id }] },
    })
  expect((await rest('tasks.task.list', { filter: { TAG: 'other' } })).body.total).toBe(0)
  await rest('tasks.task.update', { taskId: id, fields: { STATUS: 5 } })
  expect(at((await rest('tasks.task.get', { taskId: id })).body, 'result', 'task', 'status')).toBe('5')
  expect((await rest('tasks.task.add', { fields: { RESPONSIBLE_ID: 5 } })).body.error).toBe('ERROR_CORE')
  expect((await rest('tasks.task.add')).body.error).toBe('100')
})
