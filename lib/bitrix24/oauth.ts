import { Permanent, Refused, Transient } from '#lib/failure.ts'
import type { Http } from '#lib/http.ts'
import { say } from '#lib/sentence.ts'
import { harmless } from './errors.ts'
import type { PortalAddress, PortalTokenSet } from './port.ts'
import { asId, asNumber, asRecord, asText, type Wire } from './wire.ts'

/**
 * The OAuth servers of Bitrix24 that may be sent our client secret. An endpoint arrives in unauthenticated requests:
 * one that is not listed is refused, or anybody could make us send the secret to a server of their choice.
 */
export const vendorOAuthEndpoints: readonly string[] = [
  'https://oauth.bitrix.info/',
  'https://oauth.bitrix24.tech/',
  'https://oauth.bitrix24.info/',
]

/** The listed OAuth endpoint (with a trailing slash) that a `server_endpoint` names, or null when none does. */
export function allowedOAuthEndpoint(serverEndpoint: string, allowed: readonly string[]): string | null {
  const plain = serverEndpoint.replace(/\/rest\/?$/, '/').replace(/\/*$/, '/')
  return allowed.some((endpoint) => endpoint.replace(/\/*$/, '/') === plain) ? plain : null
}

type Application = { clientId: string; clientSecret: string }

/** Tokens as the OAuth server gives them, with what they say of the portal. */
export type GrantedTokens = PortalTokenSet & {
  memberId: string
  userId?: string
  scope: string[]
  status?: string
}

/**
 * Renews a portal's tokens. Both tokens change: store them before use. Permanent when the refresh token is dead (180
 * days unused, or the application was reinstalled). The documented way is GET with the secret in the query, so
 * observers of `Http` must redact addresses. Source: apidocs.bitrix24.com/settings/oauth/auto-renewal.html
 */
export async function refreshTokens(
  http: Http,
  address: PortalAddress,
  refreshToken: string,
  now: () => Date,
): Promise<PortalTokenSet> {
  const given = { grant_type: 'refresh_token', refresh_token: refreshToken }
  return tokensOf(await askTokens(http, address.oauthEndpoint, address, given), now())
}

/** Exchanges the code of an authorisation (valid 30 s) for tokens. */
export async function exchangeCode(
  http: Http,
  oauthEndpoint: string,
  application: Application,
  code: string,
  now: () => Date,
): Promise<GrantedTokens> {
  const given = { grant_type: 'authorization_code', code }
  return tokensOf(await askTokens(http, oauthEndpoint, application, given), now())
}

/** Where a portal's user is sent to authorise; the answer comes to the address that the application is registered with. */
export const authorizeUrl = (portal: string, clientId: string, state: string): string => {
  const url = new URL('oauth/authorize/', portal.endsWith('/') ? portal : `${portal}/`)
  url.searchParams.set('client_id', clientId)
  url.searchParams.set('state', state)
  return url.toString()
}

async function askTokens(
  http: Http,
  oauthEndpoint: string,
  application: Application,
  given: Record<string, string>,
): Promise<Wire> {
  const query = new URLSearchParams({
    client_id: application.clientId,
    client_secret: application.clientSecret,
    ...given,
  })
  const response = await http({
    method: 'GET',
    url: `${oauthEndpoint}oauth/token/?${query}`,
    headers: { accept: 'application/json' },
    name: 'oauth/token',
  })
  if (response.status >= 300 && response.status < 400) throw strange(response.status)
  const body = asRecord(response.json())
  if (body.error !== undefined) throw refusal(asText(body.error), response.status)
  if (response.status !== 200 || asText(body.access_token) === '') throw strange(response.status)
  return body
}

function tokensOf(body: Wire, now: Date): GrantedTokens {
  const expires = asNumber(body.expires)
  const lifeMs = (asNumber(body.expires_in) ?? 3600) * 1000
  const userId = asId(body.user_id)
  const clientEndpoint = asText(body.client_endpoint)
  const status = asText(body.status)
  return {
    accessToken: asText(body.access_token),
    refreshToken: asText(body.refresh_token),
    expiresAt: expires === undefined ? new Date(now.getTime() + lifeMs) : new Date(expires * 1000),
    memberId: asText(body.member_id),
    scope: asText(body.scope)
      .split(/[\s,]+/)
      .filter(Boolean),
    ...(userId ? { userId } : {}),
    ...(clientEndpoint ? { clientEndpoint } : {}),
    ...(status ? { status } : {}),
  }
}

const strange = (status: number): Transient =>
  new Transient({
    code: 'bitrix24-oauth-strange',
    outcome: 'unknown',
    text: say(
      `Сервер авторизации Битрикс24 ответил непонятно (HTTP ${status}).`,
      `Bitrix24’s authorisation server answered strangely (HTTP ${status}).`,
    ),
    cure: say('Повторим сами.', 'We retry by ourselves.'),
    detail: { status },
  })

function refusal(code: string, status: number): Permanent | Transient {
  const detail = { vendorCode: code, status }
  if (status >= 500 || status === 429) return strange(status)
  if (/^(invalid_client|wrong_client)$/i.test(code)) {
    return new Permanent({
      code: 'bitrix24-application-refused',
      text: say(
        'Битрикс24 не узнал приложение: неверный client_id или client_secret, либо оно не установлено.',
        'Bitrix24 does not know the application: wrong client_id or client_secret, or it is not installed.',
      ),
      cure: say(
        'Сверьте код и ключ локального приложения с настройками Inkroute.',
        'Compare the local application’s id and key with the settings of Inkroute.',
      ),
      detail,
    })
  }
  if (/^payment_required$/i.test(code)) {
    return new Permanent({
      code: 'bitrix24-payment-required',
      text: say('Подписка портала Битрикс24 не оплачена.', 'The Bitrix24 portal’s subscription is not paid.'),
      cure: say('Продлите подписку и повторите.', 'Renew the subscription and retry.'),
      detail,
    })
  }
  return new Permanent({
    code: 'bitrix24-reauthorise',
    text: say(
      `Доступ к порталу Битрикс24 больше не действует (${code}).`,
      `The access to the Bitrix24 portal is no longer valid (${code}).`,
    ),
    cure: say(
      'Откройте приложение в Битрикс24 под администратором или переустановите его.',
      'Open the application in Bitrix24 as an administrator or reinstall it.',
    ),
    detail,
  })
}

/** A person whom the OAuth server itself has named. */
export type Identity = {
  userId: string
  memberId: string
  domain: string
  clientEndpoint: string
  scope: string[]
}

/**
 * Who holds an access token that arrived in a page's POST: asked at the OAuth server, never at the portal, because
 * nothing in that POST is signed. Refused unless the token is for our application and for the portal that the POST
 * names. Source: apidocs.bitrix24.com/settings/oauth/simple-way.html and the vendor's PHP SDK.
 */
export async function identify(
  http: Http,
  oauthEndpoint: string,
  authId: string,
  expected: { clientId: string; memberId: string; domain: string },
): Promise<Identity> {
  const body = asRecord(await askInfo(http, oauthEndpoint, authId))
  const result = asRecord(body.result)
  const install = asRecord(result.install)
  const found = {
    clientId: asText(result.client_id),
    memberId: asText(install.member_id),
    domain: asText(install.domain),
  }
  const userId = asId(result.user_id)
  if (body.error !== undefined || !userId) throw notKnown('token-refused')
  if (found.clientId !== expected.clientId) throw notKnown('another-application')
  if (found.memberId !== expected.memberId) throw notKnown('another-portal')
  if (found.domain.toLowerCase() !== expected.domain.toLowerCase()) throw notKnown('another-domain')
  return {
    userId,
    memberId: found.memberId,
    domain: found.domain,
    clientEndpoint: asText(install.client_endpoint),
    scope: asText(result.scope)
      .split(/[\s,]+/)
      .filter(Boolean),
  }
}

async function askInfo(http: Http, oauthEndpoint: string, authId: string): Promise<unknown> {
  try {
    const query = new URLSearchParams({ auth: authId })
    const response = await http({
      method: 'GET',
      url: `${oauthEndpoint}rest/app.info?${query}`,
      name: 'app.info',
    })
    return response.json()
  } catch (error) {
    throw harmless(error)
  }
}

const notKnown = (why: string): Refused =>
  new Refused(401, {
    code: 'bitrix24-identity',
    text: say(
      'Битрикс24 не подтвердил, кто открыл эту страницу.',
      'Bitrix24 did not confirm who opened this page.',
    ),
    cure: say('Обновите страницу в Битрикс24.', 'Reload the page in Bitrix24.'),
    detail: { why },
  })
