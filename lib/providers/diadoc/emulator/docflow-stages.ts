import {
  attachment,
  type DocumentEntity,
  entityRef,
  participant,
  rejectionView,
  signatureView,
  signed,
} from './docflow-parts.ts'
import { targetView } from './document-view.ts'
import { childrenOf, primarySignatures, rejectionsOf } from './entities.ts'
import { fetchContent, type Office } from './office.ts'
import { revocationText } from './service-files.ts'
import { revocationRequestOf, stateOf } from './status.ts'
import { timestamp } from './ticks.ts'
import type { DocumentFacts, StoredMessage } from './world.ts'

const authorStatus: Record<DocumentFacts['senderStatus'], string> = {
  WaitingForSenderSignature: 'TitleAuthorStatusWaiting',
  SenderSignatureUnchecked: 'TitleAuthorStatusVerifying',
  SenderSignatureCheckedAndValid: 'TitleAuthorStatusSigned',
  SenderSignatureCheckedAndInvalid: 'TitleAuthorStatusInvalidSignature',
}

const responseStatus = {
  RecipientResponseStatusNotAcceptable: 'TitleParticipantResponseStatusNotAcceptable',
  WaitingForRecipientSignature: 'TitleParticipantResponseStatusWaiting',
  WithRecipientSignature: 'TitleParticipantResponseStatusSigned',
  RecipientSignatureRequestRejected: 'TitleParticipantResponseStatusSignatureRejected',
  InvalidRecipientSignature: 'TitleParticipantResponseStatusInvalidSignature',
} as const

/** The only title: who signed it, whether it has arrived, what the other side answered. */
export const titleView = async (
  office: Office,
  message: StoredMessage,
  entity: DocumentEntity,
  boxId: string,
) => {
  const { document } = entity
  const state = stateOf(message, entity, boxId)
  const own = primarySignatures(message, entity.id, message.fromBoxId).at(-1)
  const answer = message.toBoxId ? primarySignatures(message, entity.id, message.toBoxId).at(-1) : undefined
  const delivered = document.deliveryTicks
  return {
    TitleIndex: 0,
    Author: participant(message, 'Sender', boxId),
    AuthorSigning: {
      IsFinished: document.senderStatus === 'SenderSignatureCheckedAndValid',
      Status: authorStatus[document.senderStatus],
      Title: {
        Attachment: attachment(entity),
        Signature: signatureView(own?.entity),
        ContentTypeId: entity.contentTypeId ?? '',
      },
    },
    ParticipantDocflows: message.toBoxId
      ? [
          {
            Participant: participant(message, 'Recipient', boxId),
            TitleDelivery: {
              Delivery: {
                Status: state.failed
                  ? 'DeliveryStatusFailed'
                  : delivered
                    ? 'DeliveryStatusDelivered'
                    : 'DeliveryStatusNotReady',
                SentAt: document.sendTicks ? timestamp(document.sendTicks) : undefined,
                DeliveredAt: delivered ? timestamp(delivered) : undefined,
              },
            },
            Response: {
              IsFinished: state.response !== 'WaitingForRecipientSignature',
              Status: responseStatus[state.response],
              Signature: signatureView(answer?.entity),
              Rejection: await rejectionView(office, message, rejectionsOf(message, entity.id).at(-1)),
            },
            Receipt: { IsFinished: true, Status: 'GeneralReceiptStatusNotAcceptable' },
          },
        ]
      : [],
  }
}

/** The annulment of a document; undefined while nobody has proposed it. */
export const revocationView = async (
  office: Office,
  message: StoredMessage,
  entity: DocumentEntity,
  boxId: string,
) => {
  const request = revocationRequestOf(message, entity.id)
  if (!request?.revocation) return undefined
  const { revocation } = stateOf(message, entity, boxId)
  const initiator = request.revocation.boxId === message.fromBoxId ? 'Sender' : 'Recipient'
  const answer = childrenOf(message, request.id).find(
    ({ signature }) => signature && signature.boxId !== request.revocation?.boxId,
  )
  const finished = revocation === 'RevocationAccepted' || revocation === 'RevocationRejected'
  return {
    IsFinished: finished,
    RevocationStatus: revocation,
    Initiator: participant(message, initiator, boxId),
    RevocationRequest: {
      RevocationRequest: signed(message, request),
      SentAt: timestamp(request.createdTicks),
      DeliveredAt: timestamp(request.createdTicks),
      PlainText: request.content ? revocationText(await fetchContent(office, request.content)) : '',
    },
    RevocationResponse: [
      {
        Participant: participant(message, initiator === 'Sender' ? 'Recipient' : 'Sender', boxId),
        IsFinished: finished,
        Signature: signatureView(answer),
        Rejection: await rejectionView(office, message, rejectionsOf(message, request.id).at(-1)),
      },
    ],
  }
}

/** The internal approval of a document. */
export const resolutionView = (
  office: Office,
  message: StoredMessage,
  entity: DocumentEntity,
  boxId: string,
) => {
  const { resolution } = stateOf(message, entity, boxId)
  const own = childrenOf(message, entity.id).filter(({ onlyFor }) => onlyFor === boxId)
  const approving = childrenOf(message, entity.id).filter(({ signature }) => signature?.approving)
  return {
    IsFinished: !['ApprovementRequested', 'SignatureRequested'].includes(resolution.type),
    ResolutionStatus: resolution.docflow,
    CurrentResolutionEntityId: resolution.entity?.id,
    ResolutionEntities: {
      Requests: own.flatMap((one) =>
        one.request
          ? [
              {
                Entity: entityRef(one),
                Target: targetView(office, boxId, one.request.targetUserId, one.request.targetDepartmentId),
                AuthorUserId: one.authorUserId,
                RequestType: one.request.type,
                ResolvedWith: one.request.resolvedWith,
              },
            ]
          : [],
      ),
      Resolutions: own.flatMap((one) =>
        one.resolution
          ? [
              {
                Entity: entityRef(one),
                ResolutionRequestId: one.resolution.requestId,
                AuthorUserId: one.authorUserId,
                ResolutionType: one.resolution.type,
              },
            ]
          : [],
      ),
      ApprovementSignatures: approving.map((one) => ({
        Signature: signatureView(one),
        AuthorUserId: one.authorUserId,
      })),
      SignatureDenials: own.flatMap((one) =>
        one.denial
          ? [
              {
                Entity: entityRef(one),
                ResolutionRequestId: one.denial.requestId,
                AuthorUserId: one.authorUserId,
              },
            ]
          : [],
      ),
    },
  }
}
