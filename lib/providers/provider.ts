import type { Status } from '#lib/envelope/status.ts'
import type { Http } from '#lib/http.ts'
import type { Capabilities } from '#lib/route/catalogue.ts'
import type { SignatureKind } from '#lib/route/graph.ts'
import type { Sentence } from '#lib/sentence.ts'
import type { CounterpartyBook } from './counterparty.ts'

/**
 * The contract of a provider: a folder that declares what it is and offers operations that return values or throw
 * one of the four failures of `lib/failure.ts`. A provider calls nobody back and never touches the database; what
 * it needs to remember it gets through `ConnectionContext`.
 */
export type Provider = {
  /** Stable, lower case: 'diadoc', 'docusign'. Part of the webhook address. */
  id: string
  name: string
  summary: Sentence
  /** Settings of a connection, from which the form, the check and the storage come. */
  fields: SettingField[]
  capabilities: Capabilities
  /**
   * The setting that says how many days an account keeps an unfinished order open, where that differs between accounts;
   * null = the service keeps it without end.
   */
  lifeDaysSetting: string | null
  /** Which grades of news it has; what is declared here must be implemented in the connection or below. */
  news: { push: boolean; feed: boolean; hint: boolean }
  /** Raw provider statuses per normalised one, for the mapping page. */
  rawStatuses: { status: Status; raw: string; text: Sentence }[]
  /** Opens its book of organisations; null = it has none. What is declared here is the operation itself. */
  counterparties: ((context: ConnectionContext) => CounterpartyBook) | null
  open(context: ConnectionContext): Connection
}

export type SettingField = {
  /** Key in the connection's settings. */
  name: string
  label: Sentence
  help?: Sentence
  type: 'text' | 'url' | 'secret' | 'secret-text' | 'select' | 'number' | 'bool'
  options?: { value: string; label: Sentence }[]
  required: boolean
  default?: string
  /** Shown only when another setting has this value. */
  when?: { name: string; equals: string }
}

/** What the engine lends to an adapter for one connection. */
export type ConnectionContext = {
  connectionId: string
  /** Settings and opened secrets by field name; absent ones are ''. */
  settings: Readonly<Record<string, string>>
  http: Http
  now(): Date
  tokens: TokenStore
  /** Address at which this connection's pushes are received, or null when the product has no public address. */
  pushUrl: string | null
  /** Address of the product's own pages, for providers whose people act there. */
  publicUrl: string
}

/** Tokens kept encrypted and shared by all processes. */
export interface TokenStore {
  /**
   * Answers a fresh token, renewing it in at most one process at a time. `renew` gets the stored tokens; what it
   * returns is stored before anybody uses it, so that a rotated refresh token is never lost.
   */
  use(
    isFresh: (held: Tokens, now: Date) => boolean,
    renew: (held: Tokens | null) => Promise<Tokens>,
  ): Promise<Tokens>
  /** Forgets this access token (after a 401) unless another process has renewed it meanwhile. */
  reject(accessToken: string): Promise<void>
}

export type Tokens = {
  accessToken: string
  refreshToken?: string
  expiresAt: string
  extra?: Record<string, string>
}

/** A participant as the engine resolved it. */
export type Person = {
  /** Stable within the envelope: step id and index. */
  id: string
  name: string
  email?: string
  phone?: string
  /** For the counterparty by requisites. */
  organisation?: { name: string; inn?: string; kpp?: string; country?: string }
  bitrixUserId?: string
}

export type LegOrder = {
  /** Our id of the leg and the idempotency key of its submission: stable over retries, new for each round. */
  key: string
  /** What people at the provider read. */
  title: string
  message?: string
  steps: LegStep[]
  files: OutgoingFile[]
  /** For correlation at the provider where it has room for it. */
  correlation: { portal: string; envelopeId: string; item: string }
  locale: 'ru' | 'en'
  /** Whole days after which the provider should give up, when it can. */
  expiresAfterDays?: number
}

export type LegStep = {
  id: string
  act: 'approve' | 'sign'
  order: 'sequential' | 'parallel'
  quorum: 'all' | 'any' | number
  signature: SignatureKind
  party: 'ours' | 'counterparty'
  people: Person[]
}

