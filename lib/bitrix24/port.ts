import type { Receipt, WriteBack } from '#lib/envelope/effect.ts'

/** What Bitrix24's side of the house needs from the engine; the engine keeps it in the database. */

/** Tokens of one portal, shared by all processes. */
export interface PortalTokens {
  /** The access token now held; may have expired: the portal tells by `expired_token`. */
  current(): Promise<string>
  /**
   * Renews the tokens in at most one process at a time and answers the access token to use now. `held` is the token
   * that was refused: when another process has renewed meanwhile, its token is answered and `renew` is not called.
   */
  renew(held: string, renew: (refreshToken: string) => Promise<PortalTokenSet>): Promise<string>
}

export type PortalTokenSet = {
  accessToken: string
  refreshToken: string
  expiresAt: Date
  clientEndpoint?: string
}

/** The portal's request budget, one for all processes: 2 requests a second, burst 50 (5 and 250 on Enterprise). */
export interface Governor {
  /** Waits for its turn; resolves when one HTTP request may be sent. Higher priority goes first. */
  take(priority: CallPriority): Promise<void>
  /** Tells what the portal said: it was refused for the limit, or how much operating time a method has used. */
  report(said: {
    limited?: boolean
    method?: string
    operatingSeconds?: number
    operatingResetAt?: number
  }): void
}

/** interactive: a person waits; urgent: a robot or a refusal; normal: write-back; idle: catalogues, reconciliation. */
export type CallPriority = 'interactive' | 'urgent' | 'normal' | 'idle'

/** The portal as the client needs it. */
export type PortalAddress = {
  memberId: string
  /** https://portal/rest/ with a trailing slash. */
  clientEndpoint: string
  /** Where tokens are renewed: https://oauth…/ of the allow-list, with a trailing slash. */
  oauthEndpoint: string
  clientId: string
  clientSecret: string
}

/** The item of the CRM that an envelope runs for. */
export type ItemRef = { entityTypeId: number; id: string }

/** One write-back call. */
export type WriteBackCall<A extends WriteBack = WriteBack> = {
  act: A
  item: ItemRef
  /** Short stable mark of the effect, put where Bitrix24 lets us find it again. */
  mark: string
  /** True when an earlier attempt may have been executed: look before doing. */
  repeat: boolean
  /** No earlier attempt can have executed the call that it failed with: what is one call need not be looked for. */
  undone?: boolean
  bytesOf(documentId: string): Promise<Uint8Array>
}

/** A write-back action: one file, one line in the registry. */
export type WriteBackAction<A extends WriteBack = WriteBack, C = unknown> = {
  name: A['name']
  run(client: C, call: WriteBackCall<A>): Promise<Receipt>
}
