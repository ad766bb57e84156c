import { childrenOf } from './entities.ts'
import { universalView } from './message-view.ts'
import { fetchContent, type Office } from './office.ts'
import { rejectionText } from './service-files.ts'
import { timestamp } from './ticks.ts'
import type { DocumentFacts, Entity, StoredMessage } from './world.ts'

/** An entity that is a document. */
export type DocumentEntity = Entity & { document: DocumentFacts }

/** The head department, which every box has. */
export const noDepartment = '00000000-0000-0000-0000-000000000000'
const flags = { IsRoaming: false, IsCrossborder: false, IsForeign: false }

/** One side of a document. */
export const participant = (message: StoredMessage, party: 'Sender' | 'Recipient', boxId: string) => {
  const id = party === 'Sender' ? message.fromBoxId : (message.toBoxId ?? message.fromBoxId)
  return {
    BoxId: id,
    DepartmentId: noDepartment,
    Role: party,
    Flags: flags,
    Type: party,
    IsCurrentBox: id === boxId,
  }
}

/** The short `Entity` structure of docflows. */
export const entityRef = (entity: Entity) => ({
  EntityId: entity.id,
  CreationTimestamp: timestamp(entity.createdTicks),
  Content: entity.content ? { Size: entity.content.sizeBytes } : undefined,
})

/** A file of a docflow. */
export const attachment = (entity: Entity) => ({
  Entity: entityRef(entity),
  AttachmentFilename: entity.fileName,
  DisplayFilename: entity.fileName,
})

/** A signature of a docflow; undefined when there is none. */
export const signatureView = (entity: Entity | undefined) => {
  const signature = entity?.signature
  if (!entity || !signature) return undefined
  return {
    Cms: entityRef(entity),
    CadesT: entityRef(entity),
    SignerBoxId: signature.boxId,
    SignerDepartmentId: noDepartment,
    IsValid: signature.valid ?? false,
    VerificationResult: signature.verifiedTicks
      ? { IsValid: signature.valid ?? false, SignatureTimestamp: timestamp(signature.signedTicks) }
      : undefined,
    SignatureTypeInfo: { SignatureType: signature.valid === null ? 'OnVerification' : 'Qualified' },
  }
}

/** A file with its signature. */
export const signed = (
  message: StoredMessage,
  entity: Entity,
  contentTypeId = entity.contentTypeId ?? '',
) => ({
  Attachment: attachment(entity),
  Signature: signatureView(childrenOf(message, entity.id).find(({ type }) => type === 'Signature')),
  ContentTypeId: contentTypeId,
})

/** The reason of a refusal in plain text, whatever carried it. */
export const plainRejection = async (office: Office, entity: Entity): Promise<string> => {
  if (entity.universal) return entity.universal.events.map(({ plainText }) => plainText).join('\n')
  if (!entity.content) return ''
  const bytes = await fetchContent(office, entity.content)
  return entity.kind === 'XmlSignatureRejection' ? rejectionText(bytes) : new TextDecoder().decode(bytes)
}

/** A refusal with its reason; undefined when there is none. */
export const rejectionView = async (office: Office, message: StoredMessage, entity: Entity | undefined) => {
  if (!entity) return undefined
  const common = {
    IsFormal: entity.kind !== 'SignatureRequestRejection',
    PlainText: await plainRejection(office, entity),
  }
  if (!entity.universal) return { SignatureRejection: signed(message, entity), ...common }
  return {
    ...common,
    UniversalMessage: {
      Attachment: attachment(entity),
      MessageInfo: universalView(entity.universal),
      ContentTypeId: entity.contentTypeId,
    },
  }
}
