import { expect, test } from 'vitest'
import { decodeForm } from '#lib/emulation/form.ts'
import { createTestContext, requestOf } from '#lib/emulation/testing.ts'
import { emulator as factory } from './index.ts'
import { at, openTestPortal } from './test-portal.ts'

const installUrl = 'http://127.0.0.1:3000/api/bitrix24/install'

const openFresh = async (page: string) => {
  const lab = createTestContext('bitrix24', { send: async () => ({ status: 200, body: page }) })
  const emulator = await factory.create(lab.context)
  const control = async (method: string, path: string, body?: object) => {
    const answer = await emulator.control?.(requestOf(method, path, body))
    return { status: answer?.status, body: answer?.body }
  }
  const rest = (method: string, params: object) =>
    emulator.handle(requestOf('POST', `/rest/${method}`, params))
  return { lab, control, rest }
}

test('the admin’s first opening posts a form; a page that calls installFinish finishes it', async () => {
  const { lab, control, rest } = await openFresh('<script>BX24.init(() => BX24.installFinish())</script>')
  expect((await control('POST', '/install', {})).status).toBe(409)
  await control('POST', '/application', { installUrl, title: 'Подпись' })
  expect(await control('POST', '/install', {})).toMatchObject({
    body: { status: 200, installed: 'finished' },
  })
  const url = new URL(lab.sent[0]?.url ?? '')
  expect([...url.searchParams.keys()]).toEqual(['DOMAIN', 'PROTOCOL', 'LANG', 'APP_SID'])
  const form = decodeForm(String(lab.sent[0]?.body))
  expect(form).toMatchObject({ AUTH_EXPIRES: '3600', PLACEMENT: 'DEFAULT', status: 'L' })
  const info = await rest('app.info', { auth: form.AUTH_ID })
  expect(at(info.body, 'result', 'INSTALLED')).toBe(true)
})

test('until it is finished, binding succeeds but widgets are hidden and events are not sent', async () => {
  const { lab, control, rest } = await openFresh('<p>ещё не готово</p>')
  await control('POST', '/application', { installUrl })
  await control('POST', '/install', {})
  const auth = decodeForm(String(lab.sent[0]?.body)).AUTH_ID
  expect(at((await rest('app.info', { auth })).body, 'result', 'INSTALLED')).toBe(false)
  const handler = 'http://127.0.0.1:3000/b24/tab'
  expect(
    at(
      (await rest('placement.bind', { auth, PLACEMENT: 'CRM_DEAL_DETAIL_TAB', HANDLER: handler })).body,
      'result',
    ),
  ).toBe(true)
  const event = { auth, event: 'OnCrmDealUpdate', handler: 'http://127.0.0.1:3000/api/bitrix24/events' }
  expect(at((await rest('event.bind', event)).body, 'result')).toBe(true)
  await control('PATCH', '/deals/101', { stage: 'На подписании' })
  expect(lab.sent).toHaveLength(1)
  expect((await control('POST', '/placements/CRM_DEAL_DETAIL_TAB/open', { dealId: 101 })).status).toBe(409)
  await control('POST', '/install/finish')
  await control('PATCH', '/deals/101', { stage: 'В работе' })
  expect(lab.sent).toHaveLength(2)
  const opened = await control('POST', '/placements/CRM_DEAL_DETAIL_TAB/open', { dealId: 101, userId: 5 })
  expect(at(opened.body, 'url')).toMatch(/^http:\/\/127\.0\.0\.1:3000\/b24\/tab\?DOMAIN=/)
  expect(JSON.parse(String(at(opened.body, 'body', 'PLACEMENT_OPTIONS')))).toMatchObject({ ID: '101' })
})

test('an application without pages is told by an event and installed at once', async () => {
  const { lab, control, rest } = await openFresh('')
  await control('POST', '/application', { installUrl })
  expect(await control('POST', '/install', { mode: 'event' })).toMatchObject({
    body: { installed: 'finished' },
  })
  const form = decodeForm(String(lab.sent[0]?.body))
  expect(form).toMatchObject({ event: 'ONAPPINSTALL', data: { VERSION: '1', ACTIVE: 'Y', INSTALLED: 'Y' } })
  expect(String(at(form, 'auth', 'scope')).split(' ')).toContain('bizproc')
  expect((await rest('profile', { auth: at(form, 'auth', 'access_token') })).status).toBe(200)
})

test('events say only the id, carry the actor’s token and no refresh token; a save without a change is silent', async () => {
  const portal = await openTestPortal()
  const handler = 'http://127.0.0.1:3000/api/bitrix24/events'
  await portal.rest('event.bind', { event: 'ONCRMDEALUPDATE', handler })
  expect((await portal.rest('event.bind', { event: 'ONCRMDEALUPDATE', handler })).status).toBe(400)
  expect((await portal.rest('event.bind', { event: 'ONNOTHING', handler })).body.error).toBe(
    'ERROR_EVENT_NOT_FOUND',
  )
  const update = () =>
    portal.rest('crm.item.update', { entityTypeId: 2, id: 101, fields: { title: 'Новое имя' } })
  await update()
  await update()
  const events = portal.test.sent.filter((one) => one.channel === 'event')
  expect(events).toHaveLength(1)
  const form = decodeForm(String(events[0]?.body))
  expect(form).toMatchObject({
    event: 'ONCRMDEALUPDATE',
    data: { FIELDS: { ID: '101' } },
    auth: { user_id: '1' },
  })
  expect(at(form, 'auth', 'refresh_token')).toBeUndefined()
})

