import { hash } from 'node:crypto'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import { itemOfDocument } from './document-id.ts'
import { type Form, formAt, textAt, textsOf } from './form.ts'
import type { ItemRef } from './port.ts'

/** Tokens that came with a request. Not to be trusted before the request's `applicationToken` is checked. */
export type IncomingTokens = {
  accessToken: string
  refreshToken?: string
  /** Unix seconds. */
  expiresAt?: number
  expiresInSeconds?: number
  clientEndpoint?: string
  serverEndpoint?: string
  scope: string[]
}

/** Who says that a request is from a portal. Nothing is signed: `applicationToken` is the only proof. */
export type Sender = {
  memberId: string
  domain: string
  applicationToken: string
  userId?: string
  tokens?: IncomingTokens
}

export type RobotCall = Sender & {
  code: string
  eventToken: string
  workflowId: string
  item: ItemRef
  /** Values by property; several where the property is multiple. Unset ones are absent. */
  properties: Record<string, string | string[]>
  /** The process waits for our answer. */
  useSubscription: boolean
  /** 0: waits for ever. */
  timeoutSeconds: number
  /** Unix seconds at the portal. */
  at?: number
  /** The same for every delivery of the same call. */
  dedupeKey: string
}

export type EventCall = Sender & {
  /** Upper case: ONCRMDEALUPDATE. */
  event: string
  /** Id of what the event is about; '' for events of the application itself. */
  objectId: string
  item?: ItemRef
  data: Form
  at?: number
  dedupeKey: string
}

/** A call of the built-in "outgoing webhook" robot: it proves nothing, its address holds the secret. */
export type HookCall = {
  item: ItemRef
  memberId: string
  domain: string
  query: Record<string, string>
  dedupeKey: string
}

const refused = (code: string, ru: string, en: string, cureRu: string, cureEn: string): Refused =>
  new Refused(400, { code, text: say(ru, en), cure: say(cureRu, cureEn) })

const missing = (field: string): Refused =>
  refused(
    'bitrix24-field-missing',
    `В запросе нет поля «${field}», без него он не от Битрикс24.`,
    `The request lacks “${field}”; Bitrix24 always sends it.`,
    'Проверьте, что адрес вызывает сам Битрикс24, а не прокси, меняющий тело.',
    'Check that Bitrix24 itself calls the address, not a proxy that alters the body.',
  )

const required = (form: Form, key: string, name: string): string => {
  const value = textAt(form, key)
  if (value === '' || value.length > 4096) throw missing(name)
  return value
}

const digest = (...parts: string[]): string => hash('sha256', parts.join('\n'), 'hex')

const numberAt = (form: Form, key: string): number | undefined => {
  const text = textAt(form, key)
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** The `auth` record of events and robots. Members are set one by one: this stands on the hot path. */
export function readSender(auth: Form): Sender {
  const sender: Sender = {
    memberId: required(auth, 'member_id', 'auth[member_id]'),
    domain: textAt(auth, 'domain'),
    applicationToken: textAt(auth, 'application_token'),
  }
  const userId = textAt(auth, 'user_id')
  if (userId !== '' && userId !== '0') sender.userId = userId
  const accessToken = textAt(auth, 'access_token')
  if (accessToken === '') return sender
  const tokens: IncomingTokens = { accessToken, scope: scopesOf(textAt(auth, 'scope')) }
  setText(tokens, 'refreshToken', textAt(auth, 'refresh_token'))
  setText(tokens, 'clientEndpoint', textAt(auth, 'client_endpoint'))
  setText(tokens, 'serverEndpoint', textAt(auth, 'server_endpoint'))
  const expiresAt = numberAt(auth, 'expires')
  const expiresInSeconds = numberAt(auth, 'expires_in')
  if (expiresAt !== undefined) tokens.expiresAt = expiresAt
  if (expiresInSeconds !== undefined) tokens.expiresInSeconds = expiresInSeconds
  sender.tokens = tokens
  return sender
}

/** Scopes are parted by commas, in ONAPPINSTALL by spaces. */
export const scopesOf = (text: string): string[] => (text === '' ? [] : text.split(/[\s,]+/).filter(Boolean))

/** Sets a text that may be absent; an empty one stays absent. */
export function setText(
  tokens: IncomingTokens,
  name: 'refreshToken' | 'clientEndpoint' | 'serverEndpoint',
  text: string,
): void {
  if (text !== '') tokens[name] = text
}

/** The item in `document_id[0..2]`. */
export function readDocument(form: Form): ItemRef {
  const document = formAt(form, 'document_id')
  const id = textAt(document, '2')
  if (id === '') throw missing('document_id[2]')
  const item = textAt(document, '0') === 'crm' ? itemOfDocument(id) : null
  if (item) return item
  throw refused(
    'bitrix24-document-unknown',
    'Робот запущен не в карточке CRM: такой вид документа не поддерживается.',
    'The robot was run outside a CRM item: this kind of document is not supported.',
    'Поставьте робота в сделку, лид, счёт или смарт-процесс.',
    'Put the robot into a deal, lead, invoice or smart process.',
  )
}

function readProperties(form: Form): Record<string, string | string[]> {
  const properties: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(form)) {
    if (typeof value === 'string') {
      if (value !== '') properties[name.toLowerCase()] = value
    } else {
      const texts = textsOf(value)
      if (texts.length > 0) properties[name.toLowerCase()] = texts
    }
  }
  return properties
}

