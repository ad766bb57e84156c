import { attach } from './entities.ts'
import { documentIn, employeeOf, entityIn, type Office, ownerOf } from './office.ts'
import { refuse } from './refusal.ts'
import type { Actor, Change } from './sign.ts'
import { openRequests, stateOf } from './status.ts'
import type { Entity, StoredMessage } from './world.ts'

const limits = { request: 500, resolution: 5000, cancellation: 256 }
const headDepartment = '00000000-0000-0000-0000-000000000000'

const checkLength = (comment: string | undefined, most: number): void => {
  if (comment && comment.length > most) throw refuse(400, `Comment is longer than ${most} characters`)
}

const commentBytes = (comment: string | undefined) => (comment ? { bytes: Buffer.from(comment) } : {})

/** Asks an employee (or the head department) to approve or to sign. */
export const requestResolution = async (
  office: Office,
  message: StoredMessage,
  actor: Actor,
  given: {
    documentId: string
    type: string
    targetUserId?: string
    targetDepartmentId?: string
    comment?: string
    labels: string[]
  },
): Promise<Change> => {
  const { entity: document } = documentIn(message, actor.boxId, given.documentId)
  const { type, targetUserId, targetDepartmentId } = given
  if (type !== 'ApprovementRequest' && type !== 'SignatureRequest' && type !== 'ApprovementSignatureRequest')
    throw refuse(400, `Resolution request of type ${type} cannot be posted`)
  if ((targetUserId === undefined) === (targetDepartmentId === undefined))
    throw refuse(400, 'Exactly one of TargetUserId and TargetDepartmentId must be specified')
  if (targetUserId && !employeeOf(ownerOf(office, actor.boxId), targetUserId))
    throw refuse(400, `User ${targetUserId} is not an employee of the box`)
  if (targetDepartmentId && targetDepartmentId !== headDepartment)
    throw refuse(400, `Department ${targetDepartmentId} is not found`)
  checkLength(given.comment, limits.request)
  const entity = await attach(office, message, {
    kind: 'ResolutionRequest',
    parentId: document.id,
    authorUserId: actor.userId,
    onlyFor: actor.boxId,
    labels: given.labels,
    request: {
      type,
      author: actor.name,
      ...(targetUserId ? { targetUserId } : {}),
      ...(targetDepartmentId ? { targetDepartmentId } : {}),
    },
    ...commentBytes(given.comment),
  })
  return { entities: [entity], documentIds: [document.id] }
}

/** Approves or disapproves a document inside the box; answers the requests that were addressed to this user. */
export const resolveDocument = async (
  office: Office,
  message: StoredMessage,
  actor: Actor,
  given: { documentId: string; type: string; comment?: string; labels: string[] },
): Promise<Change> => {
  const { entity: document } = documentIn(message, actor.boxId, given.documentId)
  if (given.type !== 'Approve' && given.type !== 'Disapprove')
    throw refuse(400, `Resolution of type ${given.type} cannot be posted`)
  checkLength(given.comment, limits.resolution)
  const asked = openRequests(message, document.id, actor.boxId).filter(
    ({ request }) =>
      request?.type === 'ApprovementRequest' &&
      (!request.targetUserId || request.targetUserId === actor.userId),
  )
  const [first] = asked
  const entity = await attach(office, message, {
    kind: 'Resolution',
    parentId: document.id,
    authorUserId: actor.userId,
    onlyFor: actor.boxId,
    labels: given.labels,
    resolution: { type: given.type, author: actor.name, ...(first ? { requestId: first.id } : {}) },
    ...commentBytes(given.comment),
  })
  for (const { request } of asked) if (request) request.resolvedWith = entity.id
  return { entities: [entity], documentIds: [document.id] }
}

/** Declines a request to sign. */
export const denyRequest = async (
  office: Office,
  message: StoredMessage,
  actor: Actor,
  given: { requestId: string; comment?: string; labels: string[] },
): Promise<Change> => {
  const request = openRequest(message, actor, given.requestId)
  if (request.facts.type === 'ApprovementRequest')
    throw refuse(409, 'Only a request for signature can be denied')
  checkLength(given.comment, limits.resolution)
  const entity = await attach(office, message, {
    kind: 'ResolutionRequestDenial',
    parentId: request.documentId,
    authorUserId: actor.userId,
    onlyFor: actor.boxId,
    labels: given.labels,
    denial: { requestId: request.entity.id, author: actor.name },
    ...commentBytes(given.comment),
  })
  request.facts.resolvedWith = entity.id
  return { entities: [entity], documentIds: [request.documentId] }
}

/** Takes a request back. */
export const cancelRequest = async (
  office: Office,
  message: StoredMessage,
  actor: Actor,
  given: { requestId: string; comment?: string; labels: string[] },
): Promise<Change> => {
  const request = openRequest(message, actor, given.requestId)
  checkLength(given.comment, limits.cancellation)
  request.facts.cancelled = true
  const entity = await attach(office, message, {
    kind: 'Cancellation',
    parentId: request.entity.id,
    authorUserId: actor.userId,
    onlyFor: actor.boxId,
    labels: given.labels,
    cancellation: { author: actor.name },
    ...commentBytes(given.comment),
  })
  return { entities: [entity], documentIds: [request.documentId] }
}

/** Takes a denial back: the request is open again. */
export const cancelDenial = (message: StoredMessage, actor: Actor, denialId: string): Change => {
  const { denial, parentId } = entityIn(message, actor.boxId, denialId)
  if (!denial || !parentId) throw refuse(400, `Entity ${denialId} is not a denial of a resolution request`)
  denial.cancelled = true
  const request = entityIn(message, actor.boxId, denial.requestId)
  if (request.request) delete request.request.resolvedWith
  return { entities: [request], documentIds: [parentId] }
}

const openRequest = (message: StoredMessage, actor: Actor, requestId: string) => {
  const entity = entityIn(message, actor.boxId, requestId)
  const { request, parentId } = entity
  if (!request || !parentId) throw refuse(400, `Entity ${requestId} is not a resolution request`)
  if (request.resolvedWith || request.cancelled) throw refuse(409, 'Resolution request is already answered')
  return { entity, facts: request, documentId: parentId }
}

/** True while an employee of this box has been asked to approve the document. */
export const awaitsApproval = (message: StoredMessage, document: Entity, boxId: string): boolean =>
  openRequests(message, document.id, boxId).some(({ request }) => request?.type === 'ApprovementRequest')

/** True when the last internal word about the document is a refusal. */
export const isDisapproved = (message: StoredMessage, document: Entity, boxId: string): boolean => {
  if (!document.document) return false
  const { resolution } = stateOf(message, { ...document, document: document.document }, boxId)
  return resolution.type === 'Disapproved' || resolution.type === 'SignatureDenied'
}
