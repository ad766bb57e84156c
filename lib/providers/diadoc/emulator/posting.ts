import { contentIn, signatureIn } from './contents.ts'
import { send } from './delivery.ts'
import { typeRule } from './document-types.ts'
import { attach, attachSignature } from './entities.ts'
import { enumIn } from './enums.ts'
import { record } from './feed.ts'
import { type Fields, flag, int, needText, part, parts, text } from './json.ts'
import { type Call, openBox } from './method.ts'
import { boxIdOf, newId, nextTicks, type Office, organisationOf } from './office.ts'
import { relationOf } from './organisations.ts'
import { refuse } from './refusal.ts'
import type { ReadSignature } from './signing.ts'
import type { DocumentFacts, StoredMessage } from './world.ts'

const mostDocuments = 40
const longestComment = 5000

/** One document of a message as it was posted. */
type Posted = {
  content: Uint8Array
  signature: ReadSignature | undefined
  fileName: string
  kind: string
  comment: string | undefined
  facts: DocumentFacts
}

const recipientOf = (call: Call, fields: Fields, fromBoxId: string): string | undefined => {
  const given = text(fields, 'ToBoxId')
  const internal = flag(fields, 'IsInternal')
  if (internal && given) throw refuse(400, 'ToBoxId must not be specified for an internal message')
  if (!given) {
    if (internal || flag(fields, 'IsDraft')) return undefined
    throw refuse(400, "Required field 'ToBoxId' is missing")
  }
  const toBoxId = boxIdOf(given)
  if (toBoxId === fromBoxId) throw refuse(400, 'ToBoxId must differ from FromBoxId')
  checkRecipient(call.office, fromBoxId, toBoxId)
  return toBoxId
}

/** 400 for a box that does not exist, 409 for one that takes nothing from strangers. */
export const checkRecipient = (office: Office, fromBoxId: string, toBoxId: string): void => {
  const recipient = organisationOf(office, toBoxId)
  if (!recipient) throw refuse(400, `Recipient box ${toBoxId} is not found`)
  const tie = relationOf(office.world(), fromBoxId, toBoxId)
  if (recipient.sociability === 'CounteragentsOnly' && tie?.status !== 'IsMyCounteragent')
    throw refuse(409, `Organization ${recipient.shortName} receives documents from its counteragents only`)
}

const metadataOf = (fields: Fields, rule: NonNullable<ReturnType<typeof typeRule>>, index: number) => {
  const metadata = parts(fields, 'Metadata').map((item) => ({
    Key: needText(item, 'Key'),
    Value: text(item, 'Value') ?? '',
  }))
  for (const { id, required, type } of rule.metadata) {
    const value = metadata.find(({ Key }) => Key === id)?.Value
    if (required && !value)
      throw refuse(400, `DocumentAttachments[${index}]: required metadata '${id}' is missing`)
    if (value && type === 'Date' && !/^\d\d\.\d\d\.\d{4}$/.test(value))
      throw refuse(400, `DocumentAttachments[${index}]: metadata '${id}' must be a date like dd.MM.yyyy`)
  }
  return metadata
}

const readDocument = async (call: Call, fields: Fields, index: number): Promise<Posted> => {
  const name = needText(fields, 'TypeNamedId')
  const rule = typeRule(name, text(fields, 'Function'), text(fields, 'Version'))
  if (!rule)
    throw refuse(
      400,
      `DocumentAttachments[${index}]: document type '${name}' with this function and version is unknown`,
    )
  const signed = part(fields, 'SignedContent')
  if (!signed) throw refuse(400, `DocumentAttachments[${index}]: required field 'SignedContent' is missing`)
  const metadata = metadataOf(fields, rule, index)
  const workflowId = int(fields, 'WorkflowId') ?? rule.workflows[0] ?? 1
  if (!rule.workflows.includes(workflowId))
    throw refuse(
      400,
      `DocumentAttachments[${index}]: workflow ${workflowId} is not supported by the document type`,
    )
  const comment = text(fields, 'Comment')
  if (comment && comment.length > longestComment)
    throw refuse(400, `Comment is longer than ${longestComment} characters`)
  const content = await contentIn(call.office, signed)
  const customDocumentId = text(fields, 'CustomDocumentId')
  return {
    content,
    signature: await signatureIn(call.office, call.account, signed, content),
    fileName: metadata.find(({ Key }) => Key === 'FileName')?.Value ?? 'document',
    kind: rule.attachmentType,
    comment,
    facts: {
      typeNamedId: rule.name,
      function: rule.function,
      version: rule.version,
      metadata,
      customData: parts(fields, 'CustomData').map((item) => ({
        Key: needText(item, 'Key'),
        Value: text(item, 'Value') ?? '',
      })),
      needRecipientSignature:
        workflowId === 2 || (workflowId === 1 && flag(fields, 'NeedRecipientSignature')),
      needReceipt: flag(fields, 'NeedReceipt'),
      workflowId,
      initialDocumentIds: parts(fields, 'InitialDocumentIds').map((item) => ({
        MessageId: text(item, 'MessageId') ?? '',
        EntityId: needText(item, 'EntityId'),
      })),
      senderStatus: 'WaitingForSenderSignature',
      modifiedTicks: {},
      deletedIn: [],
      readIn: [],
      badSignatures: { day: '', count: 0 },
      ...(customDocumentId ? { customDocumentId } : {}),
    },
  }
}

