import type { Status } from '#lib/envelope/status.ts'
import type { LegOrderFrame, LegSnapshot, LegStep, PersonState } from '#lib/providers/provider.ts'
import { type LegShape, shapeOf, wavesOf } from './legs.ts'
import { askStateOf, documentsOf, isSignedByUs } from './requests.ts'
import { meaningOf, type RawStatus } from './statuses.ts'
import type { Entity, Message } from './structures.ts'
import { laterTicks, momentOf } from './ticks.ts'

/**
 * The leg as a message shows it. Only the present state counts: how many events led to it, in which order and how
 * often they were told does not matter.
 */
export function snapshotOf(
  message: Message,
  frame: LegOrderFrame,
  web: { url: string; boxId: string },
): LegSnapshot {
  const shape = shapeOf(frame)
  const documents = documentsOf(message)
  const raw = rawOf(message, documents, frame, shape)
  const status = meaningOf(raw)
  const [first] = documents
  const at = atOf(message, documents, status)
  return {
    externalId: message.MessageId,
    status,
    raw,
    ...(at ? { at } : {}),
    people: [...oursOf(message, documents, frame), ...theirsOf(message, documents, shape)],
    ...(first ? { ediNumber: first.EntityId } : {}),
    url: `${web.url}/${web.boxId}/Document/Show?letterId=${message.MessageId}${first ? `&documentId=${first.EntityId}` : ''}`,
  }
}

/** The word for the whole packet: one document that went wrong decides, all have to be done. */
function rawOf(
  message: Message,
  documents: readonly Entity[],
  frame: LegOrderFrame,
  shape: LegShape,
): RawStatus {
  const words = documents.map((document) => documentRaw(message, document, shape))
  const decisive: Status[] = ['declined', 'revoked', 'failed', 'cancelled']
  const wrong = words.find((word) => decisive.includes(meaningOf(word)))
  if (wrong) return wrong
  const inner = innerRaw(message, frame, shape)
  if (inner && documents.some((document) => !isSignedByUs(document))) return inner
  const done = words.filter((word) => meaningOf(word) === 'completed')
  const open = words.find((word) => meaningOf(word) !== 'completed')
  const [first] = words
  if (!first) return 'WaitingForSenderSignature'
  if (!open) return done.find((word) => word === 'WithRecipientPartiallySignature') ?? first
  if (done.length > 0 && shape.theirSignature) return 'PartOfPacketSigned'
  return words.find((word) => meaningOf(word) === 'submitted') ?? open
}

/** What our own people said before anything was signed. */
function innerRaw(message: Message, frame: LegOrderFrame, shape: LegShape): RawStatus | undefined {
  const asks = wavesOf(frame).flat()
  const answers = asks.map((ask) => ({ ask, state: askStateOf(message, ask.label).state }))
  const refusal = answers.find((one) => one.state === 'declined')
  if (refusal) return refusal.ask.type === 'SignatureRequest' ? 'SignatureDenied' : 'Disapproved'
  const approvals = answers.filter((one) => one.ask.type === 'ApprovementRequest')
  if (approvals.some((one) => one.state !== 'done')) return 'ApprovementRequested'
  const onlyApprovals = !shape.ourSignature && !shape.theirSignature && approvals.length > 0
  return onlyApprovals ? 'Approved' : undefined
}

const invalid: readonly string[] = ['InvalidRecipientSignature', 'InvalidProxySignature']

/** The first row that fits decides. Invalid signatures can be mended by signing anew, so they end nothing. */
function documentRaw(message: Message, document: Entity, shape: LegShape): RawStatus {
  const info = document.DocumentInfo
  if (!info) return 'WaitingForSenderSignature'
  const response = info.RecipientResponseStatus
  if (info.RevocationStatus === 'RevocationAccepted') return 'RevocationAccepted'
  if (response === 'RecipientSignatureRequestRejected') return response
  if (info.ProxySignatureStatus === 'ProxySignatureRejected') return 'ProxySignatureRejected'
  if (info.RoamingNotificationStatus === 'RoamingNotificationStatusError')
    return 'RoamingNotificationStatusError'
  if (isUndelivered(message, document)) return 'NotDelivered'
  if (info.IsDeleted || message.IsDeleted) return 'IsDeleted'
  if (response === 'WithRecipientSignature' || response === 'WithRecipientPartiallySignature') return response
  if (info.SenderSignatureStatus === 'SenderSignatureCheckedAndInvalid')
    return 'SenderSignatureCheckedAndInvalid'
  if (!isSignedByUs(document)) return 'WaitingForSenderSignature'
  if (!shape.theirSignature) return 'SenderSignatureCheckedAndValid'
  if (invalid.includes(response)) return 'InvalidRecipientSignature'
  if (info.ProxySignatureStatus === 'WithProxySignature') return 'WithProxySignature'
  return info.DeliveryTimestampTicks ? 'WaitingForRecipientSignature' : 'Sent'
}

