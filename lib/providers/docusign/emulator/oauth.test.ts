import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { well } from './state.ts'
import { askToken, assertion, jwtForm, type OpenLab, openLab } from './testing.ts'

let lab: OpenLab
beforeAll(async () => {
  lab = await openLab()
})
afterAll(() => lab.close())

describe('JWT grant', () => {
  it('gives a bearer token without a refresh token', async () => {
    const { status, json } = await askToken(lab, jwtForm(assertion(lab)))
    expect(status).toBe(200)
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'signature impersonation' })
    expect(json.refresh_token).toBeUndefined()
  })

  it('takes the whole mount without scheme as audience too', async () => {
    const aud = lab.url.replace('http://', '')
    expect((await askToken(lab, jwtForm(assertion(lab, { aud })))).status).toBe(200)
  })

  it.each([
    ['a foreign key', {}, 'other-key', 'no_valid_keys_or_signatures'],
    ['an unknown issuer', { iss: 'nobody' }, undefined, 'issuer_not_found'],
    ['an unknown user', { sub: 'nobody' }, undefined, 'user_not_found'],
    ['another audience', { aud: 'account.docusign.com' }, undefined, 'invalid_audience'],
    ['an assertion of yesterday', { iat: 1, exp: 3_601 }, undefined, 'expired'],
  ])('refuses %s', async (_name, claims, key, description) => {
    const { status, json } = await askToken(lab, jwtForm(assertion(lab, claims, key)))
    expect(status).toBe(400)
    expect(json).toEqual({ error: 'invalid_grant', error_description: description })
  })

  it('asks for consent until it is given', async () => {
    await lab.control('PUT', '/consent', { granted: false })
    expect((await askToken(lab, jwtForm(assertion(lab)))).json).toEqual({ error: 'consent_required' })
    await lab.control('PUT', '/consent', { granted: true })
    expect((await askToken(lab, jwtForm(assertion(lab)))).status).toBe(200)
  })

  it('refuses other grants', async () => {
    expect((await askToken(lab, { grant_type: 'password' })).json).toEqual({
      error: 'unsupported_grant_type',
    })
  })
})

describe('authorization code', () => {
  const basic = () => {
    const secret = lab.test.context.secret('docusign-client-secret')
    return { authorization: `Basic ${Buffer.from(`${well.clientId}:${secret}`).toString('base64')}` }
  }
  const consent = (answer: string) =>
    fetch(`${lab.url}/oauth/auth`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        client_id: well.clientId,
        redirect_uri: 'https://app.example/callback',
        scope: 'signature',
        state: 'st',
        user: well.senderId,
        answer,
      }),
    })

  it('leads over the consent page to tokens, and rotates the refresh token', async () => {
    const asked = new URLSearchParams({
      client_id: well.clientId,
      redirect_uri: 'https://app.example/callback',
    })
    expect(await (await fetch(`${lab.url}/oauth/auth?${asked}`)).text()).toContain('Allow access')
    const back = new URL((await consent('allow')).headers.get('location') ?? '')
    expect(back.searchParams.get('state')).toBe('st')
    const code = { grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '' }
    const first = await askToken(lab, code, basic())
    expect(first.json).toMatchObject({ token_type: 'Bearer', expires_in: 28_800 })
    expect((await askToken(lab, code, basic())).json.error).toBe('invalid_grant')
    const refresh = { grant_type: 'refresh_token', refresh_token: String(first.json.refresh_token) }
    const second = await askToken(lab, refresh, basic())
    expect(second.status).toBe(200)
    expect(second.json.refresh_token).not.toBe(first.json.refresh_token)
    expect((await askToken(lab, refresh, basic())).json.error).toBe('invalid_grant')
  })

  it('refuses a client without its secret and a user who says no', async () => {
    const form = { grant_type: 'authorization_code', code: 'x' }
    expect((await askToken(lab, form)).json).toEqual({ error: 'unauthorized_client' })
    expect((await consent('deny')).headers.get('location')).toContain('error=access_denied')
  })
})

describe('access', () => {
  it('tells where the account lives', async () => {
    const { access_token } = (await askToken(lab, jwtForm(assertion(lab)))).json
    const answer = await fetch(`${lab.url}/oauth/userinfo`, {
      headers: { authorization: `Bearer ${access_token}` },
    })
    expect(await answer.json()).toMatchObject({
      sub: well.senderId,
      accounts: [{ account_id: well.accountId, is_default: true, base_uri: lab.url }],
    })
  })

  it('refuses a dead token, and kills one on demand', async () => {
    const dead = await lab.api('GET', '/templates', undefined, { authorization: 'Bearer nonsense' })
    expect(dead.status).toBe(401)
    expect(dead.json.errorCode).toBe('AUTHORIZATION_INVALID_TOKEN')
    expect((await lab.api('GET', '/templates')).status).toBe(200)
    lab.test.faults.arm([{ kind: 'expire-token', times: 1 }])
    expect((await lab.api('GET', '/templates')).status).toBe(401)
  })

  it('needs no token for what is public', async () => {
    const answer = await fetch(`${lab.url}/restapi/service_information`)
    expect(await answer.json()).toMatchObject({ serviceVersions: [{ version: 'v2.1' }] })
  })
})
