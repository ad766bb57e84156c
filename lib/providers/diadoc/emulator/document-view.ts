import { documentTypes } from './document-types.ts'
import { primarySignatures } from './entities.ts'
import { employeeOf, fullName, type Office, ownerOf } from './office.ts'
import { type DocumentState, stateOf } from './status.ts'
import type { DocumentFacts, Entity, StoredMessage } from './world.ts'

type DocumentEntity = Entity & { document: DocumentFacts }

/** The other side's box as this side sees it. */
export const counteragentOf = (message: StoredMessage, boxId: string): string | undefined =>
  message.fromBoxId === boxId ? message.toBoxId : message.fromBoxId

/** Whether the message came to this box or left it. */
export const directionOf = (message: StoredMessage, boxId: string): 'Inbound' | 'Outbound' | 'Internal' => {
  if (message.internal) return 'Internal'
  return message.fromBoxId === boxId ? 'Outbound' : 'Inbound'
}

const optionalTicks = (ticks: string | undefined) => (ticks === undefined ? undefined : BigInt(ticks))

/** The `Document` structure as this box reads it, with state words computed from the entities. */
export const documentView = (
  office: Office,
  message: StoredMessage,
  entity: DocumentEntity,
  boxId: string,
) => {
  const { document } = entity
  const state = stateOf(message, entity, boxId)
  const type = documentTypes.find(({ name }) => name === document.typeNamedId)
  const metadata = Object.fromEntries(document.metadata.map(({ Key, Value }) => [Key, Value]))
  return {
    MessageId: message.id,
    EntityId: entity.id,
    CreationTimestampTicks: BigInt(entity.createdTicks),
    CounteragentBoxId: counteragentOf(message, boxId),
    DocumentType: type?.attachmentType ?? 'UnknownDocumentType',
    TypeNamedId: document.typeNamedId,
    Function: document.function,
    Version: document.version,
    WorkflowId: document.workflowId,
    Title: titleOf(type?.title ?? document.typeNamedId, metadata),
    FileName: entity.fileName,
    DocumentNumber: metadata.DocumentNumber,
    DocumentDate: metadata.DocumentDate,
    Metadata: document.metadata,
    CustomDocumentId: document.customDocumentId,
    CustomData: document.customData,
    InitialDocumentIds: document.initialDocumentIds,
    SubordinateDocumentIds: [],
    Content: entity.content ? { Size: entity.content.sizeBytes } : undefined,
    DocumentDirection: directionOf(message, boxId),
    IsDeleted: document.deletedIn.includes(boxId),
    IsTest: true,
    IsRead: document.readIn.includes(boxId),
    IsEncryptedContent: false,
    HasCustomPrintForm: false,
    DepartmentId: '00000000-0000-0000-0000-000000000000',
    PacketId: message.id,
    PacketIsLocked: message.lockMode === 'Full',
    LockMode: message.lockMode,
    SendTimestampTicks: optionalTicks(document.sendTicks),
    DeliveryTimestampTicks: optionalTicks(document.deliveryTicks),
    LastModificationTimestampTicks: BigInt(document.modifiedTicks[boxId] ?? entity.createdTicks),
    SenderSignatureStatus: document.senderStatus,
    RecipientResponseStatus: state.response,
    RevocationStatus: state.revocation,
    ProxySignatureStatus: 'ProxySignatureStatusNone',
    RoamingNotificationStatus: 'RoamingNotificationStatusNone',
    RecipientReceiptMetadata: { ReceiptStatus: 'GeneralReceiptStatusNotAcceptable' },
    SenderReceiptMetadata: { ReceiptStatus: 'GeneralReceiptStatusNotAcceptable' },
    ConfirmationMetadata: { ReceiptStatus: 'GeneralReceiptStatusNotAcceptable', DateTimeTicks: 0n },
    AmendmentRequestMetadata: { AmendmentFlags: 0, ReceiptStatus: 'GeneralReceiptStatusNotAcceptable' },
    ResolutionStatus: resolutionView(office, state, boxId),
    DocflowStatus: docflowStatus(message, entity, state, boxId),
    Origin: message.createdFromDraftId
      ? { MessageType: 'Draft', MessageId: message.createdFromDraftId }
      : undefined,
    HasUnreadOutOfWorkflowUniversalMessages: false,
  }
}