const isUndelivered = (message: Message, document: Entity): boolean =>
  message.Entities.some(
    (one) =>
      one.NotDeliveredEventId !== '' ||
      (one.AttachmentType === 'DeliveryFailureNotification' &&
        (one.ParentEntityId === '' || one.ParentEntityId === document.EntityId)),
  )

function atOf(message: Message, documents: readonly Entity[], status: Status): string | undefined {
  const ticks = documents.flatMap(({ DocumentInfo: info }) => {
    if (!info) return []
    if (status === 'delivered') return info.DeliveryTimestampTicks ?? []
    return info.LastModificationTimestampTicks ?? []
  })
  const latest = ticks.reduce<string | undefined>(
    (best, one) => (best ? laterTicks(best, one) : one),
    undefined,
  )
  return momentOf(latest ?? message.LastPatchTimestampTicks)
}

/** Our people: approvers by their requests, the signer also by the signature itself. */
function oursOf(message: Message, documents: readonly Entity[], frame: LegOrderFrame): PersonState[] {
  const signed = documents.length > 0 && documents.every(isSignedByUs)
  return wavesOf(frame)
    .flat()
    .flatMap((ask): PersonState[] => {
      const who = { stepId: ask.step.id, personId: ask.person.id }
      const answer = askStateOf(message, ask.label)
      if (ask.type === 'SignatureRequest' && signed) {
        const at = momentOf(documents[0]?.DocumentInfo?.SendTimestampTicks)
        return [{ ...who, state: 'done', ...(at ? { at } : {}) }]
      }
      if (answer.state === 'not-asked') return []
      if (answer.state === 'waiting') return [{ ...who, state: 'notified' }]
      const at = momentOf(answer.entity.RawCreationDate)
      return [
        { ...who, state: answer.state, ...(at ? { at } : {}), ...(answer.by ? { name: answer.by } : {}) },
      ]
    })
}

/** The counterparty: Diadoc knows the organisation, not which of its people will sign. */
function theirsOf(message: Message, documents: readonly Entity[], shape: LegShape): PersonState[] {
  const step = shape.theirSignature
  if (!step) return []
  const responses = documents.map((one) => one.DocumentInfo?.RecipientResponseStatus ?? '')
  if (responses.some((word) => word === 'RecipientSignatureRequestRejected')) {
    return [theirs(step, 'declined', answeredAt(message, documents, 'Attachment'))]
  }
  const done = ['WithRecipientSignature', 'WithRecipientPartiallySignature']
  if (responses.length > 0 && responses.every((word) => done.includes(word))) {
    return [theirs(step, 'done', answeredAt(message, documents, 'Signature'))]
  }
  const delivered = documents.find((one) => one.DocumentInfo?.DeliveryTimestampTicks)
  if (!delivered) return []
  return [theirs(step, 'notified', momentOf(delivered.DocumentInfo?.DeliveryTimestampTicks))]
}

const theirs = (step: LegStep, state: PersonState['state'], at: string | undefined): PersonState => ({
  stepId: step.id,
  personId: null,
  state,
  ...(at ? { at } : {}),
})

function answeredAt(message: Message, documents: readonly Entity[], kind: 'Signature' | 'Attachment') {
  const ids = new Set(documents.map((one) => one.EntityId))
  const answer = message.Entities.findLast((one) => {
    if (!ids.has(one.ParentEntityId) || one.EntityType !== kind) return false
    return kind === 'Attachment'
      ? isRejection(one)
      : one.SignerBoxId !== '' && one.SignerBoxId !== message.FromBoxId
  })
  return momentOf(answer?.RawCreationDate)
}

/** The three carriers of a refusal. */
export const isRejection = (entity: Entity): boolean =>
  entity.AttachmentType === 'XmlSignatureRejection' ||
  entity.AttachmentType === 'SignatureRequestRejection' ||
  (entity.AttachmentType === 'UniversalMessage' &&
    ['Rejection', '3'].includes(entity.UniversalMessageInfo?.CodeGroup ?? ''))
