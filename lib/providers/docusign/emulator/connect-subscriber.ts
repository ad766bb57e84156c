import type { Envelope } from './envelope.ts'
import { problem } from './problem.ts'
import type { DocusignState, Settings } from './state.ts'
import { flag, list, member, text, type WireObject, words } from './wire.ts'
import { isLoopback } from './world.ts'

/** Whoever gets Connect messages: a configuration of the account or an envelope's own subscription. */
export type Subscriber = {
  key: string
  configurationId: number
  url: string
  events: ReadonlySet<string>
  includeData: string[]
  hmac: boolean
  acknowledges: boolean
  logs: boolean
  /** User and password of Basic authentication. */
  basic?: string
}

/** Everyone who listens to this envelope. */
export function subscribersOf(state: DocusignState, envelope: Envelope): Subscriber[] {
  const account = state.connect.configurations
    .filter((one) => flag(one, 'allowEnvelopePublish') && watches(one, envelope.senderId))
    .map(ofAccount)
  return [...account, ...envelope.eventNotifications.map((own, index) => ofEnvelope(envelope.id, index, own))]
}

/** The subscriber of a queued message as configured now; undefined when it was removed or switched off. */
export function subscriberByKey(state: DocusignState, key: string): Subscriber | undefined {
  const [scope, id, index] = key.split(':')
  if (scope === 'account') {
    const found = state.connect.configurations.find((one) => text(one, 'connectId') === id)
    return found && flag(found, 'allowEnvelopePublish') ? ofAccount(found) : undefined
  }
  const own = state.envelopes[id ?? '']?.eventNotifications[Number(index)]
  return own && id ? ofEnvelope(id, Number(index), own) : undefined
}

/** True while the configuration is paused: its messages wait. */
export function isPaused(state: DocusignState, key: string): boolean {
  return state.connect.configurations.some(
    (one) => `account:${text(one, 'connectId')}` === key && flag(one, 'pausePublish'),
  )
}

const watches = (configuration: WireObject, userId: string): boolean =>
  flag(configuration, 'allUsers') || words(configuration, 'userIds').includes(userId)

function ofAccount(configuration: WireObject): Subscriber {
  const user = text(configuration, 'userName')
  return {
    key: `account:${text(configuration, 'connectId')}`,
    configurationId: Number(text(configuration, 'connectId')),
    url: text(configuration, 'urlToPublishTo'),
    events: new Set([
      ...words(configuration, 'events'),
      ...words(configuration, 'envelopeEvents').map((word) => `envelope-${word.toLowerCase()}`),
      ...words(configuration, 'recipientEvents').map((word) => `recipient-${word.toLowerCase()}`),
    ]),
    includeData: words(member(configuration, 'eventData'), 'includeData'),
    hmac: flag(configuration, 'includeHMAC'),
    acknowledges: flag(configuration, 'requiresAcknowledgement'),
    logs: flag(configuration, 'enableLog'),
    ...(user ? { basic: `${user}:${text(configuration, 'password')}` } : {}),
  }
}

function ofEnvelope(
  envelopeId: string,
  index: number,
  own: { configurationId: number; definition: WireObject },
): Subscriber {
  const { configurationId, definition } = own
  const codes = (name: string, code: string, prefix: string) =>
    list(definition, name).map((one) => `${prefix}-${text(one, code).toLowerCase()}`)
  return {
    key: `envelope:${envelopeId}:${index}`,
    configurationId,
    url: text(definition, 'url'),
    events: new Set([
      ...words(definition, 'events'),
      ...codes('envelopeEvents', 'envelopeEventStatusCode', 'envelope'),
      ...codes('recipientEvents', 'recipientEventStatusCode', 'recipient'),
    ]),
    includeData: words(member(definition, 'eventData'), 'includeData'),
    hmac: flag(definition, 'includeHMAC'),
    acknowledges: flag(definition, 'requireAcknowledgment'),
    logs: flag(definition, 'loggingEnabled'),
  }
}

/** The service publishes to https only; the lab may allow plain http to this machine. */
export function checkUrl(url: string, settings: Settings): void {
  if (!URL.canParse(url)) throw problem('INVALID_REQUEST_PARAMETER', `The URL '${url}' is not valid.`)
  const parsed = new URL(url)
  const plain =
    parsed.protocol === 'http:' &&
    (settings.plainHttp === 'always' || (settings.plainHttp === 'loopback' && isLoopback(parsed)))
  if (parsed.protocol === 'https:' || plain) return
  throw problem('INVALID_REQUEST_PARAMETER', `The URL '${url}' must use https.`)
}
