import type { EmulatorResponse } from '#lib/emulation/emulator.ts'
import { takeDocuments } from './document-intake.ts'
import { type Envelope, isUnderWay } from './envelope.ts'
import {
  addCustomFields,
  envelopeFields,
  takeEventNotifications,
  takeNotification,
} from './envelope-intake.ts'
import { bodyObject } from './input.ts'
import { daysAfter, resend, voidIt } from './lifecycle.ts'
import { checkLock } from './lock.ts'
import type { Office } from './office.ts'
import { included, presentEnvelope } from './present.ts'
import { problem } from './problem.ts'
import { takeRecipients } from './recipient-intake.ts'
import { flag, list, member, pick, text } from './wire.ts'
import { type Call, envelopeOf, ok, type Register, type World } from './world.ts'

/** GET and PUT of one envelope. */
export function registerEnvelopes(register: Register, office: Office): void {
  register('GET', '/envelopes/:envelopeId', (world, call) =>
    ok(presentEnvelope(world, envelopeOf(world, call), included(call.query))),
  )
  register('PUT', '/envelopes/:envelopeId', (world, call) => update(world, call, office))
}

async function update(world: World, call: Call, office: Office): Promise<EmulatorResponse> {
  const envelope = envelopeOf(world, call)
  checkLock(world, call, envelope)
  const given = bodyObject(call.request)
  const status = text(given, 'status').toLowerCase()
  const purge = text(given, 'purgeState')
  if (status === 'voided') {
    const reason = text(given, 'voidedReason')
    if (!reason) throw problem('INVALID_REQUEST_PARAMETER', 'The voided reason is missing.')
    await office.tell(envelope, voidIt(envelope, reason, world.at(), call.user.name))
    return ok({ envelopeId: envelope.id })
  }
  if (purge) return ok({ envelopeId: envelope.id, purgeState: queuePurge(world, envelope, purge) })
  if (status && status !== 'sent' && status !== envelope.status) throw problem('ENVELOPE_INVALID_STATUS')
  if (envelope.status === 'created') await change(world, envelope, given)
  else changeUnderWay(world, envelope, given, office)
  if (status === 'sent' && envelope.status === 'created') await office.sendOut(envelope)
  else if (call.query.get('resend_envelope') === 'true') {
    await office.tell(envelope, resend(envelope, null, world.at(), call.user.name))
  }
  world.context.touched()
  return ok({ envelopeId: envelope.id })
}

type Given = ReturnType<typeof bodyObject>

async function change(world: World, envelope: Envelope, given: Given): Promise<void> {
  Object.assign(envelope.fields, pick(given, envelopeFields))
  envelope.at.modified = world.at()
  const recipients = member(given, 'recipients')
  if (recipients) envelope.recipients = takeRecipients(recipients)
  if (list(given, 'documents').length > 0) {
    envelope.documents = await takeDocuments(world, list(given, 'documents'), [])
  }
  const notification = member(given, 'notification')
  if (notification) envelope.notification = takeNotification(notification, envelope.notification)
  addCustomFields(world, envelope.textFields, list(member(given, 'customFields'), 'textCustomFields'))
  envelope.eventNotifications.push(...takeEventNotifications(world, given))
}

/** Of an envelope under way only its letter and its dates may change. */
function changeUnderWay(world: World, envelope: Envelope, given: Given, office: Office): void {
  const changes = pick(given, ['emailSubject', 'emailBlurb'])
  const notification = member(given, 'notification')
  if (Object.keys(changes).length === 0 && !notification) return
  if (!isUnderWay(envelope)) throw problem('ENVELOPE_INVALID_STATUS')
  Object.assign(envelope.fields, changes)
  envelope.at.modified = world.at()
  if (notification) applyNotification(world, envelope, notification, office)
}

/** Takes new reminders and expiry; the days count from sending. */
export function applyNotification(world: World, envelope: Envelope, given: Given, office: Office): void {
  envelope.notification = takeNotification(given, envelope.notification)
  if (!isUnderWay(envelope)) return
  const expirations = member(envelope.notification, 'expirations')
  const sent = envelope.at.sent ?? world.at()
  if (flag(expirations, 'expireEnabled'))
    envelope.at.expires = daysAfter(sent, Number(text(expirations, 'expireAfter')))
  else delete envelope.at.expires
  office.watch(envelope)
}

const purges: readonly string[] = [
  'documents_queued',
  'documents_and_metadata_queued',
  'documents_and_metadata_and_redact_queued',
]

function queuePurge(world: World, envelope: Envelope, wanted: string): string {
  if (envelope.status !== 'completed') throw problem('ENVELOPE_INVALID_STATUS')
  if (!purges.includes(wanted))
    throw problem('INVALID_REQUEST_PARAMETER', `The purge state '${wanted}' is not known.`)
  envelope.purgeState = wanted
  world.context.touched()
  return wanted
}
