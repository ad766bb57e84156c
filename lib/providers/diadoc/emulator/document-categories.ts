import { directionOf } from './document-view.ts'
import { refuse } from './refusal.ts'
import { stateOf } from './status.ts'
import type { DocumentFacts, Entity, StoredMessage } from './world.ts'

type Given = { message: StoredMessage; entity: Entity & { document: DocumentFacts }; boxId: string }

const stateIn = ({ message, entity, boxId }: Given) => stateOf(message, entity, boxId)

/** Status words of a filter category and what each one means. */
const conditions: Record<string, (given: Given) => boolean> = {
  '': () => true,
  WaitingForRecipientSignature: (given) =>
    given.entity.document.senderStatus !== 'WaitingForSenderSignature' &&
    stateIn(given).response === 'WaitingForRecipientSignature',
  WithRecipientSignature: (given) => stateIn(given).response === 'WithRecipientSignature',
  RecipientSignatureRequestRejected: (given) =>
    stateIn(given).response === 'RecipientSignatureRequestRejected',
  WaitingForSenderSignature: ({ entity }) => entity.document.senderStatus === 'WaitingForSenderSignature',
  InvalidSenderSignature: ({ entity }) => entity.document.senderStatus === 'SenderSignatureCheckedAndInvalid',
  InvalidRecipientSignature: (given) => stateIn(given).response === 'InvalidRecipientSignature',
  NoRecipientSignatureRequest: (given) => stateIn(given).response === 'RecipientResponseStatusNotAcceptable',
  ApprovementRequested: (given) => stateIn(given).resolution.docflow === 'ApprovementRequested',
  ApprovementApproved: (given) => stateIn(given).resolution.type === 'Approved',
  ApprovementDisapproved: (given) => stateIn(given).resolution.type === 'Disapproved',
  SignatureRequested: (given) => stateIn(given).resolution.type === 'SignatureRequested',
  IsRevocationRequestedByMe: (given) => stateIn(given).revocation === 'RevocationIsRequestedByMe',
  RequestsMyRevocation: (given) => stateIn(given).revocation === 'RequestsMyRevocation',
  RevocationAccepted: (given) => stateIn(given).revocation === 'RevocationAccepted',
  RevocationRejected: (given) => stateIn(given).revocation === 'RevocationRejected',
  Deleted: ({ entity, boxId }) => entity.document.deletedIn.includes(boxId),
}

/** Reads a filter such as `Any.OutboundWaitingForRecipientSignature`; 400 when it has no sense. */
export const categoryFilter = (category: string) => {
  const [, typeName = '', direction = '', status = ''] =
    /^([^.]+)\.(Inbound|Outbound|Internal|Proxy)?(\w*)$/.exec(category) ?? []
  const condition = conditions[status]
  if (!typeName || !condition) throw refuse(400, `Invalid filterCategory '${category}'`)
  return (message: StoredMessage, entity: Entity & { document: DocumentFacts }, boxId: string): boolean => {
    const deleted = entity.document.deletedIn.includes(boxId)
    return (
      (typeName === 'Any' || entity.document.typeNamedId === typeName) &&
      (direction === '' || directionOf(message, boxId) === direction) &&
      deleted === (status === 'Deleted') &&
      condition({ message, entity, boxId })
    )
  }
}
