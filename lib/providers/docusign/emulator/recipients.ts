import type { EmulatorResponse } from '#lib/emulation/emulator.ts'
import {
  currentOrder,
  type Envelope,
  isOver,
  type Recipient,
  type RecipientKind,
  recipientKinds,
} from './envelope.ts'
import { bodyObject } from './input.ts'
import { corrected, resend } from './lifecycle.ts'
import { checkLock } from './lock.ts'
import type { Office } from './office.ts'
import { presentRecipients } from './present.ts'
import { Problem, problem } from './problem.ts'
import { checkRecipients, orderOf, takeFields, takeRecipient } from './recipient-intake.ts'
import { placeTabs, takeTabs } from './tabs.ts'
import { list, member, text, type WireObject } from './wire.ts'
import { type Call, created, envelopeOf, ok, type Register, type World } from './world.ts'

/** Reading, adding, correcting and removing recipients. */
export function registerRecipients(register: Register, office: Office): void {
  const path = '/envelopes/:envelopeId/recipients'
  register('GET', path, (world, call) =>
    ok(presentRecipients(envelopeOf(world, call), call.query.get('include_tabs') === 'true')),
  )
  register('PUT', path, (world, call) => update(world, call, office))
  register('POST', path, (world, call) => add(world, call, office))
  register('DELETE', path, (world, call) => {
    const ids = each(bodyObject(call.request)).map(([, one]) => text(one, 'recipientId'))
    return remove(world, call, office, ids)
  })
  register('DELETE', `${path}/:recipientId`, (world, call) =>
    remove(world, call, office, [call.params.recipientId ?? '']),
  )
}

const each = (given: WireObject): [RecipientKind, WireObject][] =>
  recipientKinds.flatMap((kind) => list(given, kind).map((one): [RecipientKind, WireObject] => [kind, one]))

function open(world: World, call: Call): Envelope {
  const envelope = envelopeOf(world, call)
  if (isOver(envelope) || envelope.status === 'signed') throw problem('ENVELOPE_INVALID_STATUS')
  checkLock(world, call, envelope)
  return envelope
}

/** Each recipient succeeds or fails for itself; the answer is 200 either way. */
async function update(world: World, call: Call, office: Office): Promise<EmulatorResponse> {
  const envelope = open(world, call)
  const draft = envelope.status === 'created'
  const done: Recipient[] = []
  const readdressed: string[] = []
  const results = each(bodyObject(call.request)).map(([kind, given]) => {
    const recipientId = text(given, 'recipientId')
    try {
      const recipient = find(envelope, recipientId)
      if (draft) redraft(recipient, kind, given)
      else if (correct(envelope, recipient, given)) readdressed.push(recipientId)
      done.push(recipient)
      return result(recipient, { errorCode: 'SUCCESS', message: '' })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { recipientId, errorDetails: error.details }
    }
  })
  const changed = done.length > 0
  if (draft) envelope.at.modified = world.at()
  else if (changed) await afterCorrection(world, call, office, envelope, done, readdressed)
  world.context.touched()
  return ok({ recipientUpdateResults: results })
}

async function afterCorrection(
  world: World,
  call: Call,
  office: Office,
  envelope: Envelope,
  done: readonly Recipient[],
  readdressed: readonly string[],
): Promise<void> {
  const at = world.at()
  const again =
    call.query.get('resend_envelope') === 'true' ? done.map((one) => one.recipientId) : readdressed
  await office.tell(envelope, [
    ...corrected(envelope, at, call.user.name),
    ...resend(envelope, again, at, call.user.name),
  ])
}

const result = (recipient: Recipient, errorDetails: { errorCode: string; message: string }): WireObject => ({
  recipientId: recipient.recipientId,
  recipientIdGuid: recipient.guid,
  errorDetails,
})

function find(envelope: Envelope, recipientId: string): Recipient {
  const found = envelope.recipients.find((one) => one.recipientId === recipientId)
  if (!found) throw problem('INVALID_RECIPIENT_ID', recipientId)
  return found
}

function redraft(recipient: Recipient, kind: RecipientKind, given: WireObject): void {
  Object.assign(recipient.fields, takeFields(given))
  recipient.kind = kind
  if (given.routingOrder !== undefined) recipient.order = orderOf(given)
  Object.assign(recipient.tabs, takeTabs(member(given, 'tabs'), recipient.recipientId))
}

/** Corrects a recipient under way; true when it has a new address, so that a letter goes out. */
function correct(envelope: Envelope, recipient: Recipient, given: WireObject): boolean {
  if (['completed', 'declined'].includes(recipient.status)) throw problem('RECIPIENT_UPDATE_FAILED')
  const fields = takeFields(given)
  checkRecipients([{ ...recipient, fields: { ...recipient.fields, ...fields } }], 1)
  if (given.routingOrder !== undefined) {
    const order = orderOf(given)
    const turn = currentOrder(envelope) ?? 1
    if (order < turn) throw problem('RECIPIENT_UPDATE_FAILED')
    if (order > turn) recipient.status = 'created'
    recipient.order = order
  }
  Object.assign(recipient.fields, fields)
  const readdressed = fields.email !== undefined && recipient.status !== 'created'
  if (readdressed) {
    recipient.status = 'sent'
    delete recipient.at.delivered
    delete recipient.autoRespondedReason
  }
  return readdressed
}

/** Adds recipients to a draft or to an envelope under way; those whose turn it is are asked at once. */
async function add(world: World, call: Call, office: Office): Promise<EmulatorResponse> {
  const envelope = open(world, call)
  const given = each(bodyObject(call.request))
  const added = given.map(([kind, one], index) =>
    takeRecipient(kind, one, envelope.recipients.length + index + 1),
  )
  for (const one of added) {
    if (envelope.recipients.some((other) => other.recipientId === one.recipientId)) {
      throw problem('INVALID_RECIPIENT_ID', one.recipientId)
    }
  }
  if (envelope.status !== 'created') {
    checkRecipients([...envelope.recipients, ...added], world.state().settings.mostRecipients)
    const turn = currentOrder(envelope) ?? 1
    if (added.some((one) => one.order < turn)) throw problem('RECIPIENT_UPDATE_FAILED')
    await placeTabs(world, envelope.documents, added)
  }
  envelope.recipients.push(...added)
  if (envelope.status !== 'created')
    await office.tell(envelope, corrected(envelope, world.at(), call.user.name))
  world.context.touched()
  return created(presentRecipients({ ...envelope, recipients: added }, true))
}

async function remove(
  world: World,
  call: Call,
  office: Office,
  ids: readonly string[],
): Promise<EmulatorResponse> {
  const envelope = open(world, call)
  const gone = ids.map((id) => find(envelope, id))
  for (const one of gone) {
    if (one.status === 'completed' || one.status === 'declined') throw problem('RECIPIENT_UPDATE_FAILED')
  }
  envelope.recipients = envelope.recipients.filter((one) => !gone.includes(one))
  if (envelope.status !== 'created') {
    const happenings = corrected(envelope, world.at(), call.user.name)
    if (currentOrder(envelope) === undefined && envelope.recipients.length > 0) envelope.status = 'signed'
    await office.tell(envelope, happenings)
  }
  world.context.touched()
  return ok(presentRecipients(envelope, false))
}
