import { contentIn, signatureIn } from './contents.ts'
import { enumIn } from './enums.ts'
import { recordForAll } from './feed.ts'
import { type Fields, flag, needText, part, parts, text, texts } from './json.ts'
import { patchView } from './message-view.ts'
import { actorOf, body, type Call, type Method, openBox, sunsetDate } from './method.ts'
import { documentIn, entityIn, fetchContent, inTurn, messageIn } from './office.ts'
import { once } from './operations.ts'
import { refuse } from './refusal.ts'
import { addUniversalMessage, reject, requestRevocation, type SignedFile } from './refusals.ts'
import {
  cancelDenial,
  cancelRequest,
  denyRequest,
  requestResolution,
  resolveDocument,
} from './resolutions.ts'
import { type Actor, type Change, sign } from './sign.ts'
import type { StoredMessage } from './world.ts'

/** Members of a patch that the emulator does not play: refused aloud instead of being lost. */
const notPlayed = [
  'Receipts',
  'CorrectionRequests',
  'ResolutionRouteAssignments',
  'ResolutionRouteRemovals',
  'SignatureVerifications',
  'EditDocumentPacketCommands',
  'RecipientTitles',
  'EditingPatches',
  'TtGisFixationCancellationRequests',
]
const mostCustomData = 15

type Patch = { call: Call; message: StoredMessage; actor: Actor }
type Act = (fields: Fields) => Promise<Change>

const optional = <K extends string>(name: K, value: string | undefined): { [N in K]?: string } =>
  value === undefined ? {} : ({ [name]: value } as { [N in K]?: string })

const labelled = (fields: Fields) => ({ labels: texts(fields, 'Labels') })

const signing =
  ({ call, message, actor }: Patch): Act =>
  async (fields) => {
    const parentId = needText(fields, 'ParentEntityId')
    const parent = entityIn(message, actor.boxId, parentId)
    if (!parent.content) throw refuse(400, `Entity ${parentId} has no content to sign`)
    const content = await fetchContent(call.office, parent.content)
    const read = await signatureIn(call.office, call.account, fields, content)
    if (!read) throw refuse(400, 'Signature or SignatureNameOnShelf must be specified')
    const approving = flag(fields, 'IsApprovementSignature')
    return sign(call.office, message, actor, { parentId, read, approving, ...labelled(fields) })
  }

const signedFile = async ({ call }: Patch, fields: Fields): Promise<SignedFile> => {
  const signed = part(fields, 'SignedContent')
  if (!signed) throw refuse(400, "Required field 'SignedContent' is missing")
  const bytes = await contentIn(call.office, signed)
  const read = await signatureIn(call.office, call.account, signed, bytes)
  if (!read) throw refuse(400, 'Signature of the service document is missing')
  return { parentId: needText(fields, 'ParentEntityId'), bytes, read, ...labelled(fields) }
}

const universal =
  ({ call, message, actor }: Patch): Act =>
  async (fields) => {
    const content = part(fields, 'UniversalMessageContent')
    if (!content) throw refuse(400, "Required field 'UniversalMessageContent' is missing")
    return addUniversalMessage(call.office, message, actor, {
      parentId: needText(fields, 'ParentEntityId'),
      bytes: await contentIn(call.office, content),
      codeGroup:
        enumIn(fields, 'CodeGroup', 'UniversalMessageCodeGroup') ?? 'UnknownUniversalMessageCodeGroup',
      behaviour: enumIn(fields, 'Behaviour', 'UniversalMessageBehaviour') ?? 'Undefined',
      ...labelled(fields),
    })
  }

const customData = async ({ message, actor }: Patch, fields: Fields): Promise<Change> => {
  const { entity, facts } = documentIn(message, actor.boxId, needText(fields, 'ParentEntityId'))
  const key = needText(fields, 'Key')
  const kept = facts.customData.filter(({ Key }) => Key !== key)
  const removed = enumIn(fields, 'Operation', 'CustomDataPatchOperation') === 'Remove'
  facts.customData = removed ? kept : [...kept, { Key: key, Value: text(fields, 'Value') ?? '' }]
  return { entities: [], documentIds: [entity.id] }
}

