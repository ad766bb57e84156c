import { z } from 'zod'
import { Permanent, Transient } from '#lib/failure.ts'
import type { HttpResponse } from '#lib/http.ts'
import type { ConnectionContext, Tokens } from '#lib/providers/provider.ts'
import { say } from '#lib/sentence.ts'
import type { Settings } from './fields.ts'
import { assertionFor } from './jwt.ts'
import { readAs } from './wire.ts'

/** A token with the account that it opens. */
export type Access = { token: string; baseUri: string; accountId: string; accountName: string }

/** A token is renewed this long before its end, as the vendor advises. */
const marginMs = 10 * 60_000
/** The account's address is asked for again after a day. */
const addressLifeMs = 24 * 60 * 60_000

const granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
  refresh_token: z.string().optional(),
})

const userInfo = z.object({
  accounts: z.array(
    z.object({
      account_id: z.string(),
      account_name: z.string().default(''),
      base_uri: z.string(),
      is_default: z.union([z.boolean(), z.string()]).optional(),
    }),
  ),
})

/**
 * A token from the connection's store, renewed when it nears its end, and the account's own address. Throws Permanent
 * when a person has to act (consent, keys), Transient when the server did not answer.
 * https://developers.docusign.com/platform/auth/
 */
export const accessTo = async (context: ConnectionContext, settings: Settings): Promise<Access> => {
  const tokens = await context.tokens.use(
    (held, now) => isFresh(settings, held, now),
    (held) => renew(context, settings, held),
  )
  const { baseUri = '', accountId = '', accountName = '' } = tokens.extra ?? {}
  return {
    token: tokens.accessToken,
    baseUri: settings.restUrl ?? `${baseUri}/restapi`,
    accountId,
    accountName,
  }
}

/** Whose token it is: changed settings make a kept token somebody else's. */
const ownerOf = ({ oauthUrl, integrationKey, userId, accountId }: Settings): string =>
  [oauthUrl, integrationKey, userId, accountId].join(' ')

// A rejected token is kept with its access part emptied.
const isFresh = (settings: Settings, held: Tokens, now: Date): boolean =>
  held.accessToken !== '' &&
  held.extra?.owner === ownerOf(settings) &&
  Date.parse(held.expiresAt) > now.getTime() &&
  Date.parse(held.extra.renewAt ?? '') > now.getTime()

const renew = async (
  context: ConnectionContext,
  settings: Settings,
  kept: Tokens | null,
): Promise<Tokens> => {
  const now = context.now()
  const held = kept?.extra?.owner === ownerOf(settings) ? kept : null
  const answer = await askToken(context, settings, held, now)
  const lifeMs = answer.expires_in * 1000
  const refreshToken = answer.refresh_token ?? held?.refreshToken
  return {
    accessToken: answer.access_token,
    ...(refreshToken ? { refreshToken } : {}),
    expiresAt: new Date(now.getTime() + lifeMs).toISOString(),
    extra: {
      owner: ownerOf(settings),
      ...(await addressOf(context, settings, held, answer.access_token, now)),
      renewAt: new Date(now.getTime() + lifeMs - Math.min(marginMs, lifeMs / 6)).toISOString(),
    },
  }
}

const askToken = async (context: ConnectionContext, settings: Settings, held: Tokens | null, now: Date) => {
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  }
  const form = new URLSearchParams()
  if (settings.grant === 'jwt') {
    form.set('grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer')
    form.set('assertion', await assertionFor(settings, now))
  } else {
    form.set('grant_type', 'refresh_token')
    form.set('refresh_token', held?.refreshToken ?? settings.refreshToken)
    const client = `${settings.integrationKey}:${settings.clientSecret}`
    headers.authorization = `Basic ${Buffer.from(client).toString('base64')}`
  }
  const url = `${settings.oauthUrl}/oauth/token`
  const response = await context.http({
    method: 'POST',
    url,
    headers,
    body: form.toString(),
    name: 'oauth/token',
  })
  if (response.status !== 200) throw refusedToken(settings, response)
  return readAs(granted, response, 'oauth/token')
}

const addressOf = async (
  context: ConnectionContext,
  settings: Settings,
  held: Tokens | null,
  token: string,
  now: Date,
): Promise<Record<string, string>> => {
  const { baseUri, accountId, accountName = '', addressAt = '' } = held?.extra ?? {}
  const known = baseUri && accountId && Date.parse(addressAt) > now.getTime() - addressLifeMs
  if (known && (settings.accountId === '' || settings.accountId === accountId))
    return { baseUri, accountId, accountName, addressAt }
  const response = await context.http({
    method: 'GET',
    url: `${settings.oauthUrl}/oauth/userinfo`,
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    name: 'oauth/userinfo',
  })
  if (response.status !== 200) throw refusedToken(settings, response)
  const { accounts } = readAs(userInfo, response, 'oauth/userinfo')
  const account = settings.accountId
    ? accounts.find(({ account_id }) => account_id.toLowerCase() === settings.accountId)
    : accounts.find(({ is_default }) => String(is_default) === 'true')
  if (!account) throw noAccount(settings.accountId)
  return {
    baseUri: account.base_uri.replace(/\/+$/, ''),
    accountId: account.account_id,
    accountName: account.account_name,
    addressAt: now.toISOString(),
  }
}

const noAccount = (accountId: string): Permanent =>
  new Permanent({
    code: 'docusign-account',
    text: say(
      'Пользователь DocuSign не состоит в указанном счёте.',
      'The DocuSign user does not belong to the account named.',
    ),
    cure: say(
      'Проверьте GUID счёта в настройках подключения.',
      'Check the account GUID in the connection’s settings.',
    ),
    detail: { accountId },
  })

/** Where the user gives consent to the integration key, once. */
export const consentUrl = (settings: Settings): string =>
  `${settings.oauthUrl}/oauth/auth?response_type=code&scope=signature%20impersonation&client_id=${encodeURIComponent(settings.integrationKey)}&redirect_uri=`

const refusedToken = (settings: Settings, response: HttpResponse): Permanent | Transient => {
  if (response.status >= 500 || response.status === 429)
    return new Transient({
      code: 'docusign-unwell',
      outcome: 'none',
      text: say(
        'Сервер авторизации DocuSign не отвечает как надо.',
        'DocuSign’s authorization server is unwell.',
      ),
      detail: { status: response.status },
    })
  const [, error = ''] = /"error"\s*:\s*"([^"]*)"/.exec(response.text()) ?? []
  if (error === 'consent_required')
    return new Permanent({
      code: 'docusign-consent',
      text: say(
        'Пользователь DocuSign ещё не дал согласия ключу интеграции.',
        'The DocuSign user has not consented to the integration key yet.',
      ),
      cure: say(
        `Откройте под этим пользователем ${consentUrl(settings)} с зарегистрированным адресом возврата и подтвердите.`,
        `Open ${consentUrl(settings)} with a registered redirect address as this user and confirm.`,
      ),
    })
  const [, description = ''] = /"error_description"\s*:\s*"([^"]*)"/.exec(response.text()) ?? []
  return new Permanent({
    code: 'docusign-credentials',
    text: say(
      `DocuSign не принял учётные данные (${[error, description].filter(Boolean).join(': ') || response.status}).`,
      `DocuSign did not accept the credentials (${[error, description].filter(Boolean).join(': ') || response.status}).`,
    ),
    cure: say(
      'Проверьте ключ интеграции, пользователя, закрытый ключ и сервер (демо или рабочий).',
      'Check the integration key, the user, the private key and the server (demo or production).',
    ),
    detail: { status: response.status, error },
  })
}
