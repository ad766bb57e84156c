import { type Recipient, type RecipientKind, recipientKinds } from './envelope.ts'
import { problem } from './problem.ts'
import { signatureProviders } from './signature-levels.ts'
import { takeTabs } from './tabs.ts'
import { list, member, pick, text, type WireObject } from './wire.ts'
import { newGuid } from './world.ts'

/** Members of a recipient that a sender may write and read back. */
export const writable = [
  'email',
  'name',
  'firstName',
  'lastName',
  'roleName',
  'clientUserId',
  'embeddedRecipientStartURL',
  'accessCode',
  'note',
  'deliveryMethod',
  'phoneNumber',
  'additionalNotifications',
  'emailNotification',
  'identityVerification',
  'smsAuthentication',
  'phoneAuthentication',
  'requireIdLookup',
  'idCheckConfigurationName',
  'recipientSignatureProviders',
  'customFields',
  'suppressEmails',
  'signingGroupId',
  'excludedDocuments',
  'documentVisibility',
  'agentCanEditEmail',
  'agentCanEditName',
  'hostEmail',
  'hostName',
  'signerName',
  'signerEmail',
  'inPersonSigningType',
  'sealName',
  'witnessFor',
  'requireSignerCertificate',
] as const

const longest: readonly [name: string, characters: number][] = [
  ['email', 100],
  ['name', 100],
  ['clientUserId', 100],
  ['accessCode', 50],
  ['note', 1_000],
]

/** Reads all lists of recipients; what they lack is refused by `checkRecipients` when the envelope is sent. */
export function takeRecipients(given: WireObject | undefined): Recipient[] {
  const recipients: Recipient[] = []
  for (const kind of recipientKinds) {
    for (const one of list(given, kind)) {
      const recipient = takeRecipient(kind, one, recipients.length + 1)
      if (recipients.some((other) => other.recipientId === recipient.recipientId)) {
        throw problem('INVALID_RECIPIENT_ID', `${recipient.recipientId} is used more than once.`)
      }
      recipients.push(recipient)
    }
  }
  return recipients
}

/** Reads one recipient of a list. */
export function takeRecipient(kind: RecipientKind, given: WireObject, fallbackId: number): Recipient {
  const fields = takeFields(given)
  const recipientId = text(given, 'recipientId') || String(fallbackId)
  return {
    recipientId,
    guid: newGuid(),
    userId: newGuid(),
    kind,
    order: orderOf(given),
    fields,
    tabs: takeTabs(member(given, 'tabs'), recipientId),
    status: 'created',
    at: {},
  }
}

/** The writable members of what was given, bounds checked. */
export function takeFields(given: WireObject): WireObject {
  for (const [name, characters] of longest) {
    if (text(given, name).length > characters) {
      throw problem(
        'INVALID_REQUEST_PARAMETER',
        `The ${name} of a recipient is longer than ${characters} characters.`,
      )
    }
  }
  for (const provider of list(given, 'recipientSignatureProviders')) {
    const name = text(provider, 'signatureProviderName')
    if (!signatureProviders.some((one) => one.name.toLowerCase() === name.toLowerCase())) {
      throw problem('SIGNATURE_PROVIDER_INVALID_NAME', `'${name}'`)
    }
  }
  return pick(given, writable)
}

/** The routing order given, 1 when none is. */
export function orderOf(given: WireObject): number {
  const order = Number(text(given, 'routingOrder') || '1')
  if (!Number.isInteger(order) || order < 1) {
    throw problem(
      'INVALID_REQUEST_PARAMETER',
      `The routing order '${text(given, 'routingOrder')}' is not valid.`,
    )
  }
  return order
}

const email = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/

/** What must be there before anybody is asked. */
export function checkRecipients(recipients: readonly Recipient[], most: number): void {
  if (recipients.length > most) throw problem('RECIPIENT_LIMIT_EXCEEDED')
  for (const recipient of recipients) {
    if (recipient.kind === 'seals') continue
    const inPerson = recipient.kind === 'inPersonSigners'
    const address = text(recipient.fields, inPerson ? 'hostEmail' : 'email')
    const name = text(recipient.fields, inPerson ? 'signerName' : 'name')
    const byPhone = recipient.fields.phoneNumber !== undefined
    if (!email.test(address) && !byPhone) {
      throw problem('INVALID_EMAIL_ADDRESS_FOR_RECIPIENT', recipient.recipientId)
    }
    if (!name && !text(recipient.fields, 'firstName')) {
      throw problem('INVALID_REQUEST_PARAMETER', `The name of recipient ${recipient.recipientId} is missing.`)
    }
  }
}
