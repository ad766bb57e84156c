import { expect, test } from 'vitest'
import { requestOf } from '#lib/emulation/testing.ts'
import { at, openTestPortal, type TestPortal } from './test-portal.ts'

const exchange = (portal: TestPortal, fields: Record<string, string>, path = '/oauth/token/') => {
  const secrets = { client_id: portal.clientId, client_secret: portal.clientSecret }
  const query = new URLSearchParams({ grant_type: 'refresh_token', ...secrets, ...fields })
  return portal.emulator.handle(requestOf('GET', `${path}?${query}`))
}

test('a refresh replaces both tokens and the old refresh token is dead', async () => {
  const portal = await openTestPortal()
  await portal.test.clock.advance(3_600_000)
  const fresh = await exchange(portal, { refresh_token: portal.tokens.refresh })
  expect(fresh.body).toMatchObject({
    expires_in: 3600,
    client_endpoint: 'http://127.0.0.1:3001/bitrix24/rest/',
    server_endpoint: 'http://127.0.0.1:3001/bitrix24/oauth/rest/',
    status: 'L',
    user_id: 1,
  })
  const auth = at(fresh.body, 'access_token')
  expect((await portal.rest('profile', { auth })).status).toBe(200)
  expect((await portal.rest('profile')).body.error).toBe('expired_token')
  const again = await exchange(portal, { refresh_token: portal.tokens.refresh })
  expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
})

test('the token endpoint stands where server_endpoint leads, and takes a form', async () => {
  const portal = await openTestPortal()
  const { serverEndpoint } = (await portal.emulator.credentials()) as { serverEndpoint: string }
  const path = `${new URL(serverEndpoint).pathname.replace(/\/rest\/$/, '').replace('/bitrix24', '')}/oauth/token/`
  const secrets = { client_id: portal.clientId, client_secret: portal.clientSecret }
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    ...secrets,
    refresh_token: portal.tokens.refresh,
  })
  const answer = await portal.emulator.handle(requestOf('POST', path, form.toString()))
  expect(at(answer.body, 'access_token')).toBeTypeOf('string')
})

test('wrong clients, secrets and grants are refused as documented', async () => {
  const portal = await openTestPortal()
  const refresh_token = portal.tokens.refresh
  expect(await exchange(portal, { refresh_token, client_id: 'x' })).toMatchObject({
    status: 200,
    body: { error: 'wrong_client' },
  })
  expect(await exchange(portal, { refresh_token, client_secret: 'x' })).toMatchObject({
    status: 401,
    body: { error: 'invalid_client' },
  })
  expect(await exchange(portal, { grant_type: 'password' })).toMatchObject({
    status: 400,
    body: { error: 'invalid_request' },
  })
  expect(await exchange(portal, { refresh_token: portal.tokens.access })).toMatchObject({
    body: { error: 'invalid_grant' },
  })
  await portal.control('POST', '/tokens/revoke')
  expect(await exchange(portal, { refresh_token })).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  })
  expect((await portal.rest('profile')).status).toBe(401)
})

test('the authorisation page sends back with a code that lives 30 seconds and serves once', async () => {
  const portal = await openTestPortal()
  const ask = async (clientId: string) =>
    portal.emulator.handle(requestOf('GET', `/oauth/authorize/?client_id=${clientId}&state=s1&user_id=5`))
  expect((await ask('foreign')).status).toBe(404)
  const codeFrom = async () => {
    const { headers } = await ask(portal.clientId)
    const back = new URL(headers?.location ?? '')
    expect(back.searchParams.get('state')).toBe('s1')
    return back.searchParams.get('code') ?? ''
  }
  const code = await codeFrom()
  const tokens = await exchange(portal, { grant_type: 'authorization_code', code })
  expect(tokens.body).toMatchObject({ user_id: 5 })
  expect((await exchange(portal, { grant_type: 'authorization_code', code })).status).toBe(400)
  const late = await codeFrom()
  await portal.test.clock.advance(30_000)
  expect((await exchange(portal, { grant_type: 'authorization_code', code: late })).status).toBe(400)
})

test('the OAuth server tells whose token it is', async () => {
  const portal = await openTestPortal()
  const answer = await portal.emulator.handle(
    requestOf('GET', `/oauth/rest/app.info?auth=${portal.tokens.access}`),
  )
  expect(at(answer.body, 'result')).toMatchObject({
    client_id: portal.clientId,
    user_id: 1,
    install: {
      installed: true,
      status: 'L',
      client_endpoint: 'http://127.0.0.1:3001/bitrix24/rest/',
      domain: '127.0.0.1:3001',
    },
  })
  const forged = await portal.emulator.handle(requestOf('GET', '/oauth/rest/app.info?auth=forged'))
  expect(forged.status).toBe(401)
})
