import type { Envelope } from './envelope.ts'
import type { WireObject } from './wire.ts'

/** Everything the emulator remembers: plain data, saved by the lab. */
export type DocusignState = {
  account: { accountId: string; number: string; name: string; createdAt: string }
  users: User[]
  integration: { clientId: string; name: string; extraKeys: string[] }
  /** `${clientId} ${userId}` of every consent given. */
  consents: string[]
  /** Access tokens by their SHA-256. */
  tokens: Record<string, Grant>
  codes: Record<string, Grant>
  refreshTokens: Record<string, Grant>
  envelopes: Record<string, Envelope>
  /** Answers to `asynchronous` creations that are not finished or failed. */
  transactions: Record<string, { status: string; at: string; error?: { errorCode: string; message: string } }>
  templates: Record<string, Template>
  connect: ConnectState
  /** One-time addresses of signing, sending and correcting pages, by token. */
  views: Record<string, View>
  /** Letters that the service would have sent, newest last. */
  mail: { at: string; to: string; subject: string; kind: string; envelopeId: string }[]
  counters: { hour: number; inHour: number; burst: number[] }
  /** Last GET of each envelope resource, and the reads that broke the 15 minute rule. */
  polls: { last: Record<string, string>; violations: { at: string; path: string; afterSeconds: number }[] }
  settings: Settings
}

export type User = { userId: string; name: string; email: string; admin: boolean; createdAt: string }

export type Grant = {
  userId: string
  clientId: string
  scope: string
  expiresAt: string
  redirectUri?: string
}

export type Template = {
  templateId: string
  name: string
  description: string
  createdAt: string
  modifiedAt: string
  usedAt?: string
  ownerId: string
  /** The definition as given, documents replaced by their content hashes. */
  definition: WireObject
}

export type View = {
  kind: 'recipient' | 'sender' | 'correct' | 'edit'
  envelopeId: string
  recipientId?: string
  returnUrl: string
  expiresAt: string
  /** Set by the first visit; the page of this session works on. */
  redeemedAt?: string
}

export type ConnectState = {
  nextId: number
  configurations: WireObject[]
  /** Account keys of HMAC, oldest first; all sign every message. */
  keys: { keyId: string; secret: string; at: string }[]
  queue: Delivery[]
  logs: ConnectLog[]
  failures: ConnectLog[]
}

/** A message on its way to one subscriber. */
export type Delivery = {
  id: string
  /** `account:{connectId}` or `envelope:{envelopeId}:{index}`. */
  subscriber: string
  envelopeId: string
  message: WireMessage
  attempts: number
  nextAt: string
}

/** The JSON SIM message; documents are named by content hash and put in when it is sent. */
export type WireMessage = {
  event: string
  apiVersion: string
  uri: string
  retryCount: number
  configurationId: number
  generatedDateTime: string | undefined
  data: WireObject
}

export type ConnectLog = {
  id: string
  subscriber: string
  connectId: string
  url: string
  envelopeId: string
  event: string
  status: 'successful' | 'failed'
  error?: string
  createdAt: string
  lastTryAt: string
  retryCount: number
  message: WireMessage
}

/** What `PUT /control/docusign/settings` may change. */
export type Settings = {
  /** Calls per clock hour and per 30 seconds; 0 switches a limit off. */
  hourlyLimit: number
  burstLimit: number
  /** HTTP status of limit errors: 429 since 2026, 400 before. */
  limitStatus: number
  /** GETs of one envelope per hour before they are refused; 0 only records them. */
  envelopePollsPerHour: number
  /** Pauses before the second, third… try of a Connect message, milliseconds of lab time. */
  retryDelaysMs: number[]
  /** With acknowledgement: later messages wait while the subscriber is down. */
  holdWhileDown: boolean
  ackTimeoutMs: number
  /** Messages on their way to one subscriber at a time; 1 keeps their order. */
  parallelMessages: number
  /** http is accepted for these; the service itself takes https only. */
  plainHttp: 'never' | 'loopback' | 'always'
  accessTokenSeconds: number
  /** How long an asynchronous creation takes, milliseconds of lab time. */
  processingMs: number
  /** True: a transactionId that was used already is refused. The service's own behaviour is not documented. */
  refuseRepeatedTransaction: boolean
  mostRecipients: number
}

const defaults: Settings = {
  hourlyLimit: 3_000,
  burstLimit: 500,
  limitStatus: 429,
  envelopePollsPerHour: 0,
  retryDelaysMs: [1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000],
  holdWhileDown: true,
  ackTimeoutMs: 100_000,
  parallelMessages: 4,
  plainHttp: 'loopback',
  accessTokenSeconds: 3_600,
  processingMs: 500,
  refuseRepeatedTransaction: false,
  mostRecipients: 100,
}

/** Ids by which tests and people recognise the lab's account; secrets come from the lab. */
export const well = {
  accountId: '6a5b2c1e-0d4f-4c3b-9a87-51e0c0ffee01',
  clientId: '0f9e8d7c-6b5a-4948-8372-1d0c05161901',
  senderId: 'b7d1a3e5-2c46-4f80-9e13-5a6b7c8d9e01',
  memberId: 'b7d1a3e5-2c46-4f80-9e13-5a6b7c8d9e02',
}

/** A fresh account with an administrator who has consented, a plain member, and one Connect key. */
export function initialState(now: Date, connectSecret: string): DocusignState {
  const at = now.toISOString()
  return {
    account: { accountId: well.accountId, number: '10482077', name: 'Inkroute Lab', createdAt: at },
    users: [
      { userId: well.senderId, name: 'Sam Sender', email: 'sender@lab.example', admin: true, createdAt: at },
      { userId: well.memberId, name: 'Mia Member', email: 'member@lab.example', admin: false, createdAt: at },
    ],
    integration: { clientId: well.clientId, name: 'Inkroute', extraKeys: [] },
    consents: [`${well.clientId} ${well.senderId}`],
    tokens: {},
    codes: {},
    refreshTokens: {},
    envelopes: {},
    transactions: {},
    templates: {},
    connect: {
      nextId: 10_001,
      configurations: [],
      keys: [{ keyId: 'key-1', secret: connectSecret, at }],
      queue: [],
      logs: [],
      failures: [],
    },
    views: {},
    mail: [],
    counters: { hour: 0, inHour: 0, burst: [] },
    polls: { last: {}, violations: [] },
    settings: { ...defaults },
  }
}