/**
 * A robot's call. The form is urlencoded with PHP brackets; every value is text. Refused 400 when it is not a call of
 * a robot. Source: bitrix24/app-template-automation-rules and apidocs.bitrix24.com/api-reference/bizproc/bizproc-robot/
 */
export function readRobotCall(form: Form): RobotCall {
  const eventToken = required(form, 'event_token', 'event_token')
  const call: Omit<RobotCall, keyof Sender> = {
    code: required(form, 'code', 'code'),
    eventToken,
    workflowId: textAt(form, 'workflow_id'),
    item: readDocument(form),
    properties: readProperties(formAt(form, 'properties')),
    useSubscription: textAt(form, 'use_subscription') === 'Y',
    timeoutSeconds: numberAt(form, 'timeout_duration') ?? 0,
    dedupeKey: hash('sha256', eventToken, 'hex'),
  }
  const at = numberAt(form, 'ts')
  if (at !== undefined) call.at = at
  return Object.assign(readSender(formAt(form, 'auth')), call)
}

const itemEvents: readonly [RegExp, number][] = [
  [/^ONCRMLEAD/, 1],
  [/^ONCRMDEAL(?!RECURRING)/, 2],
  [/^ONCRMCONTACT/, 3],
  [/^ONCRMCOMPANY/, 4],
]

function itemOfEvent(event: string, fields: Form): ItemRef | undefined {
  const id = textAt(fields, 'ID')
  if (!/^[1-9]\d*$/.test(id)) return undefined
  if (event.startsWith('ONCRMDYNAMICITEM')) {
    const entityTypeId = numberAt(fields, 'ENTITY_TYPE_ID') ?? Number(/_(\d+)$/.exec(event)?.[1])
    return Number.isFinite(entityTypeId) ? { entityTypeId, id } : undefined
  }
  const row = itemEvents.find(([pattern]) => pattern.test(event))
  return row && { entityTypeId: row[1], id }
}

/**
 * An event. It tells only what changed, never how, and may lack tokens (a robot or an agent caused it). There is no
 * event id: two changes of one object in one second are one event for us. Source:
 * apidocs.bitrix24.com/api-reference/events/
 */
export function readEvent(form: Form): EventCall {
  const event = required(form, 'event', 'event').toUpperCase()
  if (!/^ON[A-Z0-9_:]{2,100}$/.test(event)) throw missing('event')
  const sender = readSender(formAt(form, 'auth'))
  const data = formAt(form, 'data')
  const fields = formAt(data, 'FIELDS')
  const objectId = textAt(fields, 'ID')
  const dedupeKey = digest(sender.memberId, event, objectId, textAt(form, 'ts'))
  const call: Omit<EventCall, keyof Sender> = { event, objectId, data, dedupeKey }
  const item = itemOfEvent(event, fields)
  const at = numberAt(form, 'ts')
  if (item) call.item = item
  if (at !== undefined) call.at = at
  return Object.assign(sender, call)
}

/** Calls without a time that come within this many seconds are the same call. */
const hookWindowSeconds = 10

/**
 * A call of the "outgoing webhook" robot. It carries neither tokens nor an application token: the address must hold
 * an unguessable secret, and only the item's id may be used. `deal_id` in the query (a template that editors add)
 * serves when the body names no document.
 */
export function readHook(form: Form, query: URLSearchParams, at: Date): HookCall {
  const dealId = query.get('deal_id') ?? ''
  const named = form.document_id === undefined && /^[1-9]\d*$/.test(dealId)
  const item = named ? { entityTypeId: 2, id: dealId } : readDocument(form)
  const auth = formAt(form, 'auth')
  const memberId = textAt(auth, 'member_id')
  const seconds = numberAt(form, 'ts') ?? Math.floor(at.getTime() / 1000 / hookWindowSeconds)
  const rest = Object.fromEntries(query)
  return {
    item,
    memberId,
    domain: textAt(auth, 'domain'),
    query: rest,
    dedupeKey: digest(memberId, JSON.stringify(rest), `${item.entityTypeId}:${item.id}`, String(seconds)),
  }
}
