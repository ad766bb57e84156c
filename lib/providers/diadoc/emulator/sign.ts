import { fullySigned, send } from './delivery.ts'
import { attachSignature, childrenOf, rejectionsOf } from './entities.ts'
import { entityIn, type Office } from './office.ts'
import { refuse } from './refusal.ts'
import type { ReadSignature } from './signing.ts'
import { openRequests, stateOf } from './status.ts'
import type { DocumentFacts, Entity, StoredMessage } from './world.ts'

/** Who acts: a user of one of the boxes that hold the message. */
export type Actor = { boxId: string; userId: string; name: string }

/** What an act adds to a message. */
export type Change = { entities: Entity[]; documentIds: string[] }

/** One signature under an entity of the message. */
export type SignatureAct = { parentId: string; read: ReadSignature; approving: boolean; labels: string[] }

const mostBadSignaturesADay = 3

/** Signs a document or accepts a revocation request; 409 when there is nothing to sign for this side. */
export const sign = async (
  office: Office,
  message: StoredMessage,
  actor: Actor,
  act: SignatureAct,
): Promise<Change> => {
  const parent = entityIn(message, actor.boxId, act.parentId)
  if (parent.kind === 'RevocationRequest') return acceptRevocation(office, message, actor, parent, act)
  const { document } = parent
  if (!document) throw refuse(400, `Entity ${parent.id} cannot be signed`)
  if (act.approving) return approve(office, message, actor, parent, act)
  return actor.boxId === message.fromBoxId
    ? signAsSender(office, message, actor, { ...parent, document }, act)
    : signAsRecipient(office, message, actor, { ...parent, document }, act)
}

const countBad = (office: Office, document: DocumentFacts, valid: boolean): void => {
  if (valid) return
  const day = office.context.clock.now().toISOString().slice(0, 10)
  if (document.badSignatures.day !== day) document.badSignatures = { day, count: 0 }
  document.badSignatures.count += 1
  if (document.badSignatures.count > mostBadSignaturesADay)
    throw refuse(409, 'Too many invalid signatures for the entity during the day')
}

const resolve = (
  message: StoredMessage,
  actor: Actor,
  documentId: string,
  type: string,
  by: string,
): void => {
  for (const { request } of openRequests(message, documentId, actor.boxId))
    if (request?.type === type && (!request.targetUserId || request.targetUserId === actor.userId))
      request.resolvedWith = by
}

async function signAsSender(
  office: Office,
  message: StoredMessage,
  actor: Actor,
  parent: Entity & { document: DocumentFacts },
  { read, labels }: SignatureAct,
): Promise<Change> {
  const { document } = parent
  const open = ['WaitingForSenderSignature', 'SenderSignatureCheckedAndInvalid'].includes(
    document.senderStatus,
  )
  if (!open || message.type === 'Draft') throw refuse(409, 'Document is already signed by the sender')
  countBad(office, document, read.valid)
  const entity = await attachSignature(office, message, {
    parentId: parent.id,
    boxId: actor.boxId,
    authorUserId: actor.userId,
    read,
    valid: null,
    labels,
  })
  resolve(message, actor, parent.id, 'SignatureRequest', entity.id)
  if (fullySigned(message)) send(office, message)
  return { entities: [entity], documentIds: [parent.id] }
}

async function signAsRecipient(
  office: Office,
  message: StoredMessage,
  actor: Actor,
  parent: Entity & { document: DocumentFacts },
  { read, labels }: SignatureAct,
): Promise<Change> {
  const { response } = stateOf(message, parent, actor.boxId)
  if (response !== 'WaitingForRecipientSignature' && response !== 'InvalidRecipientSignature')
    throw refuse(409, `Document does not wait for the recipient's signature (${response})`)
  const valid = read.valid && !office.context.faults.take('invalid-signature', `recipient ${message.id}`)
  countBad(office, parent.document, valid)
  const entity = await attachSignature(office, message, {
    parentId: parent.id,
    boxId: actor.boxId,
    authorUserId: actor.userId,
    read,
    valid,
    labels,
  })
  resolve(message, actor, parent.id, 'SignatureRequest', entity.id)
  return { entities: [entity], documentIds: [parent.id] }
}

async function approve(
  office: Office,
  message: StoredMessage,
  actor: Actor,
  parent: Entity,
  { read, labels }: SignatureAct,
): Promise<Change> {
  const entity = await attachSignature(office, message, {
    parentId: parent.id,
    boxId: actor.boxId,
    authorUserId: actor.userId,
    read,
    approving: true,
    valid: read.valid,
    labels,
  })
  resolve(message, actor, parent.id, 'ApprovementSignatureRequest', entity.id)
  return { entities: [entity], documentIds: [parent.id] }
}

async function acceptRevocation(
  office: Office,
  message: StoredMessage,
  actor: Actor,
  request: Entity,
  { read, labels }: SignatureAct,
): Promise<Change> {
  if (request.revocation?.boxId === actor.boxId)
    throw refuse(409, 'Revocation request cannot be accepted by its initiator')
  const answered =
    rejectionsOf(message, request.id).length > 0 ||
    childrenOf(message, request.id).some(({ signature }) => signature?.boxId === actor.boxId)
  if (answered) throw refuse(409, 'Revocation request is already answered')
  const entity = await attachSignature(office, message, {
    parentId: request.id,
    boxId: actor.boxId,
    authorUserId: actor.userId,
    read,
    valid: read.valid,
    labels,
  })
  return { entities: [entity], documentIds: request.parentId ? [request.parentId] : [] }
}
