import type { Status } from '#lib/envelope/status.ts'
import type { LegOrderFrame, LegSnapshot, PersonState } from '#lib/providers/provider.ts'
import type { Sentence } from '#lib/sentence.ts'
import { say } from '#lib/sentence.ts'
import { readMarks, seatsOf } from './people.ts'
import type { WireEnvelope, WireRecipient } from './wire.ts'

/** The vendor's words per normalised status, as `snapshotOf` gives them. */
export const rawStatuses: { status: Status; raw: string; text: Sentence }[] = [
  { status: 'preparing', raw: 'created', text: say('Черновик', 'Draft') },
  { status: 'preparing', raw: 'processing', text: say('Обрабатывается', 'Processing') },
  { status: 'submitted', raw: 'sent', text: say('Отправлен', 'Sent') },
  { status: 'submitted', raw: 'correct', text: say('Исправляется отправителем', 'Being corrected') },
  { status: 'viewed', raw: 'recipient-delivered', text: say('Открыт участником', 'Opened by a recipient') },
  { status: 'viewed', raw: 'delivered', text: say('Открыт всеми', 'Opened by all') },
  { status: 'partially_signed', raw: 'recipient-completed', text: say('Подписан частично', 'Partly signed') },
  {
    status: 'partially_signed',
    raw: 'signed',
    text: say('Подписан, готовится сертификат', 'Signed, certificate in the making'),
  },
  { status: 'completed', raw: 'completed', text: say('Завершён', 'Completed') },
  { status: 'declined', raw: 'declined', text: say('Отклонён', 'Declined') },
  { status: 'expired', raw: 'voided (expired)', text: say('Срок истёк', 'Expired') },
  { status: 'expired', raw: 'timedout', text: say('Срок истёк', 'Timed out') },
  { status: 'cancelled', raw: 'voided', text: say('Аннулирован отправителем', 'Voided') },
  { status: 'cancelled', raw: 'deleted', text: say('Удалён', 'Deleted') },
]

/** Our status and the vendor's word for it. */
type Reading = { status: Status; raw: string }

/** The moment as ISO with milliseconds; the vendor writes seven digits. */
const iso = (time: string | undefined): string | undefined => {
  const ms = Date.parse(time ?? '')
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString()
}

/** Our snapshot of an envelope that came with its recipients. */
export const snapshotOf = (envelope: WireEnvelope): LegSnapshot => {
  const signers = envelope.recipients?.signers ?? []
  const reading = read(envelope, signers)
  const people = signers.flatMap((signer) => personOf(signer, reading.status))
  const comment = commentOf(envelope, signers, reading.status)
  const at = iso(envelope.statusChangedDateTime ?? envelope.statusDateTime)
  return {
    externalId: envelope.envelopeId,
    ...reading,
    people,
    ...(at ? { at } : {}),
    ...(comment ? { comment } : {}),
  }
}

/** The snapshot right after an order was taken, without asking: the first group has been invited. */
export const submittedSnapshot = (
  envelope: WireEnvelope,
  order: Pick<LegOrderFrame, 'steps'>,
): LegSnapshot => {
  const at = iso(envelope.statusDateTime)
  const reading = read(envelope, [])
  const people = seatsOf(order).map(
    ({ step, person, routingOrder }): PersonState => ({
      stepId: step.id,
      personId: person.id,
      state: routingOrder === 1 && reading.status === 'submitted' ? 'notified' : 'waiting',
    }),
  )
  return { externalId: envelope.envelopeId, ...reading, people, ...(at ? { at } : {}) }
}

const read = (envelope: WireEnvelope, signers: readonly WireRecipient[]): Reading => {
  const raw = envelope.status.toLowerCase()
  switch (raw) {
    case 'created':
    case 'processing':
    case 'template':
      return { status: 'preparing', raw }
    case 'completed':
      return { status: 'completed', raw }
    case 'declined':
      return { status: 'declined', raw }
    case 'voided':
      return hasExpired(envelope)
        ? { status: 'expired', raw: 'voided (expired)' }
        : { status: 'cancelled', raw }
    case 'timedout':
      return { status: 'expired', raw }
    case 'deleted':
      return { status: 'cancelled', raw }
    case 'signed':
      return { status: 'partially_signed', raw }
    default:
      return progressOf(raw, signers)
  }
}

// The vendor has no status of its own for an envelope whose time ran out: it is voided, and only the reason or the
// clock tells.
const hasExpired = ({ voidedReason, voidedDateTime, expireDateTime }: WireEnvelope): boolean => {
  if (/^envelope has expired/i.test(voidedReason ?? '')) return true
  return expireDateTime !== undefined && Date.parse(voidedDateTime ?? '') >= Date.parse(expireDateTime)
}

const isDone = ({ status }: WireRecipient): boolean => ['signed', 'completed'].includes(status.toLowerCase())

// The envelope's own status moves only when all have done something; people tell of the first one.
const progressOf = (raw: string, signers: readonly WireRecipient[]): Reading => {
  const signed = signers.some((one) => isDone(one) && readMarks(one.customFields)?.act !== 'approve')
  if (signed) return { status: 'partially_signed', raw: 'recipient-completed' }
  if (raw === 'delivered') return { status: 'viewed', raw }
  const looked = signers.some((one) => isDone(one) || one.status.toLowerCase() === 'delivered')
  if (looked) return { status: 'viewed', raw: 'recipient-delivered' }
  return { status: 'submitted', raw }
}

const states: Readonly<Record<string, PersonState['state']>> = {
  created: 'waiting',
  sent: 'notified',
  autoresponded: 'notified',
  faxpending: 'notified',
  delivered: 'viewed',
  signed: 'done',
  completed: 'done',
  declined: 'declined',
}

const personOf = (recipient: WireRecipient, status: Status): PersonState[] => {
  const marks = readMarks(recipient.customFields)
  if (!marks) return []
  const told = states[recipient.status.toLowerCase()] ?? 'waiting'
  const open = told === 'waiting' || told === 'notified' || told === 'viewed'
  const state = open && status === 'expired' ? 'expired' : told
  const at = iso(timeOf(recipient, told))
  const comment = recipient.declinedReason || recipient.autoRespondedReason
  return [
    {
      stepId: marks.stepId,
      personId: marks.personId,
      state,
      ...(at ? { at } : {}),
      ...(comment ? { comment } : {}),
      ...(recipient.name ? { name: recipient.name } : {}),
    },
  ]
}

const timeOf = (recipient: WireRecipient, state: PersonState['state']): string | undefined => {
  if (state === 'done') return recipient.signedDateTime
  if (state === 'declined') return recipient.declinedDateTime
  return state === 'viewed' ? recipient.deliveredDateTime : recipient.sentDateTime
}

const commentOf = (
  envelope: WireEnvelope,
  signers: readonly WireRecipient[],
  status: Status,
): string | undefined => {
  if (status === 'declined') return signers.find(({ declinedReason }) => declinedReason)?.declinedReason
  if (status === 'cancelled' || status === 'expired') return envelope.voidedReason
  return signers.find(({ autoRespondedReason }) => autoRespondedReason)?.autoRespondedReason
}