const titleOf = (type: string, metadata: Record<string, string>): string => {
  if (!metadata.DocumentNumber) return metadata.FileName ?? type
  return `${type} № ${metadata.DocumentNumber}${metadata.DocumentDate ? ` от ${metadata.DocumentDate}` : ''}`
}

const resolutionView = (office: Office, { resolution }: DocumentState, boxId: string) => {
  const { entity } = resolution
  const author = entity?.authorUserId ? employeeOf(ownerOf(office, boxId), entity.authorUserId) : undefined
  return {
    Type: resolution.type,
    Target: entity?.request
      ? targetView(office, boxId, entity.request.targetUserId, entity.request.targetDepartmentId)
      : undefined,
    AuthorUserId: entity?.authorUserId ?? '',
    AuthorFIO: author ? fullName(author) : '',
  }
}

/** Whom a resolution request is addressed to. */
export const targetView = (office: Office, boxId: string, userId?: string, departmentId?: string) => {
  const user = userId ? employeeOf(ownerOf(office, boxId), userId) : undefined
  return {
    UserId: userId,
    User: user ? fullName(user) : undefined,
    DepartmentId: departmentId,
    Department: departmentId ? 'Головное подразделение' : undefined,
  }
}

/** The words for people; the service forbids logic on them. */
export const docflowStatus = (
  message: StoredMessage,
  { id, document }: DocumentEntity,
  { response, revocation, resolution, failed }: DocumentState,
  boxId: string,
) => {
  const outbound = message.fromBoxId === boxId
  const say = (Severity: string, StatusText: string) => ({ Severity, StatusText })
  const primary = () => {
    if (failed) return say('Error', 'Ошибка доставки')
    if (message.type === 'Draft') return say('Info', 'Черновик')
    if (revocation === 'RevocationAccepted') return say('Error', 'Аннулирован')
    if (document.senderStatus === 'WaitingForSenderSignature')
      return say('Warning', 'Требуется подписать и отправить')
    if (document.senderStatus === 'SenderSignatureCheckedAndInvalid')
      return say('Error', 'Подпись отправителя неверна')
    if (response === 'WithRecipientSignature') return say('Success', 'Подписан')
    if (response === 'RecipientSignatureRequestRejected')
      return say('Error', outbound ? 'Контрагент отказал в подписи' : 'Отказано в подписи')
    if (response === 'InvalidRecipientSignature') return say('Error', 'Подпись получателя неверна')
    if (response === 'WaitingForRecipientSignature')
      return say('Warning', outbound ? 'Ожидается подпись контрагента' : 'Требуется подпись')
    return say('Info', 'Документооборот завершен')
  }
  const second = () => {
    if (revocation === 'RevocationIsRequestedByMe') return say('Warning', 'Ожидается аннулирование')
    if (revocation === 'RequestsMyRevocation') return say('Warning', 'Требуется аннулирование')
    if (resolution.docflow === 'ApprovementRequested') return say('Warning', 'На согласовании')
    if (resolution.type === 'SignatureRequested') return say('Warning', 'На подписании')
    if (resolution.type === 'Approved') return say('Success', 'Согласован')
    if (resolution.type === 'Disapproved') return say('Error', 'Отказано в согласовании')
    if (resolution.type === 'SignatureDenied') return say('Error', 'Отказано в запросе подписи')
    const co = primarySignatures(message, id, boxId).length
    return co > 1 ? say('Info', 'Переподписан') : undefined
  }
  return { PrimaryStatus: primary(), SecondaryStatus: second() }
}
