import { expect, test } from 'vitest'
import { decodeForm } from '#lib/emulation/form.ts'
import { at, openTestPortal, type TestPortal } from './test-portal.ts'

const robot = {
  CODE: 'start_signing_route',
  HANDLER: 'http://127.0.0.1:3000/api/bitrix24/robots/start_signing_route',
  USE_SUBSCRIPTION: 'Y',
  NAME: { ru: 'Запустить маршрут', en: 'Start route' },
  PROPERTIES: {
    route: { Name: { ru: 'Маршрут' }, Type: 'string', Required: 'Y' },
    note: { Name: 'Примечание', Type: 'text' },
    signers: { Name: 'Кто', Type: 'user', Multiple: 'Y' },
  },
  RETURN_PROPERTIES: { status: { Name: 'Статус', Type: 'string' } },
}

const run = async (portal: TestPortal, body: object) => {
  const answer = await portal.control('POST', '/deals/101/robots/start_signing_route', body)
  const form = decodeForm(String(portal.test.sent.at(-1)?.body))
  return { answer, form }
}

test('a robot posts a form with brackets, fresh tokens and the application token', async () => {
  const portal = await openTestPortal({ send: async () => ({ status: 200, body: 'ok' }) })
  expect((await portal.rest('bizproc.robot.add', robot)).body.result).toBe(true)
  expect((await portal.rest('bizproc.robot.list')).body.result).toEqual(['start_signing_route'])
  const properties = { route: 'Договор', signers: ['user_5', 'user_7'] }
  const { answer, form } = await run(portal, { properties, use_subscription: 'Y' })
  expect(answer.body).toMatchObject({ status: 200, body: 'ok', eventToken: form.event_token })
  expect(form).toMatchObject({
    code: 'start_signing_route',
    document_id: ['crm', 'CCrmDocumentDeal', 'DEAL_101'],
    document_type: ['crm', 'CCrmDocumentDeal', 'DEAL'],
    properties: { route: 'Договор', note: '', signers: ['user_5', 'user_7'] },
    use_subscription: 'Y',
    timeout_duration: '0',
    auth: { application_token: portal.tokens.application, user_id: '1', status: 'L' },
  })
  expect((await portal.rest('profile', { auth: at(form, 'auth', 'access_token') })).status).toBe(200)
})

test('a waiting robot is answered once; undeclared values are dropped', async () => {
  const portal = await openTestPortal()
  await portal.rest('bizproc.robot.add', robot)
  const { answer } = await run(portal, { properties: { route: 'r' } })
  const waiting = await portal.control('GET', '/portal')
  expect(at(waiting.body, 'waitingRobots')).toMatchObject([{ dealId: 101, code: 'start_signing_route' }])
  expect((await portal.rest('bizproc.workflow.instances')).body.total).toBe(1)
  const event_token = answer.body.eventToken
  const send = () =>
    portal.rest('bizproc.event.send', {
      event_token,
      return_values: { STATUS: 'completed', other: 1 },
      log_message: 'готово',
    })
  expect((await send()).body.result).toBe(true)
  expect(await send()).toMatchObject({ status: 403, body: { error: 'ACCESS_DENIED' } })
  const { body } = await portal.control('GET', '/portal')
  expect(at(body, 'waitingRobots')).toEqual([])
  expect(at(body, 'robotAnswers')).toMatchObject([
    { returnValues: { status: 'completed' }, logMessage: 'готово' },
  ])
})

test('a run that does not wait, or whose time is over, cannot be answered', async () => {
  const portal = await openTestPortal()
  await portal.rest('bizproc.robot.add', robot)
  const idle = await run(portal, { use_subscription: 'N' })
  expect(idle.form.use_subscription).toBe('N')
  expect((await portal.rest('bizproc.event.send', { event_token: idle.answer.body.eventToken })).status).toBe(
    403,
  )
  const late = await run(portal, { use_subscription: 'Y', timeoutSeconds: 60 })
  expect(
    (
      await portal.rest('bizproc.activity.log', {
        event_token: late.answer.body.eventToken,
        log_message: 'идёт',
      })
    ).body.result,
  ).toBe(true)
  await portal.test.clock.advance(60_000)
  expect((await portal.rest('bizproc.event.send', { event_token: late.answer.body.eventToken })).status).toBe(
    403,
  )
  expect((await portal.control('POST', '/deals/101/robots/unknown', {})).status).toBe(404)
})

test('registration is checked as documented', async () => {
  const { rest } = await openTestPortal()
  const add = (change: object) => rest('bizproc.robot.add', { ...robot, ...change })
  const code = async (change: object) => (await add(change)).body.error
  expect(await code({ CODE: 'начать' })).toBe('ERROR_ACTIVITY_VALIDATION_FAILURE')
  expect(await code({ NAME: '' })).toBe('ERROR_ACTIVITY_VALIDATION_FAILURE')
  expect(await code({ PROPERTIES: { '1st': { Name: 'x' } } })).toBe('ERROR_ACTIVITY_VALIDATION_FAILURE')
  expect(await code({ HANDLER: 'ftp://127.0.0.1/x' })).toBe('ERROR_UNSUPPORTED_PROTOCOL')
  expect(await code({ HANDLER: 'http://localhost:3000/x' })).toBe('ERROR_WRONG_HANDLER_URL')
  expect(await code({ HANDLER: 'http://elsewhere.example/x' })).toBe('ERROR_WRONG_HANDLER_URL')
  expect((await add({})).body.result).toBe(true)
  expect(await code({})).toBe('ERROR_ACTIVITY_ALREADY_INSTALLED')
  expect(
    (await rest('bizproc.robot.update', { CODE: robot.CODE, FIELDS: { USE_SUBSCRIPTION: 'N' } })).body.result,
  ).toBe(true)
  expect((await rest('bizproc.robot.delete', { CODE: 'other' })).body.error).toBe('ERROR_ACTIVITY_NOT_FOUND')
  expect((await rest('bizproc.robot.delete', { CODE: robot.CODE })).body.result).toBe(true)
})

test('the built-in outgoing webhook carries the document and no tokens', async () => {
  const portal = await openTestPortal()
  await portal.control('POST', '/deals/105/webhook', {
    url: 'http://127.0.0.1:3000/api/bitrix24/hook/s3cret?deal_id=105',
  })
  const form = decodeForm(String(portal.test.sent.at(-1)?.body))
  expect(form.document_id).toEqual(['crm', 'CCrmDocumentDeal', 'DEAL_105'])
  expect(Object.keys(at(form, 'auth') as object).sort()).toEqual([
    'client_endpoint',
    'domain',
    'member_id',
    'server_endpoint',
  ])
})
