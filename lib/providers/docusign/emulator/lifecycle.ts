import {
  blocks,
  currentOrder,
  type Envelope,
  type EnvelopeStatus,
  type Happening,
  isOver,
  nameOf,
  onlyViews,
  type Recipient,
} from './envelope.ts'
import { problem } from './problem.ts'
import { flag, member, text } from './wire.ts'

/** Writes a line of the envelope's history. */
export function note(
  envelope: Envelope,
  at: string,
  who: Pick<Recipient, 'userId'> | null,
  name: string,
  action: string,
): void {
  envelope.audit.push({
    at,
    userName: name,
    userId: who?.userId ?? envelope.senderId,
    action,
    message: `The envelope: ${action} [${name}]`,
    status: envelope.status,
  })
}

function become(envelope: Envelope, status: EnvelopeStatus, at: string): void {
  envelope.status = status
  envelope.at.changed = at
  envelope.at.modified = at
}

/** Starts the rounds: the first routing order is asked. The envelope was checked to be complete. */
export function send(envelope: Envelope, at: string, senderName: string): Happening[] {
  become(envelope, 'sent', at)
  envelope.at.initialSent ??= at
  envelope.at.sent = at
  const expirations = member(envelope.notification, 'expirations')
  if (flag(expirations, 'expireEnabled'))
    envelope.at.expires = daysAfter(at, Number(text(expirations, 'expireAfter') || '120'))
  note(envelope, at, null, senderName, 'Sent Invitations')
  const happenings = [{ event: 'envelope-sent', at }, ...activate(envelope, at)]
  if (currentOrder(envelope) === undefined) become(envelope, 'signed', at)
  return happenings
}

/** Asks everyone whose turn has come; copies are served on the way and never waited for. */
export function activate(envelope: Envelope, at: string): Happening[] {
  const happenings: Happening[] = []
  for (;;) {
    const turn = currentOrder(envelope) ?? Number.POSITIVE_INFINITY
    const due = envelope.recipients.filter((one) => one.status === 'created' && one.order <= turn)
    if (due.length === 0) return happenings
    for (const recipient of due) happenings.push(...invite(envelope, recipient, at))
  }
}

function invite(envelope: Envelope, recipient: Recipient, at: string): Happening[] {
  recipient.status = 'sent'
  recipient.at.sent = at
  const happenings: Happening[] = [{ event: 'recipient-sent', recipientId: recipient.recipientId, at }]
  if (blocks(recipient) && recipient.kind !== 'seals') return happenings
  recipient.status = 'completed'
  if (recipient.kind === 'seals') {
    recipient.at.signed = at
    note(envelope, at, recipient, nameOf(recipient), 'Signed')
  }
  return [...happenings, { event: 'recipient-completed', recipientId: recipient.recipientId, at }]
}

/** The recipient opened the documents; "needs to view" recipients are finished by it. */
export function view(envelope: Envelope, recipient: Recipient, at: string): Happening[] {
  if (recipient.status !== 'sent') return []
  recipient.status = 'delivered'
  recipient.at.delivered = at
  note(envelope, at, recipient, nameOf(recipient), 'Viewed')
  const happenings: Happening[] = [{ event: 'recipient-delivered', recipientId: recipient.recipientId, at }]
  if (onlyViews(recipient)) return [...happenings, ...finish(envelope, recipient, at)]
  return [...happenings, ...delivered(envelope, at)]
}

function delivered(envelope: Envelope, at: string): Happening[] {
  const opened = envelope.recipients
    .filter(blocks)
    .every((one) => one.status === 'delivered' || one.status === 'completed')
  if (envelope.status !== 'sent' || !opened) return []
  become(envelope, 'delivered', at)
  envelope.at.delivered = at
  return [{ event: 'envelope-delivered', at }]
}

/**
 * The recipient did what was asked. When nobody is left the envelope is 'signed' until its documents are sealed
 * and `complete` is called.
 */
export function finish(envelope: Envelope, recipient: Recipient, at: string): Happening[] {
  const seen = recipient.status === 'sent' ? view(envelope, recipient, at) : []
  recipient.status = 'completed'
  recipient.at.signed = at
  envelope.at.modified = at
  if (!onlyViews(recipient)) note(envelope, at, recipient, nameOf(recipient), 'Signed')
  const happenings: Happening[] = [
    ...seen,
    { event: 'recipient-completed', recipientId: recipient.recipientId, at },
    ...activate(envelope, at),
    ...delivered(envelope, at),
  ]
  if (currentOrder(envelope) === undefined) become(envelope, 'signed', at)
  return happenings
}

