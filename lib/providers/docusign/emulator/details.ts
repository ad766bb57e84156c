import type { EmulatorResponse } from '#lib/emulation/emulator.ts'
import { addressOf, type Envelope, isOver, nameOf } from './envelope.ts'
import { addCustomFields } from './envelope-intake.ts'
import { applyNotification } from './envelopes.ts'
import { bodyObject } from './input.ts'
import { checkLock } from './lock.ts'
import type { Office } from './office.ts'
import { presentCustomFields } from './present.ts'
import { problem } from './problem.ts'
import { formDataOf } from './tabs.ts'
import { list, text, vendorTime, type WireObject } from './wire.ts'
import { type Call, envelopeOf, ok, type Register, type World } from './world.ts'

/** What hangs on an envelope: reminders and expiry, custom fields, form data, history. */
export function registerDetails(register: Register, office: Office): void {
  const base = '/envelopes/:envelopeId'
  register('GET', `${base}/notification`, (world, call) => ok(envelopeOf(world, call).notification))
  register('PUT', `${base}/notification`, (world, call) => {
    const envelope = changeable(world, call)
    applyNotification(world, envelope, bodyObject(call.request), office)
    world.context.touched()
    return ok(envelope.notification)
  })
  register('GET', `${base}/custom_fields`, (world, call) => ok(presentCustomFields(envelopeOf(world, call))))
  register('POST', `${base}/custom_fields`, (world, call) => writeFields(world, call, 201))
  register('PUT', `${base}/custom_fields`, (world, call) => writeFields(world, call, 200))
  register('DELETE', `${base}/custom_fields`, dropFields)
  register('GET', `${base}/form_data`, (world, call) => ok(formData(envelopeOf(world, call))))
  register('GET', `${base}/audit_events`, (world, call) => ok(auditEvents(envelopeOf(world, call))))
}

function changeable(world: World, call: Call): Envelope {
  const envelope = envelopeOf(world, call)
  if (isOver(envelope)) throw problem('ENVELOPE_INVALID_STATUS')
  checkLock(world, call, envelope)
  return envelope
}

/** Custom fields may change at any time, also of finished envelopes. */
function writeFields(world: World, call: Call, status: number): EmulatorResponse {
  const envelope = envelopeOf(world, call)
  const given = bodyObject(call.request)
  const written = {
    textCustomFields: addCustomFields(world, envelope.textFields, list(given, 'textCustomFields')),
    listCustomFields: addCustomFields(world, envelope.listFields, list(given, 'listCustomFields')),
  }
  envelope.at.modified = world.at()
  world.context.touched()
  return { status, body: written }
}

function dropFields(world: World, call: Call): EmulatorResponse {
  const envelope = envelopeOf(world, call)
  const given = bodyObject(call.request)
  const ids = new Set(
    [...list(given, 'textCustomFields'), ...list(given, 'listCustomFields')].map((one) =>
      text(one, 'fieldId'),
    ),
  )
  const keep = (one: WireObject) => !ids.has(text(one, 'fieldId'))
  const gone = {
    textCustomFields: envelope.textFields.filter((one) => !keep(one)),
    listCustomFields: envelope.listFields.filter((one) => !keep(one)),
  }
  envelope.textFields = envelope.textFields.filter(keep)
  envelope.listFields = envelope.listFields.filter(keep)
  world.context.touched()
  return ok(gone)
}

/** What signers entered. The PascalCase names are the service's own. */
function formData(envelope: Envelope): WireObject {
  return {
    envelopeId: envelope.id,
    status: envelope.status,
    emailSubject: text(envelope.fields, 'emailSubject'),
    sentDateTime: vendorTime(envelope.at.sent),
    formData: envelope.recipients.flatMap(formDataOf),
    recipientFormData: envelope.recipients
      .filter((one) => Object.keys(one.tabs).length > 0)
      .map((one) => ({
        recipientId: one.recipientId,
        name: nameOf(one),
        email: addressOf(one),
        SentTime: vendorTime(one.at.sent),
        DeliveredTime: vendorTime(one.at.delivered),
        SignedTime: vendorTime(one.at.signed),
        DeclinedTime: vendorTime(one.at.declined),
        formData: formDataOf(one),
      })),
  }
}

function auditEvents(envelope: Envelope): WireObject {
  return {
    auditEvents: envelope.audit.map((one) => ({
      eventFields: [
        { name: 'logTime', value: vendorTime(one.at) },
        { name: 'Source', value: 'API' },
        { name: 'UserName', value: one.userName },
        { name: 'UserId', value: one.userId },
        { name: 'Action', value: one.action },
        { name: 'Message', value: one.message },
        { name: 'EnvelopeStatus', value: one.status },
        { name: 'ClientIPAddress', value: '127.0.0.1' },
        { name: 'Information', value: '' },
        { name: 'GeoLocation', value: '' },
        { name: 'Language', value: 'en' },
      ],
    })),
  }
}
