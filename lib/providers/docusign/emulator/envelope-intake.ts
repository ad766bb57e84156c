import { checkUrl } from './connect-subscriber.ts'
import { takeDocuments } from './document-intake.ts'
import type { Envelope } from './envelope.ts'
import type { BinaryPart } from './input.ts'
import { problem } from './problem.ts'
import { takeRecipients } from './recipient-intake.ts'
import { list, member, pick, text, type WireObject } from './wire.ts'
import { newGuid, type World } from './world.ts'

/** Members of an envelope that a sender may write and read back. */
export const envelopeFields = [
  'emailSubject',
  'emailBlurb',
  'allowReassign',
  'allowMarkup',
  'enforceSignerVisibility',
  'enableWetSign',
  'brandId',
  'autoNavigation',
  'envelopeIdStamping',
  'transactionId',
  'signerCanSignOnMobile',
  'signingLocation',
  'allowComments',
  'messageLock',
  'recipientsLock',
] as const

const longestBlurb = 10_000
const longestCustom = 100

/** Makes a draft from a whole definition (templates already merged). Nothing is stored but document bytes. */
export async function takeEnvelope(
  world: World,
  definition: WireObject,
  parts: readonly BinaryPart[],
  senderId: string,
): Promise<Envelope> {
  if (text(definition, 'emailBlurb').length > longestBlurb) {
    throw problem('INVALID_REQUEST_PARAMETER', `The email blurb is longer than ${longestBlurb} characters.`)
  }
  const at = world.at()
  const customFields = member(definition, 'customFields')
  const envelope: Envelope = {
    id: newGuid(),
    status: 'created',
    fields: pick(definition, envelopeFields),
    senderId,
    at: { created: at, changed: at, modified: at },
    recipients: takeRecipients(member(definition, 'recipients')),
    documents: await takeDocuments(world, list(definition, 'documents'), parts),
    textFields: [],
    listFields: [],
    notification: takeNotification(member(definition, 'notification')),
    eventNotifications: takeEventNotifications(world, definition),
    audit: [],
  }
  addCustomFields(world, envelope.textFields, list(customFields, 'textCustomFields'))
  addCustomFields(world, envelope.listFields, list(customFields, 'listCustomFields'))
  return envelope
}

/** Reminders and expiry with the account's defaults where nothing is said. */
export function takeNotification(given: WireObject | undefined, before?: WireObject): WireObject {
  const reminders = { ...member(before, 'reminders'), ...member(given, 'reminders') }
  const expirations = { ...member(before, 'expirations'), ...member(given, 'expirations') }
  return {
    useAccountDefaults: text(given, 'useAccountDefaults') || 'false',
    reminders: { reminderEnabled: 'false', reminderDelay: '0', reminderFrequency: '0', ...reminders },
    expirations: { expireEnabled: 'true', expireAfter: '120', expireWarn: '0', ...expirations },
  }
}

/** The envelope's own Connect subscriptions, singular and plural form. */
export function takeEventNotifications(world: World, definition: WireObject): Envelope['eventNotifications'] {
  const single = member(definition, 'eventNotification')
  const given = [...(single ? [single] : []), ...list(definition, 'eventNotifications')]
  const { connect, settings } = world.state()
  return given.map((one) => {
    checkUrl(text(one, 'url'), settings)
    const configurationId = connect.nextId
    connect.nextId += 1
    return { configurationId, definition: one }
  })
}

/** Adds custom fields, or changes those of the same id; answers the fields as they are now. */
export function addCustomFields(
  world: World,
  fields: WireObject[],
  given: readonly WireObject[],
): WireObject[] {
  return given.map((one) => {
    for (const name of ['name', 'value']) {
      if (text(one, name).length > longestCustom) {
        throw problem(
          'INVALID_REQUEST_PARAMETER',
          `A custom field's ${name} is longer than ${longestCustom} characters.`,
        )
      }
    }
    const fieldId = text(one, 'fieldId')
    const known = fields.find((field) => fieldId !== '' && field.fieldId === fieldId)
    if (known) return Object.assign(known, one)
    const { connect } = world.state()
    const field = { show: 'false', required: 'false', ...one, fieldId: fieldId || String(connect.nextId) }
    connect.nextId += 1
    fields.push(field)
    return field
  })
}
