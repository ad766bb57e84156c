import { childrenOf, primarySignatures, rejectionsOf } from './entities.ts'
import type { DocumentFacts, Entity, StoredMessage } from './world.ts'

/** Everything that the service derives from the entities of one document. */
export type DocumentState = {
  response:
    | 'RecipientResponseStatusNotAcceptable'
    | 'WaitingForRecipientSignature'
    | 'WithRecipientSignature'
    | 'RecipientSignatureRequestRejected'
    | 'InvalidRecipientSignature'
  revocation:
    | 'RevocationStatusNone'
    | 'RevocationIsRequestedByMe'
    | 'RequestsMyRevocation'
    | 'RevocationAccepted'
    | 'RevocationRejected'
  resolution: Resolution
  failed: boolean
}

/** The internal approval of a document; the last act counts. */
export type Resolution = {
  type:
    | 'None'
    | 'Approved'
    | 'Disapproved'
    | 'ApprovementRequested'
    | 'SignatureRequested'
    | 'SignatureDenied'
  /** The word of the newer docflow structures, which tell more. */
  docflow: string
  entity?: Entity
}

/** The state of one document for one of the sides. */
export const stateOf = (
  message: StoredMessage,
  document: { id: string; document: DocumentFacts },
  boxId: string,
): DocumentState => ({
  response: responseOf(message, document),
  revocation: revocationOf(message, document.id, boxId),
  resolution: resolutionOf(message, document.id, boxId),
  failed: message.entities.some(({ kind }) => kind === 'DeliveryFailureNotification'),
})

const responseOf = (
  message: StoredMessage,
  { id, document }: { id: string; document: DocumentFacts },
): DocumentState['response'] => {
  if (!document.needRecipientSignature) return 'RecipientResponseStatusNotAcceptable'
  const answers = message.toBoxId ? primarySignatures(message, id, message.toBoxId) : []
  if (answers.some(({ signature }) => signature.valid)) return 'WithRecipientSignature'
  if (rejectionsOf(message, id).length > 0) return 'RecipientSignatureRequestRejected'
  return answers.length > 0 ? 'InvalidRecipientSignature' : 'WaitingForRecipientSignature'
}

/** The newest revocation request of a document. */
export const revocationRequestOf = (message: StoredMessage, documentId: string): Entity | undefined =>
  childrenOf(message, documentId).findLast(({ kind }) => kind === 'RevocationRequest')

const revocationOf = (
  message: StoredMessage,
  documentId: string,
  boxId: string,
): DocumentState['revocation'] => {
  const request = revocationRequestOf(message, documentId)
  if (!request?.revocation) return 'RevocationStatusNone'
  const mine = request.revocation.boxId === boxId
  if (rejectionsOf(message, request.id).length > 0) return 'RevocationRejected'
  const accepted = childrenOf(message, request.id).some(
    ({ signature }) => signature?.valid && signature.boxId !== request.revocation?.boxId,
  )
  if (accepted) return 'RevocationAccepted'
  return mine ? 'RevocationIsRequestedByMe' : 'RequestsMyRevocation'
}

/** Requests to employees of a box under a document that nobody has answered. */
export const openRequests = (message: StoredMessage, documentId: string, boxId: string): Entity[] =>
  childrenOf(message, documentId).filter(
    ({ request, onlyFor }) => request && onlyFor === boxId && !request.resolvedWith && !request.cancelled,
  )

const none: Resolution = { type: 'None', docflow: 'None' }

const resolutionOf = (message: StoredMessage, documentId: string, boxId: string): Resolution => {
  const acts = childrenOf(message, documentId).filter(({ onlyFor }) => onlyFor === boxId)
  for (const entity of acts.toReversed()) {
    const said = wordOf(entity)
    if (said) return { ...said, entity }
  }
  const signed = acts.findLast(({ request }) => request?.resolvedWith && !request.cancelled)
  if (signed?.request?.type === 'SignatureRequest')
    return { type: 'None', docflow: 'SignedWithPrimarySignature', entity: signed }
  if (signed?.request?.type === 'ApprovementSignatureRequest')
    return { type: 'None', docflow: 'SignedWithApprovingSignature', entity: signed }
  return none
}

const wordOf = ({ request, resolution, denial }: Entity): Resolution | undefined => {
  if (resolution?.type === 'Approve') return { type: 'Approved', docflow: 'Approved' }
  if (resolution) return { type: 'Disapproved', docflow: 'Disapproved' }
  if (denial && !denial.cancelled) return { type: 'SignatureDenied', docflow: 'SignatureRequestRejected' }
  if (!request || request.resolvedWith || request.cancelled) return undefined
  if (request.type === 'ApprovementRequest')
    return { type: 'ApprovementRequested', docflow: 'ApprovementRequested' }
  if (request.type === 'SignatureRequest')
    return { type: 'SignatureRequested', docflow: 'PrimarySignatureRequested' }
  return { type: 'SignatureRequested', docflow: 'ApprovementSignatureRequested' }
}
