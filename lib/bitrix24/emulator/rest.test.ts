import { expect, test } from 'vitest'
import { requestOf } from '#lib/emulation/testing.ts'
import { at, openTestPortal } from './test-portal.ts'

test('methods are found in letters of either case, with .json, a double slash, by GET and by form', async () => {
  const { emulator, tokens } = await openTestPortal()
  const auth = `auth=${tokens.access}`
  const asked = [
    requestOf('GET', `/rest/CRM.Item.GET.json?${auth}&entityTypeId=2&id=101`),
    requestOf('POST', '/rest//crm.item.get', `${auth}&entityTypeId=2&id=101`),
    requestOf('POST', `/rest/crm.item.get?${auth}`, { entityTypeId: 2, id: '101' }),
  ]
  for (const request of asked) {
    const answer = await emulator.handle(request)
    expect(answer.status).toBe(200)
    expect(at(answer.body, 'result', 'item', 'title')).toBe('Поставка чая «Василёк»')
    expect(at(answer.body, 'time', 'operating')).toBeTypeOf('number')
  }
})

test('methods that the vendor does not have are refused', async () => {
  const { rest } = await openTestPortal()
  for (const name of [
    'disk.file.upload',
    'crm.documentgenerator.document.download',
    'crm.documentgenerator.document.getPdf',
  ]) {
    const answer = await rest(name, { id: 1 })
    expect([answer.status, answer.body.error]).toEqual([404, 'ERROR_METHOD_NOT_FOUND'])
  }
})

test('a missing, a foreign and an expired token are told apart', async () => {
  const { rest, test: lab } = await openTestPortal()
  expect(await rest('profile', { auth: '' })).toMatchObject({ status: 401, body: { error: 'NO_AUTH_FOUND' } })
  expect(await rest('profile', { auth: 'abc' })).toMatchObject({
    status: 401,
    body: { error: 'invalid_token' },
  })
  await lab.clock.advance(3_600_000)
  expect(await rest('profile')).toMatchObject({ status: 401, body: { error: 'expired_token' } })
})

test('the fault switch expires a token for good', async () => {
  const { rest, test: lab } = await openTestPortal()
  lab.faults.arm([{ kind: 'expire-token', match: 'crm.item.get', times: 1 }])
  expect((await rest('profile')).status).toBe(200)
  expect((await rest('crm.item.get', { entityTypeId: 2, id: 101 })).body.error).toBe('expired_token')
  expect((await rest('profile')).body.error).toBe('expired_token')
})

test('scopes are enforced', async () => {
  const { rest, control } = await openTestPortal()
  await control('POST', '/application', { scope: 'crm,user_brief' })
  expect(await rest('disk.storage.getList')).toMatchObject({
    status: 403,
    body: { error: 'insufficient_scope' },
  })
  const user = await rest('user.current')
  expect(at(user.body, 'result', 'NAME')).toBe('Анна')
  expect(at(user.body, 'result', 'EMAIL')).toBeUndefined()
})

test('an inbound webhook acts as its owner, but not as an application', async () => {
  const { emulator } = await openTestPortal()
  const { webhookUrl } = (await emulator.credentials()) as { webhookUrl: string }
  const path = new URL(webhookUrl).pathname.replace('/bitrix24', '')
  const ask = (method: string, body = {}) => emulator.handle(requestOf('POST', `${path}${method}`, body))
  expect(at((await ask('profile')).body, 'result', 'ID')).toBe('1')
  expect(await ask('placement.get')).toMatchObject({ status: 403, body: { error: 'insufficient_scope' } })
  expect(await ask('event.bind')).toMatchObject({ status: 403, body: { error: 'WRONG_AUTH_TYPE' } })
  expect(await ask('bizproc.robot.list')).toMatchObject({ status: 400, body: { error: 'ACCESS_DENIED' } })
  expect(await ask('crm.activity.configurable.get', { id: 1 })).toMatchObject({
    body: { error: 'ERROR_WRONG_CONTEXT' },
  })
  const wrong = await emulator.handle(requestOf('POST', '/rest/1/wrong/profile', {}))
  expect(wrong).toMatchObject({ status: 401, body: { error: 'INVALID_CREDENTIALS' } })
})

test('the bucket holds 50 requests, leaks two a second and can be switched off', async () => {
  const { rest, control, test: lab } = await openTestPortal()
  const burst = async (count: number) => {
    const statuses: number[] = []
    for (let turn = 0; turn < count; turn += 1) statuses.push((await rest('server.time')).status)
    return statuses.filter((status) => status === 200).length
  }
  expect(await burst(53)).toBe(50)
  expect((await rest('server.time')).body.error).toBe('QUERY_LIMIT_EXCEEDED')
  await lab.clock.advance(1000)
  expect(await burst(5)).toBe(2)
  await control('PUT', '/settings', { requestLimit: 'off' })
  expect(await burst(80)).toBe(80)
})

test('a method whose operating time is used up is refused by itself', async () => {
  const { rest, control, test: lab } = await openTestPortal()
  await control('PUT', '/settings', { operatingLimitSeconds: 0 })
  expect(await rest('profile')).toMatchObject({ status: 429, body: { error: 'OPERATION_TIME_LIMIT' } })
  await control('PUT', '/settings', { operatingLimitSeconds: 480 })
  lab.faults.arm([{ kind: 'operating-limit', match: 'crm.item.get', times: 1 }])
  expect((await rest('crm.item.get', { entityTypeId: 2, id: 101 })).status).toBe(429)
  expect((await rest('profile')).status).toBe(200)
})

test('a dismissed user, an administrator’s method and an employee', async () => {
  const { rest, control, emulator, test: lab } = await openTestPortal()
  await rest('placement.bind', { PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: 'http://127.0.0.1:3000/b24/tab' })
  const opened = await control('POST', '/placements/CRM_DEAL_DETAIL_TAB/open', { dealId: 101, userId: 5 })
  const auth = at(opened.body, 'body', 'AUTH_ID')
  expect((await rest('crm.documentgenerator.template.list', { auth })).body).toMatchObject({ error: '' })
  expect((await rest('bizproc.robot.list', { auth })).body).toMatchObject({ error: 'ACCESS_DENIED' })
  expect(at((await rest('user.admin', { auth })).body, 'result')).toBe(false)
  expect((await control('POST', '/placements/CRM_DEAL_DETAIL_TAB/open', { userId: 17 })).status).toBe(404)
  expect((await emulator.handle(requestOf('GET', '/nowhere/at/all'))).status).toBe(404)
  expect(lab.sent).toHaveLength(1)
})
