/**
 * The contract between the lab and an emulator of a vendor's service. An emulator is written from the vendor's
 * documentation only: it never imports the product's adapter for that vendor, and the product never imports it.
 */

export type EmulatedSystem = 'bitrix24' | 'diadoc' | 'saby' | 'cryptopro-dss' | 'docusign'

/** One HTTP request as the vendor's service would see it. */
export type EmulatorRequest = {
  method: string
  /** Path below the emulator's mount point, starting with '/', still percent-encoded. */
  path: string
  query: URLSearchParams
  headers: Readonly<Record<string, string>>
  /** Raw body bytes, exactly as sent. */
  body: Uint8Array
}

/** What goes back on the wire. `body` as an object is sent as JSON; use a string or bytes for exact text. */
export type EmulatorResponse = {
  status: number
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array | object
}

/** One thing that a fake signer has to do. */
export type InboxItem = {
  /** Unique over all systems: `${system}:${own id}`. */
  id: string
  system: EmulatedSystem
  /** Who acts: a name, and the address or login by which the system knows this person. */
  signer: {
    name: string
    address: string
    organisation?: string
    /** Absent where the system does not tell sides apart. */
    party?: 'ours' | 'counterparty'
  }
  title: string
  /** waiting: may act now; later: someone before them has not acted yet; done/declined/cancelled: over. */
  state: 'waiting' | 'later' | 'viewed' | 'done' | 'declined' | 'cancelled'
  /** The vendor's id of the whole thing (Diadoc message, DocuSign envelope). */
  externalId: string
  documents: { name: string; sizeBytes: number; sha256: string }[]
  since: string
}

export type InboxAction = { action: 'view' | 'sign' | 'decline' | 'ignore'; comment?: string }

/** Clock of the lab: real time plus an offset that the control API moves; timers fire when lab time passes them. */
export interface LabClock {
  now(): Date
  /** Runs `task` once `delayMs` of lab time have passed. Returns a cancel function. Errors are logged by the lab. */
  after(delayMs: number, task: () => void | Promise<void>): () => void
}

/** A fake person or organisation with a certificate issued by the lab CA. */
export type LabIdentity = {
  commonName: string
  organisation?: string
  inn?: string
  email?: string
}

/** The lab's certificate authority: signatures made with it are real, only the authority is a toy. */
export interface LabCa {
  /** PEM of the root certificate, stable over restarts. */
  rootPem(): Promise<string>
  /** Detached CMS SignedData (DER, SHA-256, signing time, certificate included) over exactly these bytes. */
  signDetached(bytes: Uint8Array, identity: LabIdentity, at: Date): Promise<Uint8Array>
  /** Certificate facts of the identity, as a vendor's API would report them. */
  certificate(identity: LabIdentity): Promise<{
    thumbprint: string
    serialNumber: string
    subject: string
    issuer: string
    notBefore: Date
    notAfter: Date
    der: Uint8Array
  }>
}

/** PDF making for emulators (document generator, stamped copies, certificates of completion). Cyrillic works. */
export interface LabPdf {
  /** A simple document: title, paragraphs and label/value rows. */
  render(content: { title: string; paragraphs?: string[]; rows?: [string, string][] }): Promise<Uint8Array>
  /** The same PDF with a stamp block drawn on its last page; throws when `pdf` is not a PDF. */
  stamp(pdf: Uint8Array, lines: string[]): Promise<Uint8Array>
  /** Pages of all PDFs one after another. */
  join(pdfs: Uint8Array[]): Promise<Uint8Array>
}

/** Bytes by content hash, kept on disk (or in memory when the lab runs without a data folder). */
export interface LabBlobs {
  put(bytes: Uint8Array): Promise<string>
  get(sha256: string): Promise<Uint8Array>
}

/** What the lab gives to an emulator. */
export type EmulatorContext = {
  /** Public address of this emulator's mount point without a trailing slash: http://127.0.0.1:3001/diadoc */
  baseUrl: string
  clock: LabClock
  ca: LabCa
  pdf: LabPdf
  blobs: LabBlobs
  /** A random secret by name, the same on every call and after restarts (base64url, 32 bytes). */
  secret(name: string): string
  /** RSA-2048 key pair by name as PEM (PKCS#8 / SPKI), the same after restarts. */
  keyPair(name: string): { privateKeyPem: string; publicKeyPem: string }
  /**
   * This emulator's whole state: plain JSON data, mutated in place, saved by the lab after changes and loaded at
   * start. `initial` makes it when there is none; `reset` of the lab makes it anew. `carry` then puts into the fresh
   * state what outsiders rely on: installed applications, consents, spent tokens, places in feeds.
   */
  state<S extends object>(initial: () => S, carry?: (before: S, fresh: S) => void): { current: S }
  /** Tells the lab that state changed (debounced save, page refresh). */
  touched(): void
  /** Outgoing HTTP (webhooks, robot handlers, install posts), recorded, subject to the lab's fault switches. */
  send(request: {
    url: string
    method: string
    headers: Record<string, string>
    body: string | Uint8Array
    /** Groups calls for fault matching, such as 'connect', 'robot', 'install'. */
    channel: string
    timeoutMs?: number
  }): Promise<{ status: number; body: string }>
  /** Settings that a fault switch may change while running: read them at each use. */
  faults: {
    /** True once for each armed fault of this kind that matches; used for kinds an emulator plays itself, such as 'expire-token' or 'fail-conversion'. */
    take(kind: string, match: string): boolean
  }
}

/** What an emulator's module exports as `emulator: EmulatorFactory`. */
export interface Emulator {
  handle(request: EmulatorRequest): Promise<EmulatorResponse>
  /** Open and finished work of fake signers; absent when the system has none. */
  inbox?(): Promise<InboxItem[]>
  act?(id: string, action: InboxAction): Promise<void>
  /** What an outside client needs to talk to this emulator. */
  credentials(): Promise<Record<string, unknown>>
  /** Further control calls below /control/{system}/…, used by the lab page and tests. */
  control?(request: EmulatorRequest): Promise<EmulatorResponse>
}

export type EmulatorFactory = {
  system: EmulatedSystem
  create(context: EmulatorContext): Promise<Emulator>
}