test('offline events wait in a queue, one row per object, until their packet is cleared', async () => {
  const { rest } = await openTestPortal()
  await rest('event.bind', { event: 'ONCRMDEALUPDATE', event_type: 'offline' })
  for (const title of ['а', 'б'])
    await rest('crm.item.update', { entityTypeId: 2, id: 101, fields: { title } })
  const taken = await rest('event.offline.get', { clear: 0 })
  expect(at(taken.body, 'result', 'events')).toHaveLength(1)
  const process_id = at(taken.body, 'result', 'process_id')
  expect(at((await rest('event.offline.get', { clear: 0 })).body, 'result', 'events')).toEqual([])
  await rest('event.offline.clear', { process_id })
  expect((await rest('event.offline.list')).body.result).toEqual([])
})

test('removal tells its handlers without tokens and forgets what was registered', async () => {
  const portal = await openTestPortal()
  const handler = 'http://127.0.0.1:3000/api/bitrix24/events'
  await portal.rest('event.bind', { event: 'ONAPPUNINSTALL', handler })
  await portal.control('POST', '/uninstall', { clean: true })
  const form = decodeForm(String(portal.test.sent.at(-1)?.body))
  expect(form).toMatchObject({
    event: 'ONAPPUNINSTALL',
    data: { CLEAN: '1' },
    auth: { application_token: portal.tokens.application },
  })
  expect(at(form, 'auth', 'access_token')).toBeUndefined()
  expect((await portal.rest('profile')).body.error).toBe('APPLICATION_NOT_FOUND')
})

test('an update changes the application token and takes robots and event handlers away', async () => {
  const portal = await openTestPortal()
  const handler = 'http://127.0.0.1:3000/api/bitrix24/events'
  await portal.rest('event.bind', { event: 'ONAPPUPDATE', handler })
  expect((await portal.control('POST', '/application/update')).body).toEqual({ notified: 1 })
  const form = decodeForm(String(portal.test.sent.at(-1)?.body))
  expect(at(form, 'auth', 'application_token')).not.toBe(portal.tokens.application)
  expect((await portal.rest('event.get')).body.result).toEqual([])
})

test('placement codes differ in the key of their element; wrong ones are refused, some with a good status', async () => {
  const { rest, control } = await openTestPortal()
  const HANDLER = 'http://127.0.0.1:3000/b24/send'
  expect(await rest('placement.bind', { HANDLER })).toMatchObject({
    status: 200,
    body: { error: 'ERROR_ARGUMENT', argument: 'PLACEMENT' },
  })
  expect((await rest('placement.bind', { PLACEMENT: 'NOWHERE', HANDLER })).body.error).toBe(
    'ERROR_PLACEMENT_NOT_FOUND',
  )
  const PLACEMENT = 'CRM_DEAL_DOCUMENTGENERATOR_BUTTON'
  await rest('placement.bind', { PLACEMENT, HANDLER, LANG_ALL: { ru: { TITLE: 'На подпись' } } })
  const opened = await control('POST', `/placements/${PLACEMENT}/open`, { dealId: 101 })
  expect(JSON.parse(String(at(opened.body, 'body', 'PLACEMENT_OPTIONS')))).toMatchObject({ ENTITY_ID: '101' })
  expect(at((await rest('placement.get')).body, 'result')).toMatchObject([
    { placement: PLACEMENT, langAll: { ru: { TITLE: 'На подпись' } } },
  ])
  expect((await rest('placement.unbind', { PLACEMENT })).body.result).toEqual({ count: 1 })
})

test('a test event reaches its handler with what was asked', async () => {
  const portal = await openTestPortal()
  await portal.rest('event.bind', {
    event: 'ONAPPTEST',
    handler: 'http://127.0.0.1:3000/api/bitrix24/events',
  })
  expect((await portal.rest('event.test', { probe: 'p1' })).body.result).toBe(true)
  const form = decodeForm(String(portal.test.sent.at(-1)?.body))
  expect(form).toMatchObject({ event: 'ONAPPTEST', data: { QUERY: { probe: 'p1' } } })
})

test('an event after automation carries no token', async () => {
  const portal = await openTestPortal()
  await portal.rest('event.bind', {
    event: 'ONCRMDEALUPDATE',
    handler: 'http://127.0.0.1:3000/api/bitrix24/events',
  })
  await portal.control('PATCH', '/deals/101', { title: 'Робот переименовал', automation: true })
  const form = decodeForm(String(portal.test.sent.at(-1)?.body))
  expect(Object.keys(at(form, 'auth') as object)).not.toContain('access_token')
})

test('a renamed portal redirects from its old address and works at the new one', async () => {
  const { emulator, control, tokens } = await openTestPortal()
  await control('PUT', '/settings', { movedTo: 'http://localhost:3001/bitrix24' })
  const ask = (host: string) =>
    emulator.handle(requestOf('POST', '/rest/profile', { auth: tokens.access }, { host }))
  expect(await ask('127.0.0.1:3001')).toMatchObject({
    status: 302,
    headers: { location: 'http://localhost:3001/bitrix24/rest/profile' },
  })
  expect((await ask('localhost:3001')).status).toBe(200)
  const info = await emulator.handle(requestOf('GET', `/oauth/rest/app.info?auth=${tokens.access}`))
  expect(at(info.body, 'result', 'install', 'domain')).toBe('localhost:3001')
})
