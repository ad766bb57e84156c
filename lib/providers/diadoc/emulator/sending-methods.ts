import { send } from './delivery.ts'
import { typeRule } from './document-types.ts'
import { attachSignature } from './entities.ts'
import { record } from './feed.ts'
import { bytes, flag, needText, parts, text } from './json.ts'
import { messageView } from './message-view.ts'
import { body, boxParam, type Call, type Method, openBox, param } from './method.ts'
import { boxIdOf, documentsOf, fetchContent, messageIn, newId, nextTicks, organisationOf } from './office.ts'
import { once } from './operations.ts'
import { relationOf } from './organisations.ts'
import { announce, checkRecipient, emptyMessage, postMessage } from './posting.ts'
import { refuse } from './refusal.ts'
import { readSignature, signAs } from './signing.ts'
import type { StoredMessage } from './world.ts'

const post = (call: Call) => {
  const fields = body(call)
  const boxId = openBox(call, needText(fields, 'FromBoxId'))
  return once(
    call,
    'PostMessage',
    boxId,
    true,
    async () => {
      const { id } = await postMessage(call, fields)
      return { messageId: id, eventId: id }
    },
    ({ messageId }) => messageView(call.office, messageIn(call.office, boxId, messageId), boxId),
  )
}

const canPost = (call: Call) => {
  const fields = body(call)
  const fromBoxId = openBox(call, needText(fields, 'FromBoxId'))
  const toBoxId = boxIdOf(needText(fields, 'ToBoxId'))
  const { office } = call
  const error = (text: string, BoxId?: string) => ({
    Severity: 'Error',
    UserMessage: text,
    ApiMessage: text,
    BoxId,
  })
  const recipient = organisationOf(office, toBoxId)
  if (!recipient) return { Errors: [error('Ящик получателя не найден', toBoxId)] }
  const tie = relationOf(office.world(), fromBoxId, toBoxId)
  const closed = recipient.sociability === 'CounteragentsOnly' && tie?.status !== 'IsMyCounteragent'
  const unknown = parts(fields, 'DocumentPrototypes').filter(
    (one) => !typeRule(needText(one, 'TypeNamedId'), text(one, 'Function'), text(one, 'Version')),
  )
  return {
    Errors: [
      ...(closed ? [error('Получатель принимает документы только от своих контрагентов', toBoxId)] : []),
      ...unknown.map((one) => error(`Тип документа ${String(one.TypeNamedId)} не поддерживается`)),
    ],
  }
}

const openDraft = (call: Call, boxId: string, draftId: string): StoredMessage => {
  const draft = messageIn(call.office, boxId, draftId)
  if (draft.type !== 'Draft') throw refuse(400, `Message ${draftId} is not a draft`)
  if (draft.draft?.recycled) throw refuse(409, 'Draft is already recycled')
  return draft
}

const sendDraft = (call: Call) => {
  const fields = body(call)
  const boxId = openBox(call, needText(fields, 'BoxId'))
  return once(
    call,
    'SendDraft',
    boxId,
    true,
    async () => {
      const draft = openDraft(call, boxId, needText(fields, 'DraftId'))
      const message = await letterFrom(
        call,
        draft,
        text(fields, 'ToBoxId'),
        parts(fields, 'DocumentSignatures'),
      )
      return { messageId: message.id, eventId: message.id }
    },
    ({ messageId }) => messageView(call.office, messageIn(call.office, boxId, messageId), boxId),
  )
}

