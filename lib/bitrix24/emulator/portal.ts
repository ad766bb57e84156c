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
  /** Host of the portal; addresses below it are built from `baseUrl` of the context. */
  domain: string
  /** `client_endpoint` and `server_endpoint` of every authorisation. */
  clientEndpoint: string
  serverEndpoint: string
  clientSecret: string
  /** Secret part of the inbound webhook's address. */
  webhookSecret: string
  /** The proof that handlers compare; changes when the application is updated. */
  applicationToken(): string
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Opens the portal over the lab's state. */
export const openPortal = (context: EmulatorContext): Portal => {
  const clientId = `local.${hash(context.secret('client-id')).slice(0, 14)}.${hash(context.secret('client-id')).slice(20, 28)}`
  const memberId = hash(context.secret('member-id')).slice(0, 32)
  const state = context.state(() => seed(clientId, memberId))
  const world = () => state.current
  return {
    context,
    world,
    now: () => context.clock.now(),
    stamp: () => portalTime(context.clock.now()),
    nextId: (sequence) => nextId(world(), sequence),
    touched: () => context.touched(),
    domain: new URL(context.baseUrl).host,
    clientEndpoint: `${context.baseUrl}/rest/`,
    serverEndpoint: `${context.baseUrl}/oauth/rest/`,
    clientSecret: hash(context.secret('client-secret')).slice(0, 50),
    webhookSecret: hash(context.secret('webhook')).slice(0, 16),
    applicationToken: () =>
      hash(`${context.secret('application-token')}:${world().application.tokenGeneration}`).slice(0, 32),
  }
}
