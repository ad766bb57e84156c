import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { EmulatorContext, EmulatorRequest, EmulatorResponse } from '#lib/emulation/emulator.ts'
import type { Envelope } from './envelope.ts'
import { problem } from './problem.ts'
import type { DocusignState, User } from './state.ts'

/** What every part of the emulator works with. */
export type World = {
  context: EmulatorContext
  state(): DocusignState
  now(): Date
  /** The present moment as an ISO string. */
  at(): string
}

/** One authorised call below /restapi/v2.1/accounts/{accountId}. */
export type Call = {
  request: EmulatorRequest
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  user: User
}

export type Operation = (world: World, call: Call) => EmulatorResponse | Promise<EmulatorResponse>

/** Adds operations of one subject to the REST face; paths are relative to the account. */
export type Register = (method: string, path: string, operation: Operation) => void

export const newGuid = (): string => randomUUID()
export const newSecret = (): string => randomBytes(32).toString('base64url')
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** The envelope of the path, or the vendor's refusal. */
export function envelopeOf(world: World, call: Pick<Call, 'params'>): Envelope {
  const envelope = world.state().envelopes[(call.params.envelopeId ?? '').toLowerCase()]
  if (!envelope) throw problem('ENVELOPE_DOES_NOT_EXIST')
  return envelope
}

/** Name and address of a user by id, for `sender` and audit lines. */
export function userOf(world: World, userId: string): User {
  const user = world.state().users.find((one) => one.userId === userId)
  if (!user) throw problem('USER_LACKS_MEMBERSHIP')
  return user
}

/** 200 with a body. */
export const ok = (body: object): EmulatorResponse => ({ status: 200, body })
export const created = (body: object): EmulatorResponse => ({ status: 201, body })

/** True for addresses of this machine, which the lab may call without TLS. */
export function isLoopback(url: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}
