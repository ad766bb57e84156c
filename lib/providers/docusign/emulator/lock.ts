import type { Envelope } from './envelope.ts'
import { bodyObject } from './input.ts'
import { presentLock } from './present.ts'
import { problem } from './problem.ts'
import { text } from './wire.ts'
import { type Call, created, envelopeOf, newGuid, ok, type Register, type World } from './world.ts'

const defaultSeconds = 300
const mostSeconds = 1_800

/** Edit locks: POST takes, PUT prolongs, DELETE gives back. */
export function registerLock(register: Register): void {
  register('POST', '/envelopes/:envelopeId/lock', (world, call) => {
    const envelope = envelopeOf(world, call)
    if (held(world, envelope)) throw problem('EDIT_LOCK_ENVELOPE_ALREADY_LOCKED')
    return created(presentLock(world, take(world, call, envelope, newGuid()), true))
  })
  register('GET', '/envelopes/:envelopeId/lock', (world, call) => {
    const envelope = envelopeOf(world, call)
    const lock = held(world, envelope)
    if (!lock) throw problem('EDIT_LOCK_ENVELOPE_NOT_LOCKED')
    return ok(presentLock(world, lock, lock.userId === call.user.userId))
  })
  register('PUT', '/envelopes/:envelopeId/lock', (world, call) => {
    const envelope = envelopeOf(world, call)
    const lock = owned(world, call, envelope)
    return ok(presentLock(world, take(world, call, envelope, lock.token), true))
  })
  register('DELETE', '/envelopes/:envelopeId/lock', (world, call) => {
    const envelope = envelopeOf(world, call)
    const lock = owned(world, call, envelope)
    delete envelope.lock
    world.context.touched()
    return ok(presentLock(world, lock, true))
  })
}

function take(world: World, call: Call, envelope: Envelope, token: string): NonNullable<Envelope['lock']> {
  const given = bodyObject(call.request)
  const seconds = Math.min(Number(text(given, 'lockDurationInSeconds')) || defaultSeconds, mostSeconds)
  const until = new Date(world.now().getTime() + seconds * 1_000).toISOString()
  const app = text(given, 'lockedByApp') || envelope.lock?.app || ''
  envelope.lock = { token, until, seconds, userId: call.user.userId, app }
  world.context.touched()
  return envelope.lock
}

/** The lock while it lasts. */
function held(world: World, envelope: Envelope): Envelope['lock'] {
  if (envelope.lock && new Date(envelope.lock.until) <= world.now()) delete envelope.lock
  return envelope.lock
}

function owned(world: World, call: Call, envelope: Envelope): NonNullable<Envelope['lock']> {
  const lock = held(world, envelope)
  if (!lock) throw problem('EDIT_LOCK_ENVELOPE_NOT_LOCKED')
  if (tokenOf(call) !== lock.token) throw problem('EDIT_LOCK_NOT_LOCK_OWNER')
  return lock
}

function tokenOf(call: Call): string {
  const header = call.request.headers['x-docusign-edit'] ?? ''
  try {
    const value: unknown = JSON.parse(header)
    return typeof value === 'object' && value !== null && 'LockToken' in value ? String(value.LockToken) : ''
  } catch {
    return /<LockToken>([^<]*)<\/LockToken>/.exec(header)?.[1] ?? ''
  }
}

/** Refuses a change of an envelope that somebody else holds. */
export function checkLock(world: World, call: Call, envelope: Envelope): void {
  const lock = held(world, envelope)
  if (lock && tokenOf(call) !== lock.token) throw problem('EDIT_LOCK_NOT_LOCK_OWNER')
}
