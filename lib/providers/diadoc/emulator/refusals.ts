import { attach, attachSignature, childrenOf, rejectionsOf } from './entities.ts'
import { documentIn, entityIn, type Office } from './office.ts'
import { refuse } from './refusal.ts'
import { groupOfCode, universalEvents } from './service-files.ts'
import type { Actor, Change } from './sign.ts'
import type { ReadSignature } from './signing.ts'
import { revocationRequestOf, stateOf } from './status.ts'
import type { Entity, StoredMessage } from './world.ts'

/** A signed service file under an entity. */
export type SignedFile = { parentId: string; bytes: Uint8Array; read: ReadSignature; labels: string[] }

/** Refuses a document or a revocation request by a signed XML file; 409 when there is nothing to refuse. */
export const reject = async (
  office: Office,
  message: StoredMessage,
  actor: Actor,
  file: SignedFile,
  kind: 'XmlSignatureRejection' | 'SignatureRequestRejection' = 'XmlSignatureRejection',
): Promise<Change> => {
  const documentId = refusable(message, actor, file.parentId)
  return {
    entities: await attachSigned(office, message, actor, file, {
      kind,
      fileName: kind === 'XmlSignatureRejection' ? 'Отказ в подписи.xml' : 'Отказ в подписи.txt',
      contentTypeId: kind === 'XmlSignatureRejection' ? 'signature_rejection_03' : 'signature_rejection_text',
    }),
    documentIds: [documentId],
  }
}

/** The document that a refusal under this entity is about. */
const refusable = (message: StoredMessage, actor: Actor, parentId: string): string => {
  const parent = entityIn(message, actor.boxId, parentId)
  if (parent.kind === 'RevocationRequest') {
    if (parent.revocation?.boxId === actor.boxId)
      throw refuse(409, 'Revocation request cannot be rejected by its initiator')
    const answered =
      rejectionsOf(message, parent.id).length > 0 ||
      childrenOf(message, parent.id).some(({ signature }) => signature?.boxId === actor.boxId)
    if (answered || !parent.parentId) throw refuse(409, 'Revocation request is already answered')
    return parent.parentId
  }
  if (!parent.document) throw refuse(400, `Entity ${parent.id} cannot be rejected`)
  if (actor.boxId === message.fromBoxId && !message.internal)
    throw refuse(409, 'Sender cannot reject the signature of an own document')
  const { response } = stateOf(message, { ...parent, document: parent.document }, actor.boxId)
  if (response !== 'WaitingForRecipientSignature' && response !== 'InvalidRecipientSignature')
    throw refuse(409, `Document does not wait for the recipient's signature (${response})`)
  return parent.id
}

/** Proposes to annul a document; 409 while another proposal is open or the document has not been sent. */
export const requestRevocation = async (
  office: Office,
  message: StoredMessage,
  actor: Actor,
  file: SignedFile,
): Promise<Change> => {
  const { entity, facts } = documentIn(message, actor.boxId, file.parentId)
  const { revocation } = stateOf(message, { ...entity, document: facts }, actor.boxId)
  const free = revocation === 'RevocationStatusNone' || revocation === 'RevocationRejected'
  if (!free) throw refuse(409, `Document already has a revocation request (${revocation})`)
  if (facts.deliveryTicks === undefined) throw refuse(409, 'Document that is not delivered cannot be revoked')
  return {
    entities: await attachSigned(office, message, actor, file, {
      kind: 'RevocationRequest',
      fileName: 'Предложение об аннулировании.xml',
      contentTypeId: 'revocation_request_02',
      revocation: { boxId: actor.boxId },
    }),
    documentIds: [entity.id],
  }
}

/** True while a revocation request waits for this side. */
export const waitsForRevocationAnswer = (
  message: StoredMessage,
  document: Entity,
  boxId: string,
): Entity | undefined => {
  if (!document.document) return undefined
  const { revocation } = stateOf(message, { ...document, document: document.document }, boxId)
  return revocation === 'RequestsMyRevocation' ? revocationRequestOf(message, document.id) : undefined
}

/** Attaches an unsigned universal message; its codes tell the group, and a refusal needs something to refuse. */
export const addUniversalMessage = async (
  office: Office,
  message: StoredMessage,
  actor: Actor,
  given: { parentId: string; bytes: Uint8Array; codeGroup: string; behaviour: string; labels: string[] },
): Promise<Change> => {
  const events = universalEvents(given.bytes)
  const [first] = events
  const group = groupOfCode(first?.statusCode ?? 0)
  if (given.codeGroup !== 'UnknownUniversalMessageCodeGroup' && given.codeGroup !== group)
    throw refuse(400, `Code ${first?.statusCode} does not belong to the group ${given.codeGroup}`)
  const affects = group === 'Rejection' && given.behaviour !== 'DoesNotAffectWorkflow'
  const parent = entityIn(message, actor.boxId, given.parentId)
  const documentId = affects ? refusable(message, actor, given.parentId) : (parent.parentId ?? parent.id)
  const entity = await attach(office, message, {
    kind: 'UniversalMessage',
    parentId: parent.id,
    authorUserId: actor.userId,
    fileName: 'Универсальное сообщение.xml',
    contentTypeId: 'universal_message_01',
    bytes: given.bytes,
    labels: given.labels,
    universal: { codeGroup: group, behaviour: given.behaviour, boxId: actor.boxId, events },
  })
  return { entities: [entity], documentIds: [documentId] }
}

const attachSigned = async (
  office: Office,
  message: StoredMessage,
  actor: Actor,
  { parentId, bytes, read, labels }: SignedFile,
  extra: Partial<Entity> & { kind: string },
): Promise<Entity[]> => {
  if (!read.valid) throw refuse(400, 'Signature does not fit the content of the service document')
  const entity = await attach(office, message, {
    ...extra,
    parentId: parentId.toLowerCase(),
    authorUserId: actor.userId,
    bytes,
    labels,
  })
  const signature = await attachSignature(office, message, {
    parentId: entity.id,
    boxId: actor.boxId,
    authorUserId: actor.userId,
    read,
    valid: true,
  })
  return [entity, signature]
}