/** The last act of a signed envelope, when its finished documents exist. */
export function complete(envelope: Envelope, at: string): Happening[] {
  become(envelope, 'completed', at)
  envelope.at.delivered ??= at
  envelope.at.completed = at
  return [{ event: 'envelope-completed', at }]
}

/** One refusal ends the whole envelope. */
export function decline(envelope: Envelope, recipient: Recipient, reason: string, at: string): Happening[] {
  const seen = recipient.status === 'sent' ? view(envelope, recipient, at) : []
  recipient.status = 'declined'
  recipient.at.declined = at
  recipient.declinedReason = reason
  become(envelope, 'declined', at)
  envelope.at.declined = at
  note(envelope, at, recipient, nameOf(recipient), 'Declined')
  return [
    ...seen,
    { event: 'recipient-declined', recipientId: recipient.recipientId, at },
    { event: 'envelope-declined', at },
  ]
}

/** The sender withdraws it, or its time is up. */
export function voidIt(envelope: Envelope, reason: string, at: string, by: string): Happening[] {
  if (!['sent', 'delivered', 'correct'].includes(envelope.status))
    throw problem('ENVELOPE_CANNOT_VOID_INVALID_STATE')
  become(envelope, 'voided', at)
  envelope.at.voided = at
  envelope.voidedReason = reason
  note(envelope, at, null, by, 'Voided')
  return [{ event: 'envelope-voided', at }]
}

/** The invitation bounced or was answered by a machine. */
export function bounce(envelope: Envelope, recipient: Recipient, reason: string, at: string): Happening[] {
  recipient.status = 'autoresponded'
  recipient.autoRespondedReason = reason
  note(envelope, at, recipient, nameOf(recipient), 'Auto Responded')
  return [{ event: 'recipient-autoresponded', recipientId: recipient.recipientId, at }]
}

/** The recipient failed the access code or the identity check; they may try again. */
export function failAuthentication(envelope: Envelope, recipient: Recipient, at: string): Happening[] {
  recipient.failedAuthentication = at
  note(envelope, at, recipient, nameOf(recipient), 'AccessCode Failed')
  return [{ event: 'recipient-authenticationfailed', recipientId: recipient.recipientId, at }]
}

/** Asks again: everyone of the current routing order who has not finished, or only the named recipients. */
export function resend(
  envelope: Envelope,
  only: readonly string[] | null,
  at: string,
  by: string,
): Happening[] {
  if (isOver(envelope)) throw problem('ENVELOPE_INVALID_STATUS')
  const turn = currentOrder(envelope)
  const again = envelope.recipients.filter(
    (one) =>
      blocks(one) &&
      ['sent', 'delivered', 'autoresponded'].includes(one.status) &&
      (only ? only.includes(one.recipientId) : one.order === turn),
  )
  if (again.length === 0) return []
  for (const one of again) {
    if (one.status === 'autoresponded') one.status = 'sent'
    one.at.reminded = at
  }
  note(envelope, at, null, by, 'Resent')
  return [
    { event: 'envelope-resent', at },
    ...again.map((one) => ({ event: 'recipient-resent', recipientId: one.recipientId, at })),
  ]
}

/** The sender opened it for correction: nobody can act until it is saved or left. */
export function correct(envelope: Envelope, at: string, by: string): void {
  if (envelope.status !== 'sent' && envelope.status !== 'delivered') throw problem('ENVELOPE_INVALID_STATUS')
  become(envelope, 'correct', at)
  note(envelope, at, null, by, 'Correction Initiated')
}

/** The correction is over; it goes on with whoever is asked now. */
export function corrected(envelope: Envelope, at: string, by: string): Happening[] {
  if (envelope.status === 'correct') become(envelope, 'sent', at)
  envelope.at.modified = at
  note(envelope, at, null, by, 'Corrected')
  const happenings = [{ event: 'envelope-corrected', at }, ...activate(envelope, at)]
  return [...happenings, ...delivered(envelope, at)]
}

/** Whole days later. */
export const daysAfter = (at: string, days: number): string =>
  new Date(new Date(at).getTime() + days * 86_400_000).toISOString()
