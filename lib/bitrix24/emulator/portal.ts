import { createHash } from 'node:crypto'
import type { EmulatorContext } from '#lib/emulation/emulator.ts'
import { portalTime } from './portal-time.ts'
import { seed } from './seed.ts'
import { nextId, type World } from './world.ts'

/** What every part of the emulator works with: the world and its surroundings. */
export type Portal = {
  context: EmulatorContext
  world(): World
  now(): Date
  /** The present moment as the portal writes it. */
  stamp(): string
  nextId(sequence: string): number
  touched(): void
  /** Address of the portal without a trailing slash; another one after it was renamed. */
  readonly url: string
  readonly domain: string
  /** `client_endpoint` and `server_endpoint` of every authorisation. */
  readonly clientEndpoint: string
  readonly serverEndpoint: string
  clientSecret: string
  /** Secret part of the inbound webhook's address. */
  webhookSecret: string
  /** The proof that handlers compare; changes when the application is updated. */
  applicationToken(): string
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * What a portal's reset leaves alone: the application with its robots, placements and events, the fields and badges
 * that it made, and the counters, so that no number is given twice.
 */
const carryRegistrations = (before: World, fresh: World): void => {
  fresh.application = before.application
  fresh.userfields = before.userfields
  fresh.badges = before.badges
  fresh.ids = before.ids
}

/** Opens the portal over the lab's state. */
export const openPortal = (context: EmulatorContext): Portal => {
  const clientId = `local.${hash(context.secret('client-id')).slice(0, 14)}.${hash(context.secret('client-id')).slice(20, 28)}`
  const memberId = hash(context.secret('member-id')).slice(0, 32)
  const state = context.state(() => seed(clientId, memberId), carryRegistrations)
  const world = () => state.current
  const url = () => world().settings.movedTo ?? context.baseUrl
  return {
    context,
    world,
    now: () => context.clock.now(),
    stamp: () => portalTime(context.clock.now()),
    nextId: (sequence) => nextId(world(), sequence),
    touched: () => context.touched(),
    get url() {
      return url()
    },
    get domain() {
      return new URL(url()).host
    },
    get clientEndpoint() {
      return `${url()}/rest/`
    },
    serverEndpoint: `${context.baseUrl}/oauth/rest/`,
    clientSecret: hash(context.secret('client-secret')).slice(0, 50),
    webhookSecret: hash(context.secret('webhook')).slice(0, 16),
    applicationToken: () =>
      hash(`${context.secret('application-token')}:${world().application.tokenGeneration}`).slice(0, 32),
  }
}
