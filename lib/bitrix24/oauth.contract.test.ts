import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestOf, type ServedEmulator, serve } from '#lib/emulation/testing.ts'
import { Refused } from '#lib/failure.ts'
import { type ContractPortal, connectEmulated } from './contract-portal.ts'
import { emulator } from './emulator/index.ts'
import { allowedOAuthEndpoint, identify, refreshTokens, vendorOAuthEndpoints } from './oauth.ts'

let served: ServedEmulator
let portal: ContractPortal

beforeAll(async () => {
  served = await serve(emulator)
  const control = (path: string, body: object) => served.emulator.control?.(requestOf('POST', path, body))
  await control('/application', {
    installUrl: 'https://app.example/install',
    handlerUrl: 'https://app.example/',
  })
  await control('/install', { mode: 'event' })
  portal = await connectEmulated(served)
})
afterAll(() => served.close())

const now = () => served.test.clock.now()

describe('tokens', () => {
  it('come for a code, with the portal they are for', () => {
    expect(portal.granted).toMatchObject({ clientEndpoint: `${served.url}/rest/`, status: 'L', userId: '1' })
    expect(portal.granted.memberId).toMatch(/^[0-9a-f]{32}$/)
    expect(portal.granted.scope).toContain('crm')
    expect(portal.granted.expiresAt.getTime() - now().getTime()).toBe(3_600_000)
  })

  it('are renewed both, and the old refresh token is dead', async () => {
    const first = portal.tokens.held()
    const renewed = await refreshTokens(portal.http, portal.address, first.refreshToken, now)
    expect(renewed.accessToken).not.toBe(first.accessToken)
    expect(renewed.refreshToken).not.toBe(first.refreshToken)
    const again = refreshTokens(portal.http, portal.address, first.refreshToken, now)
    await expect(again).rejects.toMatchObject({ code: 'bitrix24-reauthorise', name: 'Permanent' })
    const next = await refreshTokens(portal.http, portal.address, renewed.refreshToken, now)
    expect(next.accessToken).not.toBe(renewed.accessToken)
  })

  it.each([
    ['clientSecret', { clientSecret: 'wrong' }],
    ['clientId', { clientId: 'local.wrong' }],
  ])('are refused for a wrong %s', async (_, over) => {
    const attempt = refreshTokens(portal.http, { ...portal.address, ...over }, 'any', now)
    await expect(attempt).rejects.toMatchObject({ code: 'bitrix24-application-refused' })
  })
})

describe('identify', () => {
  const expected = () => ({
    clientId: portal.address.clientId,
    memberId: portal.address.memberId,
    domain: new URL(served.url).host,
  })
  const ask = (over: object = {}, authId = portal.tokens.held().accessToken) =>
    identify(portal.http, portal.address.oauthEndpoint, authId, { ...expected(), ...over })

  it('names the user and the true address of the portal', async () => {
    expect(await ask()).toMatchObject({ userId: '1', clientEndpoint: `${served.url}/rest/` })
  })

  it.each([
    ['another application', { clientId: 'x' }],
    ['another portal', { memberId: 'x' }],
    ['another domain', { domain: 'evil.example' }],
  ])('refuses a token for %s', async (_, over) => {
    await expect(ask(over)).rejects.toMatchObject({ status: 401, code: 'bitrix24-identity' })
  })

  it('refuses a made-up token', async () => {
    await expect(ask({}, 'f'.repeat(70))).rejects.toBeInstanceOf(Refused)
  })
})

describe('allowedOAuthEndpoint', () => {
  it.each([
    ['https://oauth.bitrix24.tech/rest/', 'https://oauth.bitrix24.tech/'],
    ['https://oauth.bitrix.info/rest', 'https://oauth.bitrix.info/'],
    ['https://oauth.bitrix.info', 'https://oauth.bitrix.info/'],
    ['https://evil.example/rest/', null],
    ['https://oauth.bitrix.info.evil.example/rest/', null],
    ['http://oauth.bitrix.info/rest/', null],
    ['', null],
  ])('%s → %s', (given, allowed) => {
    expect(allowedOAuthEndpoint(given, vendorOAuthEndpoints)).toBe(allowed)
  })
})