export type OutgoingFile = {
  id: string
  name: string
  mime: string
  bytes: Uint8Array
  number?: string
  date?: string
}

/** State of a leg as the provider tells it, in our words. The engine compares it with what it knows; order and repetition do not matter. */
export type LegSnapshot = {
  externalId: string
  status: Status
  /** The provider's own word for it, for the mapping page and the event log. */
  raw: string
  /** When the provider says that it happened, ISO; absent when it does not tell. */
  at?: string
  people: PersonState[]
  /** Text of the refusal, annulment or failure, as its author wrote it. */
  comment?: string
  /** Number under which the provider files the document (EDI number), when it has one. */
  ediNumber?: string
  /** Where a person can look at it. */
  url?: string
}

export type PersonState = {
  stepId: string
  /** Person id, or null when the provider tells only about the step. */
  personId: string | null
  state: 'waiting' | 'notified' | 'viewed' | 'done' | 'declined' | 'expired'
  at?: string
  comment?: string
  name?: string
  /** A page that we must hand to this person ourselves, because the provider invites nobody. */
  invitation?: string
  /** What proves the act besides the provider's own files, for the history: address, hashes of what was read. */
  proof?: Record<string, string>
}

/** A piece of news: a snapshot when it is authenticated and complete, a hint when a status read is needed. */
export type News =
  | { grade: 'push' | 'feed'; key: string; snapshot: LegSnapshot }
  | { grade: 'hint'; key: string; externalId: string }

export type SignedFile = {
  role: 'signed' | 'signature' | 'protocol'
  name: string
  mime: string
  bytes: Uint8Array
  /** For 'signature': the outgoing file it belongs to, and what the provider says about it. */
  of?: string
  signer?: SignerFacts
}

export type SignerFacts = {
  name: string
  organisation?: string
  inn?: string
  certificate?: {
    serialNumber: string
    issuer: string
    thumbprint?: string
    notBefore?: string
    notAfter?: string
  }
  signedAt?: string
  /** The provider's own verdict about the signature. */
  valid?: boolean
}

export type Submitted = { externalId: string; snapshot: LegSnapshot }

export type ConnectionCheck = {
  ok: boolean
  account: string
  warnings: Sentence[]
  /** Kinds of signature that this account was found to give; absent where the service does not tell. */
  signatures?: SignatureKind[]
}

/** An opened connection: operations against one account. */
export interface Connection {
  /** Reads who we are there. Throws the failure that a user of this connection would meet. */
  check(): Promise<ConnectionCheck>
  /**
   * Hands the documents over so that people are asked to act. Same `order.key` again gives the same answer: after an
   * unknown outcome the adapter recognises what it has already made.
   */
  submit(order: LegOrder): Promise<Submitted>
  /** Reads the present state. `order` as submitted, without file bytes. */
  status(externalId: string, order: LegOrderFrame): Promise<LegSnapshot>
  /** All files of a finished leg. */
  collect(externalId: string, order: LegOrderFrame): Promise<SignedFile[]>
  /** Withdraws it; harmless when it is already over. */
  cancel(externalId: string, reason: string): Promise<void>
  /** Asks people again; absent when the provider cannot. */
  remind?(externalId: string): Promise<void>
  /**
   * Verifies a push over the raw bytes before parsing and says what it tells. Throws Refused(401) when it is not
   * authentic. Pure but for crypto: called on the hot path, no I/O. Absent when the provider has none.
   */
  receive?(push: IncomingPush): Promise<News[]>
  /** Reads the feed from a cursor (null at first). `frames` finds the orders of external ids that are ours. */
  poll?(cursor: string | null, ours: OrderFinder): Promise<{ news: News[]; cursor: string; more: boolean }>
}

/** A leg order as it is kept: files without bytes. */
export type LegOrderFrame = Omit<LegOrder, 'files'> & { files: Omit<OutgoingFile, 'bytes'>[] }

/** Finds the frames of those external ids that belong to this connection; others are not ours and are skipped. */
export type OrderFinder = (externalIds: string[]) => Promise<Map<string, LegOrderFrame>>

export type IncomingPush = {
  method: string
  headers: Readonly<Record<string, string>>
  query: URLSearchParams
  body: Uint8Array
}