const letterFrom = async (
  call: Call,
  draft: StoredMessage,
  to: string | undefined,
  signatures: ReturnType<typeof parts>,
): Promise<StoredMessage> => {
  const { office, account } = call
  const toBoxId = to ? boxIdOf(to) : draft.toBoxId
  if (!toBoxId && !draft.internal) throw refuse(400, "Required field 'ToBoxId' is missing")
  if (toBoxId) checkRecipient(office, draft.fromBoxId, toBoxId)
  const read = new Map<string, Awaited<ReturnType<typeof readSignature>>>()
  for (const entity of documentsOf(draft)) {
    const given = signatures.find((one) => needText(one, 'ParentEntityId').toLowerCase() === entity.id)
    const kept = draft.entities.find(({ parentId, signature }) => parentId === entity.id && signature)
    if (!entity.content) continue
    const content = await fetchContent(office, entity.content)
    const cms = given
      ? bytes(given, 'Signature')
      : kept?.content && (await fetchContent(office, kept.content))
    if (cms) read.set(entity.id, await readSignature(office, cms, content))
    else if (given && flag(given, 'SignWithTestSignature'))
      read.set(entity.id, await signAs(office, account.organisation, account.employee, content))
    else throw refuse(400, `Signature of document ${entity.id} is missing`)
  }
  const message = emptyMessage(office, {
    type: 'Letter',
    fromBoxId: draft.fromBoxId,
    internal: draft.internal,
    delaySend: false,
    lockMode: draft.lockMode,
    createdFromDraftId: draft.id,
    ...(toBoxId ? { toBoxId } : {}),
  })
  const renamed = new Map(draft.entities.map(({ id }) => [id, newId()]))
  for (const entity of draft.entities.filter(({ signature }) => !signature)) {
    const parentId = entity.parentId ? renamed.get(entity.parentId) : undefined
    const copy = {
      ...structuredClone(entity),
      id: renamed.get(entity.id) ?? newId(),
      ...(parentId ? { parentId } : {}),
    }
    message.entities.push({ ...copy, createdTicks: nextTicks(office) })
    const signature = read.get(entity.id)
    if (signature)
      await attachSignature(office, message, {
        parentId: copy.id,
        boxId: draft.fromBoxId,
        authorUserId: account.employee.userId,
        read: signature,
        valid: null,
      })
  }
  if (draft.draft) Object.assign(draft.draft, { recycled: true, messageIds: [message.id] })
  record(office, draft.fromBoxId, {
    message: draft,
    entities: [],
    documentIds: [],
    marks: { draftRecycled: true, draftMessageIds: [message.id] },
  })
  announce(office, message)
  send(office, message)
  return message
}

const recycle = (call: Call) => {
  const boxId = boxParam(call)
  const draft = openDraft(call, boxId, param(call, 'draftId'))
  if (draft.draft) draft.draft.recycled = true
  record(call.office, boxId, {
    message: draft,
    entities: [],
    documentIds: [],
    marks: { draftRecycled: true },
  })
  return { status: 200, body: '' }
}

const remove = (call: Call, deleted: boolean) => {
  const boxId = boxParam(call)
  const message = messageIn(call.office, boxId, param(call, 'messageId'))
  const given = call.query.get('documentId')?.toLowerCase()
  const documents = documentsOf(message).filter(({ id }) => !given || id === given)
  if (documents.length === 0) throw refuse(404, 'Document is not found')
  for (const { document } of documents)
    document.deletedIn = [...document.deletedIn.filter((one) => one !== boxId), ...(deleted ? [boxId] : [])]
  const documentIds = documents.map(({ id }) => id)
  record(call.office, boxId, {
    message,
    entities: [],
    documentIds,
    marks: deleted ? { deletedDocumentIds: documentIds } : { restoredDocumentIds: documentIds },
  })
  return { status: 200, body: '' }
}

/** Methods that make, send and put away messages. */
export const sendingMethods: Method[] = [
  { verb: 'POST', path: '/V3/PostMessage', answers: 'json', takes: 'json', run: post },
  { verb: 'POST', path: '/CanPostMessage', answers: 'json', takes: 'json', run: canPost },
  { verb: 'POST', path: '/SendDraft', answers: 'json', takes: 'json', run: sendDraft },
  { verb: 'POST', path: '/RecycleDraft', answers: 'raw', run: recycle },
  { verb: 'POST', path: '/Delete', answers: 'raw', run: (call) => remove(call, true) },
  { verb: 'POST', path: '/Restore', answers: 'raw', run: (call) => remove(call, false) },
]
