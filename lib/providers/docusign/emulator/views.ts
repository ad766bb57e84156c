import type { EmulatorResponse } from '#lib/emulation/emulator.ts'
import { addressOf, type Envelope, isOver, nameOf, type Recipient } from './envelope.ts'
import { bodyObject } from './input.ts'
import { problem } from './problem.ts'
import type { View } from './state.ts'
import { text, type WireObject } from './wire.ts'
import { type Call, created, envelopeOf, newSecret, type Register, type World } from './world.ts'

const lifeSeconds = 300
const longestReturnUrl = 470

/** Where the pages behind one-time addresses live, below the mount. */
export const signingPath = '/Signing'

/** One-time addresses of the signing, sending and correcting pages. */
export function registerViews(register: Register): void {
  const base = '/envelopes/:envelopeId/views'
  register('POST', `${base}/recipient`, (world, call) => {
    const envelope = envelopeOf(world, call)
    const given = bodyObject(call.request)
    if (!text(given, 'authenticationMethod')) {
      throw problem('INVALID_REQUEST_PARAMETER', 'The authenticationMethod is missing.')
    }
    const recipient = embedded(envelope, given)
    return open(world, call, 'recipient', given, recipient.recipientId)
  })
  for (const kind of ['sender', 'correct', 'edit'] as const) {
    register('POST', `${base}/${kind}`, (world, call) => {
      const envelope = envelopeOf(world, call)
      if (isOver(envelope)) throw problem('ENVELOPE_INVALID_STATUS')
      return open(world, call, kind, bodyObject(call.request))
    })
  }
}

function embedded(envelope: Envelope, given: WireObject): Recipient {
  if (envelope.status !== 'sent' && envelope.status !== 'delivered') throw problem('ENVELOPE_INVALID_STATUS')
  const same = (value: string, wanted: string) => value.toLowerCase() === wanted.toLowerCase()
  const recipientId = text(given, 'recipientId')
  const person = envelope.recipients.find(
    (one) =>
      (!recipientId || one.recipientId === recipientId) &&
      (text(given, 'userId') === one.userId ||
        (same(addressOf(one), text(given, 'email')) && same(nameOf(one), text(given, 'userName')))),
  )
  if (!person) throw problem('UNKNOWN_ENVELOPE_RECIPIENT')
  const clientUserId = text(person.fields, 'clientUserId')
  if (!clientUserId) throw problem('INVALID_CAPTIVE_RECIPIENT_OPERATION')
  if (clientUserId !== text(given, 'clientUserId')) throw problem('UNKNOWN_ENVELOPE_RECIPIENT')
  if (person.status === 'created') throw problem('RECIPIENT_NOT_IN_SEQUENCE')
  return person
}

function open(
  world: World,
  call: Call,
  kind: View['kind'],
  given: WireObject,
  recipientId?: string,
): EmulatorResponse {
  const returnUrl = text(given, 'returnUrl')
  if (returnUrl.length > longestReturnUrl || (returnUrl !== '' && !URL.canParse(returnUrl))) {
    throw problem('INVALID_REQUEST_PARAMETER', 'The returnUrl is not valid.')
  }
  if (kind === 'recipient' && !returnUrl)
    throw problem('INVALID_REQUEST_PARAMETER', 'The returnUrl is missing.')
  const token = newSecret()
  const { views } = world.state()
  for (const [key, view] of Object.entries(views)) {
    if (Date.parse(view.expiresAt) < world.now().getTime() - 86_400_000) delete views[key]
  }
  views[token] = {
    kind,
    envelopeId: envelopeOf(world, call).id,
    ...(recipientId ? { recipientId } : {}),
    returnUrl,
    expiresAt: new Date(world.now().getTime() + lifeSeconds * 1_000).toISOString(),
  }
  world.context.touched()
  return created({ url: `${world.context.baseUrl}${signingPath}/start?token=${token}` })
}
