import { documentView, targetView } from './document-view.ts'
import { fetchContent, type Office, ownerOf, seenBy } from './office.ts'
import { timestamp } from './ticks.ts'
import type { DocumentFacts, Entity, FeedEvent, StoredMessage } from './world.ts'

/** How much content one answer may carry; the rest is asked for entity by entity. */
const mostInlineBytes = 1_048_576

/** True for an entity that is a document. */
export const isDocument = (entity: Entity): entity is Entity & { document: DocumentFacts } =>
  entity.document !== undefined

const actionsOf = (type: string): string[] => {
  if (type === 'ApprovementRequest') return ['ApproveAction', 'DisapproveAction']
  if (type === 'SignatureRequest') return ['SignWithPrimarySignature', 'DenySignatureRequest']
  return ['SignWithApprovementSignature', 'DenySignatureRequest']
}

/** The `Entity` structure as this box reads it, without content. */
export const entityView = (office: Office, message: StoredMessage, entity: Entity, boxId: string) => ({
  EntityType: entity.type,
  EntityId: entity.id,
  ParentEntityId: entity.parentId ?? '',
  AuthorUserId: entity.authorUserId,
  AttachmentType: entity.type === 'Attachment' ? entity.kind : undefined,
  ContentTypeId: entity.contentTypeId,
  FileName: entity.fileName ?? '',
  Content: entity.content ? { Size: entity.content.sizeBytes } : undefined,
  Labels: entity.labels,
  RawCreationDate: BigInt(entity.createdTicks),
  CreationTimestamp: timestamp(entity.createdTicks),
  NeedRecipientSignature: entity.document?.needRecipientSignature ?? false,
  NeedReceipt: entity.document?.needReceipt ?? false,
  PacketId: entity.document ? message.id : undefined,
  Version: entity.document?.version,
  DocumentInfo: isDocument(entity) ? documentView(office, message, entity, boxId) : undefined,
  SignerBoxId: entity.signature?.boxId,
  SignerDepartmentId: entity.signature ? '00000000-0000-0000-0000-000000000000' : undefined,
  IsApprovementSignature: entity.signature?.approving ?? false,
  IsEncryptedContent: false,
  ResolutionInfo: entity.resolution
    ? {
        ResolutionType: entity.resolution.type,
        Author: entity.resolution.author,
        InitialRequestId: entity.resolution.requestId,
      }
    : undefined,
  ResolutionRequestInfo: entity.request
    ? {
        RequestType: entity.request.type,
        Author: entity.request.author,
        Target: targetView(office, boxId, entity.request.targetUserId, entity.request.targetDepartmentId),
        ResolvedWith: entity.request.resolvedWith,
        Actions: actionsOf(entity.request.type),
      }
    : undefined,
  ResolutionRequestDenialInfo: entity.denial
    ? { Author: entity.denial.author, InitialRequestId: entity.denial.requestId }
    : undefined,
  CancellationInfo: entity.cancellation ? { Author: entity.cancellation.author } : undefined,
  RevocationRequestInfo: entity.revocation ? { InitiatorBoxId: entity.revocation.boxId } : undefined,
  UniversalMessageInfo: entity.universal ? universalView(entity.universal) : undefined,
})

/** The `UniversalMessageInfo` structure. */
export const universalView = (universal: NonNullable<Entity['universal']>) => ({
  CodeGroup: universal.codeGroup,
  Events: universal.events.map(({ statusCode, plainText }) => ({
    StatusCode: statusCode,
    PlainText: plainText,
  })),
  UniversalMessageCreator: { BoxId: universal.boxId, DepartmentId: '00000000-0000-0000-0000-000000000000' },
  IsOutOfWorkflow: false,
})

/** Which entities of a message are wanted, and whether with their content. */
export type MessageScope = { entityId?: string; inject?: boolean }

/** The `Message` structure as this box reads it. */
export const messageView = async (
  office: Office,
  message: StoredMessage,
  boxId: string,
  scope: MessageScope = {},
) => {
  const wanted = message.entities.filter(
    (entity) =>
      seenBy(entity, boxId) &&
      (!scope.entityId || entity.id === scope.entityId || entity.parentId === scope.entityId),
  )
  const entities = await withContents(office, message, wanted, boxId, scope.inject ?? false)
  const patched = message.patchedTicks[boxId] ?? message.createdTicks
  return {
    MessageId: message.id,
    TimestampTicks: BigInt(message.createdTicks),
    LastPatchTimestampTicks: BigInt(patched),
    LastPatchTimestamp: timestamp(patched),
    FromBoxId: message.fromBoxId,
    FromTitle: ownerOf(office, message.fromBoxId).shortName,
    ToBoxId: message.toBoxId,
    ToTitle: message.toBoxId ? ownerOf(office, message.toBoxId).shortName : undefined,
    Entities: entities,
    MessageType: message.type,
    LockMode: message.lockMode,
    IsDraft: message.type === 'Draft',
    DraftIsLocked: message.draft?.locked ?? false,
    DraftIsRecycled: message.draft?.recycled ?? false,
    DraftIsTransformedToMessageIdList: message.draft?.messageIds ?? [],
    CreatedFromDraftId: message.createdFromDraftId,
    IsDeleted: false,
    IsTest: true,
    IsInternal: message.internal,
    IsProxified: false,
    PacketIsLocked: message.lockMode === 'Full',
    IsReusable: false,
  }
}

const withContents = async (
  office: Office,
  message: StoredMessage,
  entities: Entity[],
  boxId: string,
  inject: boolean,
) => {
  let roomBytes = mostInlineBytes
  const views = []
  for (const entity of entities) {
    const view = entityView(office, message, entity, boxId)
    const { content } = entity
    if (!inject || !content || content.sizeBytes > roomBytes) {
      views.push(view)
      continue
    }
    roomBytes -= content.sizeBytes
    const bytes = await fetchContent(office, content)
    const Content = { Size: content.sizeBytes, Data: Buffer.from(bytes).toString('base64') }
    views.push({ ...view, Content })
  }
  return views
}

/** The `MessagePatch` structure of one event. */
export const patchView = (office: Office, message: StoredMessage, event: FeedEvent, boxId: string) => {
  const { marks } = event
  const changes = [
    ...(marks.deletedDocumentIds ?? []).map((EntityId) => ({ EntityId, DocumentIsDeleted: true })),
    ...(marks.restoredDocumentIds ?? []).map((EntityId) => ({ EntityId, DocumentIsRestored: true })),
  ]
  return {
    MessageId: message.id,
    PatchId: event.eventId,
    TimestampTicks: BigInt(event.ticks),
    Timestamp: timestamp(event.ticks),
    MessageType: message.type,
    ForDraft: message.type === 'Draft',
    Entities: message.entities
      .filter(({ id }) => event.entityIds.includes(id))
      .map((entity) => entityView(office, message, entity, boxId)),
    EntityPatches: changes,
    MessageIsDelivered: marks.delivered !== undefined,
    DeliveredPatchId: marks.delivered?.firstEventId,
    NotDeliveredEventId: marks.notDeliveredEventId,
    DraftIsRecycled: marks.draftRecycled ?? false,
    DraftIsTransformedToMessageIdList: marks.draftMessageIds ?? [],
    MessageIsDeleted: false,
    MessageIsRestored: false,
  }
}
