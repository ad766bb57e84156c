import { createHttp, type Http, type HttpRequest } from '#lib/http.ts'
import { type Bitrix24Client, type Bitrix24ClientOptions, createBitrix24Client } from './client.ts'
import { authorizeUrl, exchangeCode, type GrantedTokens } from './oauth.ts'
import type { Governor, PortalAddress, PortalTokenSet, PortalTokens } from './port.ts'

/**
 * What contract tests need to talk to a portal, emulated or real: an authorised address, tokens that several clients
 * share, and a count of requests. Used by tests only.
 */
export type ContractPortal = {
  address: PortalAddress
  http: Http
  granted: GrantedTokens
  tokens: PortalTokens & { renewals: number; held(): PortalTokenSet }
  /** REST requests since the last `clear`, by method; renewals are not among them. */
  requests: HttpRequest[]
  clear(): void
  client(over?: Partial<Bitrix24ClientOptions>): Bitrix24Client
}

/** Tokens in memory with the promise of the port: one renewal at a time, and none for a token that is old already. */
export function sharedTokens(first: PortalTokenSet): ContractPortal['tokens'] {
  let held = first
  let running: Promise<string> | undefined
  const tokens: ContractPortal['tokens'] = {
    renewals: 0,
    held: () => held,
    current: async () => held.accessToken,
    async renew(refused, renew) {
      if (refused !== held.accessToken) return held.accessToken
      running ??= renew(held.refreshToken)
        .then((set) => {
          tokens.renewals += 1
          held = set
          return set.accessToken
        })
        .finally(() => {
          running = undefined
        })
      return running
    },
  }
  return tokens
}

/** A budget without limits. */
export const freeGovernor = (): Governor => ({ take: () => Promise.resolve(), report: () => {} })

/** A budget that grants the next request when the one before it was answered. */
export function oneAtATime(): Governor & { watch(http: Http): Http } {
  const waiting: (() => void)[] = []
  let busy = false
  return {
    take: () =>
      new Promise((resolve) => {
        if (busy) waiting.push(resolve)
        else {
          busy = true
          resolve()
        }
      }),
    report: () => {},
    watch: (http) => async (request) => {
      try {
        return await http(request)
      } finally {
        const next = waiting.shift()
        if (next) next()
        else busy = false
      }
    },
  }
}

/** An emulated portal as a test serves it. */
type Served = {
  url: string
  test: { reset(): void; clock: { now(): Date } }
  emulator: { credentials(): unknown }
}
type Control = (method: string, path: string, body?: object) => unknown

/** Empties an emulated portal, installs the application without a request limit, and authorises it. */
export async function installAfresh(
  served: Served,
  control: Control,
  installUrl = 'https://app.example/i',
): Promise<ContractPortal> {
  served.test.reset()
  await control('POST', '/application', { installUrl, handlerUrl: 'https://app.example/' })
  await control('POST', '/install', { mode: 'event' })
  await control('PUT', '/settings', { requestLimit: null })
  return connectEmulated(served)
}

/** Authorises the application that is installed in an emulated portal. */
export async function connectEmulated(served: Served): Promise<ContractPortal> {
  const facts = (await served.emulator.credentials()) as Record<string, string>
  return connectPortal({
    portalUrl: `${served.url}/`,
    oauthEndpoint: `${served.url}/oauth/`,
    clientId: facts.clientId ?? '',
    clientSecret: facts.clientSecret ?? '',
    now: () => served.test.clock.now(),
  })
}

/** Authorises the application at a portal as its administrator would, by a code. */
export async function connectPortal(given: {
  portalUrl: string
  oauthEndpoint: string
  clientId: string
  clientSecret: string
  now: () => Date
}): Promise<ContractPortal> {
  const requests: HttpRequest[] = []
  const plain = createHttp({ userAgent: 'inkroute-contract/1.0' })
  const http: Http = (request) => {
    if (!request.name.startsWith('oauth')) requests.push(request)
    return plain(request)
  }
  const page = await plain({
    method: 'GET',
    url: authorizeUrl(given.portalUrl, given.clientId, 'state'),
    name: 'authorize',
  })
  const code = new URL(page.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const granted = await exchangeCode(plain, given.oauthEndpoint, given, code, given.now)
  const address: PortalAddress = {
    memberId: granted.memberId,
    clientEndpoint: granted.clientEndpoint ?? '',
    oauthEndpoint: given.oauthEndpoint,
    clientId: given.clientId,
    clientSecret: given.clientSecret,
  }
  const tokens = sharedTokens(granted)
  return {
    address,
    http,
    granted,
    tokens,
    requests,
    clear: () => {
      requests.length = 0
    },
    client: (over = {}) =>
      createBitrix24Client({ address, http, tokens, governor: freeGovernor(), now: given.now, ...over }),
  }
}
