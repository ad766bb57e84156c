import { hash } from 'node:crypto'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import { type Form, formAt, textAt, textsOf } from './form.ts'
import { type IncomingTokens, readSender, type Sender, scopesOf, setText } from './incoming.ts'
import type { ItemRef } from './port.ts'

/** An installation or re-authorisation of the application at a portal. */
export type InstallCall = Sender & {
  /** page: an administrator opened the installation page (it must call installFinish); event: ONAPPINSTALL. */
  how: 'page' | 'event'
  language: string
  version: string
  dedupeKey: string
}

/** A page of ours opened inside Bitrix24. Says who asks, proves nothing: see `identify`. */
export type PlacementCall = Sender & {
  /** Placement code, 'DEFAULT' for the application's own page. */
  placement: string
  tokens: IncomingTokens
  options: Record<string, unknown>
  /** Ids of the items that it was opened for; several for a list. */
  itemIds: string[]
  /** The item when it is one and its type is known. */
  item?: ItemRef
  language: string
}

const notFromPortal = (field: string): Refused =>
  new Refused(400, {
    code: 'bitrix24-field-missing',
    text: say(
      `В запросе нет поля «${field}»: страницу открыли не из Битрикс24.`,
      `The request lacks “${field}”: the page was not opened from Bitrix24.`,
    ),
    cure: say('Откройте приложение в меню Битрикс24.', 'Open the application from the menu of Bitrix24.'),
  })

/**
 * Sender of a page's POST: other names than in events, and the portal's domain is in the query. The portal's address
 * is not derived from it: `identify` tells the true one.
 */
function readPageSender(query: URLSearchParams, form: Form): Sender & { tokens: IncomingTokens } {
  const accessToken = textAt(form, 'AUTH_ID')
  const memberId = textAt(form, 'member_id')
  const domain = query.get('DOMAIN') ?? textAt(form, 'DOMAIN')
  if (accessToken === '') throw notFromPortal('AUTH_ID')
  if (memberId === '') throw notFromPortal('member_id')
  if (!/^[a-z0-9.-]+(?::\d+)?$/i.test(domain)) throw notFromPortal('DOMAIN')
  const tokens: IncomingTokens = { accessToken, scope: scopesOf(textAt(form, 'APPLICATION_SCOPE')) }
  setText(tokens, 'refreshToken', textAt(form, 'REFRESH_ID'))
  setText(tokens, 'serverEndpoint', textAt(form, 'SERVER_ENDPOINT'))
  const life = textAt(form, 'AUTH_EXPIRES')
  if (/^\d{1,9}$/.test(life)) tokens.expiresInSeconds = Number(life)
  return { memberId, domain, applicationToken: textAt(form, 'APPLICATION_TOKEN'), tokens }
}

/**
 * An installation: the page that an administrator opened, or the event ONAPPINSTALL. Sources:
 * apidocs.bitrix24.com/api-reference/common/events/on-app-install.html, …/settings/app-installation/
 */
export function readInstall(query: URLSearchParams, form: Form): InstallCall {
  if (textAt(form, 'event') === '') {
    const sender = readPageSender(query, form)
    const language = query.get('LANG') ?? ''
    return { ...sender, how: 'page', language, version: '', dedupeKey: keyOf(sender, '') }
  }
  const event = textAt(form, 'event').toUpperCase()
  if (event !== 'ONAPPINSTALL' && event !== 'ONAPPUPDATE') throw notFromPortal('event=ONAPPINSTALL')
  const sender = readSender(formAt(form, 'auth'))
  const data = formAt(form, 'data')
  return {
    ...sender,
    how: 'event',
    language: textAt(data, 'LANGUAGE_ID'),
    version: textAt(data, 'VERSION'),
    dedupeKey: keyOf(sender, textAt(form, 'ts')),
  }
}

const keyOf = (sender: Sender, ts: string): string =>
  hash('sha256', [sender.memberId, 'install', sender.tokens?.accessToken ?? '', ts].join('\n'), 'hex')

const typeOfPlacement = (placement: string): number | undefined => {
  const dynamic = /^CRM_DYNAMIC_(\d+)_/.exec(placement)?.[1]
  if (dynamic) return Number(dynamic)
  const types = { CRM_LEAD_: 1, CRM_DEAL_: 2, CRM_CONTACT_: 3, CRM_COMPANY_: 4, CRM_SMART_INVOICE_: 31 }
  return Object.entries(types).find(([prefix]) => placement.startsWith(prefix))?.[1]
}

function readOptions(text: string): Record<string, unknown> {
  if (text === '') return {}
  try {
    const options: unknown = JSON.parse(text)
    // PHP writes an empty object as a list.
    return typeof options === 'object' && options !== null && !Array.isArray(options) ? { ...options } : {}
  } catch {
    throw notFromPortal('PLACEMENT_OPTIONS')
  }
}

const idsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [value])
    .map((id) => String(id ?? '').trim())
    .filter((id) => /^[1-9]\d*$/.test(id))

/**
 * The POST with which Bitrix24 opens a page of ours in its frame. The user is not proven to be who they seem nor to
 * have rights to the item. Source: apidocs.bitrix24.com/api-reference/widgets/
 */
export function readPlacement(query: URLSearchParams, form: Form): PlacementCall {
  const sender = readPageSender(query, form)
  const placement = textAt(form, 'PLACEMENT') || 'DEFAULT'
  const options = readOptions(textsOf(form.PLACEMENT_OPTIONS)[0] ?? '')
  const itemIds = idsOf(options.ID ?? options.ENTITY_ID)
  const entityTypeId = typeOfPlacement(placement)
  const [id] = itemIds
  const item = itemIds.length === 1 && id && entityTypeId !== undefined ? { entityTypeId, id } : undefined
  return {
    ...sender,
    placement,
    options,
    itemIds,
    ...(item ? { item } : {}),
    language: query.get('LANG') ?? '',
  }
}
