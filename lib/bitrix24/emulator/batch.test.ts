import { expect, test } from 'vitest'
import { at, openTestPortal } from './test-portal.ts'

test('later commands see results of earlier ones, whole and inside texts', async () => {
  const { rest } = await openTestPortal()
  const { body } = await rest('batch', {
    halt: 0,
    cmd: {
      deal: 'crm.item.get?entityTypeId=2&id=101',
      company: 'crm.item.get?entityTypeId=4&id=$result[deal][item][companyId]',
      contact: 'crm.item.get?entityTypeId=3&id=$result[deal][item][contactIds][1]',
      note: 'crm.timeline.comment.add?fields[ENTITY_ID]=101&fields[ENTITY_TYPE]=deal&fields[COMMENT]=Для $result[company][item][title]',
      read: 'crm.timeline.comment.get?id=$result[note]',
    },
  })
  expect(at(body, 'result', 'result', 'company', 'item', 'title')).toBe('ООО «Василёк»')
  expect(at(body, 'result', 'result', 'contact', 'item', 'lastName')).toBe('Цветкова')
  expect(at(body, 'result', 'result', 'read', 'COMMENT')).toBe('Для ООО «Василёк»')
  expect(at(body, 'result', 'result_error')).toEqual([])
})

test('a failed command stands in result_error, the rest goes on unless halted', async () => {
  const { rest } = await openTestPortal()
  const cmd = ['profile', 'disk.file.upload', 'crm.item.get?entityTypeId=2&id=9', 'user.admin']
  const { status, body } = await rest('batch', { halt: 0, cmd })
  expect(status).toBe(200)
  expect(at(body, 'result', 'result', '3')).toBe(true)
  expect(at(body, 'result', 'result_error', '1', 'error')).toBe('ERROR_METHOD_NOT_FOUND')
  expect(at(body, 'result', 'result_error', '2', 'error')).toBe('NOT_FOUND')
  const halted = await rest('batch', { halt: 1, cmd })
  expect(Object.keys(at(halted.body, 'result', 'result_error') as object)).toEqual(['1'])
  // Keys 0…n-1 make a list, as PHP writes them.
  expect(at(halted.body, 'result', 'result')).toHaveLength(1)
  expect(at(halted.body, 'result', 'result_total')).toEqual([])
})

test('totals and next pages come out beside the results', async () => {
  const { rest, control } = await openTestPortal()
  for (let turn = 0; turn < 55; turn += 1) await control('POST', '/deals', { title: `Сделка ${turn}` })
  const { body } = await rest('batch', {
    cmd: { all: 'crm.item.list?entityTypeId=2', rest: 'crm.item.list?entityTypeId=2&start=50' },
  })
  expect(at(body, 'result', 'result_total')).toEqual({ all: 61, rest: 61 })
  expect(at(body, 'result', 'result_next')).toEqual({ all: 50 })
  expect(at(body, 'result', 'result', 'rest', 'items')).toHaveLength(11)
})

test('no more than fifty commands, no batch inside, no files', async () => {
  const { rest } = await openTestPortal()
  const cmd = [...Array(51).keys()].map(() => 'server.time')
  const many = await rest('batch', { cmd })
  expect(at(many.body, 'result', 'result')).toHaveLength(50)
  expect(at(many.body, 'result', 'result_error', '50', 'error')).toBe('ERROR_BATCH_LENGTH_EXCEEDED')
  const forbidden = await rest('batch', {
    cmd: { a: 'batch?cmd[0]=profile', b: 'disk.folder.uploadFile?id=7', c: 'DISK.file.uploadversion' },
  })
  for (const key of ['a', 'b', 'c'])
    expect(at(forbidden.body, 'result', 'result_error', key, 'error')).toBe('ERROR_BATCH_METHOD_NOT_ALLOWED')
})

test('a batch is one request for the bucket', async () => {
  const { rest } = await openTestPortal()
  const cmd = [...Array(50).keys()].map(() => 'server.time')
  for (let turn = 0; turn < 50; turn += 1) expect((await rest('batch', { cmd })).status).toBe(200)
  expect((await rest('batch', { cmd })).status).toBe(503)
})
