import { formBody } from '#lib/emulation/body.ts'
import type { EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'
import { callerByToken } from './caller.ts'
import { textOf } from './params.ts'
import type { Portal } from './portal.ts'
import { Refusal } from './refusal.ts'
import { isExpired, isRevoked, issueCode, issueTokens, readToken, type TokenKind } from './tokens.ts'
import { findUser } from './world.ts'

const refused = (status: number, error: string, description: string): EmulatorResponse => ({
  status,
  body: { error, error_description: description },
})

const page = (status: number, text: string): EmulatorResponse => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><meta charset="utf-8"><title>Битрикс24</title><body style="font:16px sans-serif;margin:3rem">${text}`,
})

/**
 * The authorisation page of the portal. The lab has nobody to log in, so `user_id` in the query says who agrees
 * (the admin by default). Failures are shown on the page: the vendor redirects nowhere then.
 * @see https://apidocs.bitrix24.com/settings/oauth/index.html
 */
export const authorize = (portal: Portal, request: EmulatorRequest): EmulatorResponse => {
  const { application, portal: facts } = portal.world()
  const user = findUser(portal.world(), Number(request.query.get('user_id') ?? 1))
  if (request.query.get('client_id') !== application.clientId) return page(404, 'Приложение не найдено.')
  if (application.installed === 'no') return page(403, 'Приложение не установлено.')
  const target = application.handlerUrl || application.installUrl
  if (!URL.canParse(target)) return page(400, 'В карточке приложения не указан путь обработчика.')
  if (!user?.active) return page(403, 'Пользователь не найден или уволен.')
  const back = new URL(target)
  const answer = {
    code: issueCode(portal, user.id),
    state: request.query.get('state') ?? '',
    domain: portal.domain,
    member_id: facts.memberId,
    scope: application.scope.join(','),
    server_domain: portal.domain,
  }
  for (const [key, value] of Object.entries(answer)) back.searchParams.set(key, value)
  return { status: 302, headers: { location: back.toString() }, body: '' }
}

const kindByGrant: Record<string, [TokenKind, string]> = {
  authorization_code: ['code', 'code'],
  refresh_token: ['refresh', 'refresh_token'],
}

/**
 * The token endpoint, by GET as documented and by form POST as the published JS client does it. Refresh tokens and
 * codes serve once.
 * @see https://apidocs.bitrix24.com/settings/oauth/auto-renewal.html
 */
export const exchange = (portal: Portal, request: EmulatorRequest): EmulatorResponse => {
  const form = { ...Object.fromEntries(request.query), ...formBody(request) }
  const { application } = portal.world()
  const [kind, field] = kindByGrant[textOf(form.grant_type)] ?? []
  if (!kind || !field)
    return refused(400, 'invalid_request', 'The grant type was not specified in the request')
  if (textOf(form.client_id) !== application.clientId)
    return { ...refused(200, 'wrong_client', 'Wrong client'), status: 200 }
  if (textOf(form.client_secret) !== portal.clientSecret)
    return refused(401, 'invalid_client', 'The client credentials are invalid')
  if (application.installed === 'no') return refused(401, 'NOT_INSTALLED', 'Application not installed')
  const token = textOf(form[field])
  const grant = readToken(portal, token)
  const dead =
    grant?.kind !== kind ||
    isRevoked(portal, grant) ||
    isExpired(portal, token, grant) ||
    application.usedRefreshTokens[token] !== undefined
  if (dead || !findUser(portal.world(), grant.userId)?.active)
    return refused(400, 'invalid_grant', 'Invalid grant')
  application.usedRefreshTokens[token] = grant.expires
  portal.touched()
  return { status: 200, body: { ...authorisation(portal, grant.userId), user_id: grant.userId } }
}

/** A fresh authorisation in the token endpoint's words; `domain` is the OAuth server's, not the portal's. */
const authorisation = (portal: Portal, userId: number): Record<string, unknown> => {
  const pair = issueTokens(portal, userId)
  return {
    access_token: pair.accessToken,
    refresh_token: pair.refreshToken,
    expires: pair.expires,
    expires_in: pair.expiresIn,
    client_endpoint: portal.clientEndpoint,
    server_endpoint: portal.serverEndpoint,
    domain: portal.domain,
    member_id: portal.world().portal.memberId,
    scope: portal.world().application.scope.join(','),
    status: 'L',
  }
}

/** `app.info` of the OAuth server: whose token this really is, and of which portal. */
export const trustedInfo = (portal: Portal, request: EmulatorRequest): EmulatorResponse => {
  const token = request.query.get('auth') ?? textOf(formBody(request).auth)
  try {
    const caller = callerByToken(portal, token, 'oauth/app.info')
    const { application, portal: facts } = portal.world()
    const grant = readToken(portal, token)
    const result = {
      client_id: application.clientId,
      scope: application.scope.join(','),
      expires: new Date((grant?.expires ?? 0) * 1000).toISOString(),
      user_id: caller.user.id,
      install: {
        installed: application.installed === 'finished',
        version: String(application.version),
        status: 'L',
        scope: application.scope.join(','),
        domain: portal.domain,
        uri: portal.url,
        client_endpoint: portal.clientEndpoint,
        member_id: facts.memberId,
        member_type: 'cloud',
      },
    }
    return { status: 200, body: { result } }
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.body() }
    throw error
  }
}
