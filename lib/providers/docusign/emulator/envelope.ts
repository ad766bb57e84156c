import type { WireObject } from './wire.ts'

/** https://developers.docusign.com/docs/esign-rest-api/esign101/concepts/envelopes/status-codes/ */
export type EnvelopeStatus =
  | 'created'
  | 'sent'
  | 'delivered'
  | 'signed'
  | 'completed'
  | 'declined'
  | 'voided'
  | 'correct'

export type RecipientStatus = 'created' | 'sent' | 'delivered' | 'completed' | 'declined' | 'autoresponded'

/** The lists of recipients in the order in which the service shows them. */
export const recipientKinds = [
  'signers',
  'agents',
  'editors',
  'intermediaries',
  'carbonCopies',
  'certifiedDeliveries',
  'inPersonSigners',
  'seals',
  'witnesses',
  'notaries',
  'participants',
] as const
export type RecipientKind = (typeof recipientKinds)[number]

/** One envelope with everything that belongs to it: plain data, moments as ISO strings. */
export type Envelope = {
  id: string
  status: EnvelopeStatus
  /** What the sender gave and may read back: emailSubject, emailBlurb, allowMarkup, transactionId… */
  fields: WireObject
  senderId: string
  at: {
    created: string
    changed: string
    modified: string
    initialSent?: string
    sent?: string
    delivered?: string
    completed?: string
    declined?: string
    voided?: string
    expires?: string
  }
  voidedReason?: string
  purgeState?: string
  recipients: Recipient[]
  documents: EnvelopeDocument[]
  /** The certificate of completion, once there is one. */
  certificate?: { sha256: string; sizeBytes: number }
  textFields: WireObject[]
  listFields: WireObject[]
  notification: WireObject
  /** Connect subscriptions of this envelope alone. */
  eventNotifications: { configurationId: number; definition: WireObject }[]
  lock?: { token: string; until: string; seconds: number; userId: string; app: string }
  audit: AuditEntry[]
}

export type Recipient = {
  recipientId: string
  guid: string
  userId: string
  kind: RecipientKind
  order: number
  fields: WireObject
  /** Tabs by their list's name, values filled in by the signer included. */
  tabs: Record<string, WireObject[]>
  status: RecipientStatus
  at: { sent?: string; delivered?: string; signed?: string; declined?: string; reminded?: string }
  declinedReason?: string
  autoRespondedReason?: string
  failedAuthentication?: string
  deleted?: boolean
}

export type EnvelopeDocument = {
  documentId: string
  guid: string
  name: string
  order: number
  fields: WireObject
  /** The PDF as uploaded (or converted), and the finished one. */
  original: { sha256: string; sizeBytes: number }
  signed?: { sha256: string; sizeBytes: number }
  pages: { width: number; height: number }[]
}

export type AuditEntry = {
  at: string
  userName: string
  userId: string
  action: string
  message: string
  status: string
}

/** Something that Connect tells its subscribers about. */
export type Happening = { event: string; recipientId?: string; at: string }

const viewOnly: readonly RecipientKind[] = ['certifiedDeliveries']
const silent: readonly RecipientKind[] = ['carbonCopies']

/** A copy is never waited for. */
export const blocks = (recipient: Recipient): boolean => !silent.includes(recipient.kind)

/** Opening the documents is all that is asked. */
export const onlyViews = (recipient: Recipient): boolean => viewOnly.includes(recipient.kind)

export const isOver = (envelope: Envelope): boolean =>
  envelope.status === 'completed' || envelope.status === 'declined' || envelope.status === 'voided'

/** Sent and not over; a correcting sender holds it but it is still under way. */
export const isUnderWay = (envelope: Envelope): boolean =>
  ['sent', 'delivered', 'correct', 'signed'].includes(envelope.status)

/** Whether this recipient may act now. */
export const isAsked = (envelope: Envelope, recipient: Recipient): boolean =>
  (envelope.status === 'sent' || envelope.status === 'delivered') &&
  blocks(recipient) &&
  (recipient.status === 'sent' || recipient.status === 'delivered')

/** Lowest routing order that is not finished; undefined when nobody is waited for. */
export function currentOrder(envelope: Envelope): number | undefined {
  const open = envelope.recipients.filter((one) => blocks(one) && one.status !== 'completed')
  return open.length === 0 ? undefined : Math.min(...open.map((one) => one.order))
}

/** The recipient's display name, whatever kind it is. */
export function nameOf(recipient: Recipient): string {
  const { name, signerName, hostName } = recipient.fields
  for (const value of [name, signerName, hostName]) if (typeof value === 'string' && value) return value
  return addressOf(recipient)
}

/** The recipient's e-mail address, the host's for in-person signing. */
export function addressOf(recipient: Recipient): string {
  const { email, signerEmail, hostEmail } = recipient.fields
  for (const value of [email, signerEmail, hostEmail]) if (typeof value === 'string' && value) return value
  return ''
}
