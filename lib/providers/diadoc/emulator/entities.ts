import { keep, newId, nextTicks, type Office } from './office.ts'
import type { ReadSignature } from './signing.ts'
import { ticksOf } from './ticks.ts'
import type { Entity, StoredMessage } from './world.ts'

/** Everything that a new attachment may carry besides what the service fills in by itself. */
export type NewAttachment = Partial<Omit<Entity, 'id' | 'type' | 'createdTicks' | 'content'>> & {
  kind: string
  bytes?: Uint8Array
}

/** Adds an attachment to a message; nothing is told to anybody yet. */
export const attach = async (
  office: Office,
  message: StoredMessage,
  given: NewAttachment,
): Promise<Entity> => {
  const { bytes, ...rest } = given
  const entity: Entity = {
    id: newId(),
    type: 'Attachment',
    createdTicks: nextTicks(office),
    labels: [],
    ...rest,
    ...(bytes ? { content: await keep(office, bytes) } : {}),
  }
  message.entities.push(entity)
  return entity
}

/** A signature to be attached. */
export type NewSignature = {
  parentId: string
  boxId: string
  authorUserId?: string
  read: ReadSignature
  approving?: boolean
  /** null: the service has not checked it yet. */
  valid: boolean | null
  onlyFor?: string
  labels?: string[]
}

/** Adds a signature to a message; nothing is told to anybody yet. */
export const attachSignature = async (
  office: Office,
  message: StoredMessage,
  given: NewSignature,
): Promise<Entity> => {
  const now = nextTicks(office)
  const entity: Entity = {
    id: newId(),
    type: 'Signature',
    kind: '',
    parentId: given.parentId,
    createdTicks: now,
    labels: given.labels ?? [],
    content: await keep(office, given.read.bytes),
    signature: {
      boxId: given.boxId,
      approving: given.approving ?? false,
      fits: given.read.valid,
      valid: given.valid,
      signer: given.read.signer,
      signedTicks: String(ticksOf(given.read.signedAt)),
      ...(given.valid === null ? {} : { verifiedTicks: now }),
    },
    ...(given.authorUserId ? { authorUserId: given.authorUserId } : {}),
    ...(given.onlyFor ? { onlyFor: given.onlyFor } : {}),
  }
  message.entities.push(entity)
  return entity
}

/** Entities whose parent is this one. */
export const childrenOf = (message: StoredMessage, parentId: string): Entity[] =>
  message.entities.filter((entity) => entity.parentId === parentId)

/** Primary signatures of one side under an entity, the newest last. */
export const primarySignatures = (message: StoredMessage, parentId: string, boxId: string) =>
  childrenOf(message, parentId).flatMap((entity) =>
    entity.signature && !entity.signature.approving && entity.signature.boxId === boxId
      ? [{ entity, signature: entity.signature }]
      : [],
  )

/** Refusals under a document or a revocation request, whatever their form. */
export const rejectionsOf = (message: StoredMessage, parentId: string): Entity[] =>
  childrenOf(message, parentId).filter(
    ({ kind, universal }) =>
      kind === 'XmlSignatureRejection' ||
      kind === 'SignatureRequestRejection' ||
      (universal?.codeGroup === 'Rejection' && universal.behaviour !== 'DoesNotAffectWorkflow'),
  )