const checkSignatures = (posted: Posted[], draft: boolean, delaySend: boolean): void => {
  const signed = posted.filter(({ signature }) => signature).length
  if (delaySend && signed > 0) throw refuse(400, 'Documents of a delayed message must not be signed')
  if (!draft && !delaySend && signed < posted.length)
    throw refuse(400, 'Signature is required for every document of a message that is sent at once')
}

/** Makes a message from a `MessageToPost`: all of it is checked before anything is kept. */
export const postMessage = async (call: Call, fields: Fields): Promise<StoredMessage> => {
  const { office, account } = call
  const fromBoxId = openBox(call, needText(fields, 'FromBoxId'))
  const draft = flag(fields, 'IsDraft')
  const delaySend = flag(fields, 'DelaySend')
  if (draft && delaySend) throw refuse(400, 'IsDraft and DelaySend cannot be combined')
  const toBoxId = recipientOf(call, fields, fromBoxId)
  const attachments = parts(fields, 'DocumentAttachments')
  if (attachments.length === 0) throw refuse(400, 'Message must contain at least one document')
  if (attachments.length > mostDocuments)
    throw refuse(400, `Message contains ${attachments.length} documents, the maximum is ${mostDocuments}`)
  const posted: Posted[] = []
  for (const [index, attachment] of attachments.entries())
    posted.push(await readDocument(call, attachment, index))
  const ids = posted.flatMap(({ facts }) => facts.customDocumentId ?? [])
  if (new Set(ids).size < ids.length) throw refuse(400, 'CustomDocumentId must be unique within the message')
  checkSignatures(posted, draft, delaySend)
  const message = emptyMessage(office, {
    type: draft ? 'Draft' : 'Letter',
    fromBoxId,
    delaySend,
    internal: flag(fields, 'IsInternal'),
    lockMode: flag(fields, 'LockPacket') ? 'Full' : (enumIn(fields, 'LockMode', 'LockMode') ?? 'None'),
    ...(toBoxId ? { toBoxId } : {}),
    ...(draft ? { draft: { locked: flag(fields, 'LockDraft'), recycled: false, messageIds: [] } } : {}),
  })
  for (const one of posted) await addDocument(office, message, one, account.employee.userId)
  announce(office, message)
  if (!draft && !delaySend) send(office, message)
  return message
}

/** A message without documents, known to the world. */
export const emptyMessage = (
  office: Office,
  given: Omit<StoredMessage, 'id' | 'createdTicks' | 'patchedTicks' | 'entities' | 'boxes'>,
): StoredMessage => {
  const createdTicks = nextTicks(office)
  const message: StoredMessage = {
    id: newId(),
    createdTicks,
    patchedTicks: {},
    entities: [],
    boxes: [given.fromBoxId],
    ...given,
  }
  office.world().messages[message.id] = message
  return message
}

/** Tells the sender's own feed about a new message. */
export const announce = (office: Office, message: StoredMessage): void => {
  record(office, message.fromBoxId, {
    message,
    entities: message.entities,
    documentIds: message.entities.flatMap(({ id, document }) => (document ? [id] : [])),
    whole: true,
  })
}

const addDocument = async (office: Office, message: StoredMessage, posted: Posted, authorUserId: string) => {
  const entity = await attach(office, message, {
    kind: posted.kind,
    authorUserId,
    fileName: posted.fileName,
    contentTypeId: `${posted.facts.typeNamedId.toLowerCase()}_${posted.facts.version}`,
    bytes: posted.content,
    document: posted.facts,
  })
  if (posted.comment)
    await attach(office, message, {
      kind: 'AttachmentComment',
      parentId: entity.id,
      authorUserId,
      bytes: Buffer.from(posted.comment),
    })
  if (!posted.signature) return
  await attachSignature(office, message, {
    parentId: entity.id,
    boxId: message.fromBoxId,
    authorUserId,
    read: posted.signature,
    valid: null,
  })
}
