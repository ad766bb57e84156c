import { type DocumentEntity, noDepartment, participant } from './docflow-parts.ts'
import { resolutionView, revocationView, titleView } from './docflow-stages.ts'
import { directionOf, docflowStatus } from './document-view.ts'
import type { Office } from './office.ts'
import { stateOf } from './status.ts'
import { timestamp } from './ticks.ts'
import type { FeedEvent, StoredMessage } from './world.ts'

/** The `DocumentWithDocflowV5` structure as this box reads it. */
export const docflowView = async (
  office: Office,
  message: StoredMessage,
  entity: DocumentEntity,
  boxId: string,
  last: FeedEvent | undefined,
) => {
  const { document } = entity
  const state = stateOf(message, entity, boxId)
  return {
    DocumentId: { MessageId: message.id, EntityId: entity.id },
    LastEvent: {
      EventId: last?.eventId ?? message.id,
      Timestamp: timestamp(last?.ticks ?? message.createdTicks),
    },
    DocumentInfo: {
      FullVersion: {
        TypeNamedId: document.typeNamedId,
        Function: document.function,
        Version: document.version,
      },
      MessageType: message.type,
      WorkflowId: document.workflowId,
      Participants: {
        Participants: [
          participant(message, 'Sender', boxId),
          ...(message.toBoxId ? [participant(message, 'Recipient', boxId)] : []),
        ],
      },
      DocumentDirection: directionOf(message, boxId),
      DepartmentId: noDepartment,
      CustomDocumentId: document.customDocumentId,
      Metadata: document.metadata,
      CustomData: document.customData,
      DocumentLinks: { InitialIds: document.initialDocumentIds, SubordinateIds: [] },
      PacketInfo: {
        LockMode: message.lockMode,
        PacketId: message.id,
        AddedAt: timestamp(message.createdTicks),
      },
      IsRead: document.readIn.includes(boxId),
      IsDeleted: document.deletedIn.includes(boxId),
      IsInvitation: false,
      LetterInfo: message.type === 'Letter' ? { IsEncrypted: false, IsTest: true } : undefined,
      DraftInfo: message.draft
        ? {
            IsRecycled: message.draft.recycled,
            IsLocked: message.draft.locked,
            TransformedToLetterIds: message.draft.messageIds,
          }
        : undefined,
    },
    Docflow: {
      Titles: [await titleView(office, message, entity, boxId)],
      AmendmentRequests: [],
      Revocation: await revocationView(office, message, entity, boxId),
      OuterDocflows: [],
      DocflowStatus: docflowStatus(message, entity, state, boxId),
      Resolution: resolutionView(office, message, entity, boxId),
    },
  }
}
