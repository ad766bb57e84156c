import { createHash } from 'node:crypto'
import { Permanent } from '#lib/failure.ts'
import type { ConnectionContext, Tokens } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import { failureOf, noAccess } from './failures.ts'
import { methods } from './methods.ts'
import { issuedToken } from './structures.ts'

/** Tokens are renewed this long before they end, or at half their life when they live shorter. */
const earlyMs = 5 * 60_000
const legacyLifeMs = 24 * 3_600_000

/** The header that authorises calls, and what to do when the service refuses it. */
export type Access = { header(): Promise<string>; reject(header: string): Promise<void> }

/**
 * Access by OpenID Connect (default) or by login and password (older integrations). The rotated refresh token is
 * stored by the token store before anybody uses it. https://developer.kontur.ru/doc/diadoc-api/authentication
 */
export function createAccess(context: ConnectionContext): Access {
  const legacy = context.settings.auth === 'password'
  const renew = legacy ? () => byPassword(context) : (held: Tokens | null) => byRefresh(context, held)
  const prefix = legacy
    ? `DiadocAuth ddauth_api_client_id=${context.settings.developerKey},ddauth_token=`
    : 'Bearer '
  const fresh = (held: Tokens, now: Date) =>
    held.accessToken !== '' &&
    held.extra?.seed === seedOf(context) &&
    now.getTime() < Date.parse(held.extra?.renewAt ?? held.expiresAt)
  return {
    header: async () => prefix + (await context.tokens.use(fresh, renew)).accessToken,
    reject: (header) => context.tokens.reject(header.slice(prefix.length)),
  }
}

/** Tells whether the operator has given new credentials since the tokens were got. */
function seedOf({ settings }: ConnectionContext): string {
  const parts = [settings.auth, settings.clientId, settings.refreshToken, settings.login, settings.password]
  return createHash('sha256').update(parts.join('\n')).digest('base64url')
}

function tokensOf(context: ConnectionContext, accessToken: string, lifeMs: number): Tokens {
  const nowMs = context.now().getTime()
  const early = Math.min(earlyMs, lifeMs / 2)
  return {
    accessToken,
    expiresAt: new Date(nowMs + lifeMs).toISOString(),
    extra: { seed: seedOf(context), renewAt: new Date(nowMs + lifeMs - early).toISOString() },
  }
}

async function byRefresh(context: ConnectionContext, held: Tokens | null): Promise<Tokens> {
  const { settings } = context
  const rotated = held?.extra?.seed === seedOf(context) ? held.refreshToken : undefined
  const refreshToken = rotated ?? settings.refreshToken ?? ''
  const response = await context.http({
    name: 'connect/token',
    method: 'POST',
    url: `${settings.identityUrl}/connect/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: settings.clientId ?? '',
      client_secret: settings.clientSecret ?? '',
      refresh_token: refreshToken,
    }).toString(),
  })
  if (response.status === 400 || response.status === 401) throw refused(response.text())
  if (response.status !== 200) throw failureOf('connect/token', response)
  const issued = issuedToken.parse(response.json())
  return {
    ...tokensOf(context, issued.access_token, issued.expires_in * 1_000),
    refreshToken: issued.refresh_token ?? refreshToken,
  }
}

const refused = (words: string) =>
  new Permanent({
    ...noAccess,
    text: say('Сервер входа Контура не выдал токен.', 'Kontur’s sign-in server did not issue a token.'),
    detail: { words: words.slice(0, 200) },
  })

async function byPassword(context: ConnectionContext): Promise<Tokens> {
  const { settings } = context
  const response = await context.http({
    name: 'Authenticate',
    method: 'POST',
    url: `${settings.apiUrl}${methods.authenticate}?type=password`,
    headers: {
      authorization: `DiadocAuth ddauth_api_client_id=${settings.developerKey}`,
      'content-type': 'application/json; charset=utf-8',
    },
    body: JSON.stringify({ login: settings.login, password: settings.password }),
  })
  if (response.status !== 200) throw failureOf('Authenticate', response)
  return tokensOf(context, response.text().trim(), legacyLifeMs)
}