const acts = (patch: Patch): Record<string, Act> => {
  const { call, message, actor } = patch
  const { office } = call
  const comment = (fields: Fields) => optional('comment', text(fields, 'Comment'))
  return {
    ResolutionRequestCancellations: (fields) =>
      cancelRequest(office, message, actor, {
        requestId: needText(fields, 'InitialResolutionRequestId'),
        ...comment(fields),
        ...labelled(fields),
      }),
    ResolutionRequests: (fields) =>
      requestResolution(office, message, actor, {
        documentId: needText(fields, 'InitialDocumentId'),
        type: enumIn(fields, 'Type', 'ResolutionRequestType') ?? 'UnknownResolutionRequestType',
        ...optional('targetUserId', text(fields, 'TargetUserId')),
        ...optional('targetDepartmentId', text(fields, 'TargetDepartmentId')),
        ...comment(fields),
        ...labelled(fields),
      }),
    Resolutions: (fields) =>
      resolveDocument(office, message, actor, {
        documentId: needText(fields, 'InitialDocumentId'),
        type: enumIn(fields, 'ResolutionType', 'ResolutionType') ?? 'UnknownResolutionType',
        ...comment(fields),
        ...labelled(fields),
      }),
    ResolutionRequestDenials: (fields) =>
      denyRequest(office, message, actor, {
        requestId: needText(fields, 'InitialResolutionRequestId'),
        ...comment(fields),
        ...labelled(fields),
      }),
    ResolutionRequestDenialCancellations: async (fields) =>
      cancelDenial(message, actor, needText(fields, 'InitialResolutionRequestDenialId')),
    CustomDataPatches: (fields) => customData(patch, fields),
    Signatures: signing(patch),
    RevocationRequests: async (fields) =>
      requestRevocation(office, message, actor, await signedFile(patch, fields)),
    XmlSignatureRejections: async (fields) => reject(office, message, actor, await signedFile(patch, fields)),
    UniversalMessages: universal(patch),
  }
}

/** A patch is atomic: when one of its acts is refused, the message is as it was. */
const apply = async (patch: Patch, fields: Fields): Promise<Change> => {
  const { message, call } = patch
  for (const name of notPlayed)
    if (parts(fields, name).length > 0)
      throw refuse(400, `The lab does not play '${name}' of a message patch`)
  if (fields.RequestedSignatureRejections !== undefined)
    throw refuse(400, "Unknown field 'RequestedSignatureRejections'")
  if (parts(fields, 'CustomDataPatches').length > mostCustomData)
    throw refuse(400, `Patch contains more than ${mostCustomData} CustomDataPatches`)
  const before = structuredClone(message)
  const dueBefore = [...call.office.world().due]
  const change: Change = { entities: [], documentIds: [] }
  try {
    for (const [name, act] of Object.entries(acts(patch)))
      for (const item of parts(fields, name)) {
        const { entities, documentIds } = await act(item)
        change.entities.push(...entities)
        change.documentIds.push(...documentIds.filter((id) => !change.documentIds.includes(id)))
      }
  } catch (error) {
    Object.assign(message, before)
    call.office.world().due = dueBefore
    throw error
  }
  if (change.documentIds.length === 0) throw refuse(400, 'Message patch is empty')
  return change
}

const post = (call: Call) => {
  const fields = body(call)
  const boxId = openBox(call, needText(fields, 'BoxId'))
  const messageId = needText(fields, 'MessageId')
  return once(
    call,
    'PostMessagePatch',
    boxId,
    false,
    async () => {
      const message = messageIn(call.office, boxId, messageId)
      return inTurn(call.office, message.id, async () => {
        const change = await apply({ call, message, actor: actorOf(call, boxId) }, fields)
        const event = recordForAll(call.office, boxId, { message, ...change })
        return { messageId: message.id, eventId: event.eventId }
      })
    },
    async (done) => {
      const event = call.office.world().feeds[boxId]?.findLast(({ eventId }) => eventId === done.eventId)
      if (!event) throw refuse(404, 'Patch is not found')
      return patchView(call.office, messageIn(call.office, boxId, done.messageId), event, boxId)
    },
  )
}

/** Methods that add to a message. */
export const patchMethods: Method[] = [
  { verb: 'POST', path: '/V4/PostMessagePatch', answers: 'json', takes: 'json', run: post },
  {
    verb: 'POST',
    path: '/V3/PostMessagePatch',
    answers: 'json',
    takes: 'json',
    sunset: sunsetDate,
    run: post,
  },
]
