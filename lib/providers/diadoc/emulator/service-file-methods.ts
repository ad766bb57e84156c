import { counteragentOf } from './document-view.ts'
import { bytes, needText, text } from './json.ts'
import { body, boxParam, type Call, fileAnswer, type Method, param } from './method.ts'
import { entityIn, messageIn } from './office.ts'
import { refuse } from './refusal.ts'
import {
  groupOfCode,
  rejectionFile,
  rejectionText,
  revocationFile,
  universalEvents,
  universalFile,
} from './service-files.ts'
import type { StoredMessage } from './world.ts'
import { escapeXml, readXml, valuesIn } from './xml.ts'

const xml = 'application/xml; charset=windows-1251'

/** The entity that a service file is about, and what such a file needs to know. */
const about = (call: Call, boxId: string, messageId: string, entityId: string, reason: string) => {
  const message = messageIn(call.office, boxId, messageId)
  const entity = entityIn(message, boxId, entityId)
  if (!entity.document && entity.kind !== 'RevocationRequest')
    throw refuse(404, `Entity ${entityId} has a wrong type`)
  needSignature(message, entity.id)
  const letter = {
    office: call.office,
    fromBoxId: boxId,
    toBoxId: counteragentOf(message, boxId) ?? boxId,
    about: entity.fileName ?? entity.id,
    text: reason,
    author: call.account.employee,
  }
  return { message, entity, letter }
}

const needSignature = (message: StoredMessage, entityId: string): void => {
  if (!message.entities.some(({ parentId, signature }) => parentId === entityId && signature))
    throw refuse(404, `Entity ${entityId} has no signature`)
}

const rejection = (call: Call) => {
  const boxId = boxParam(call)
  const fields = body(call)
  if (!bytes(fields, 'SignerContent')) throw refuse(400, "Required field 'SignerContent' is missing")
  const { message, letter } = about(
    call,
    boxId,
    needText(fields, 'MessageId'),
    needText(fields, 'AttachmentId'),
    text(fields, 'ErrorMessage') ?? '',
  )
  if (message.fromBoxId === boxId && !message.entities.some(({ revocation }) => revocation))
    throw refuse(409, 'Rejection cannot be generated for an outgoing document')
  const file = rejectionFile(letter)
  return fileAnswer(file.name, file.bytes, xml)
}

const revocation = (call: Call) => {
  const boxId = boxParam(call)
  const type = call.query.get('contentTypeId') ?? 'revocation_request_02'
  if (type !== 'revocation_request_01' && type !== 'revocation_request_02')
    throw refuse(400, `Unknown contentTypeId '${type}'`)
  const fields = body(call)
  const ids = [param(call, 'messageId'), param(call, 'attachmentId')] as const
  const { entity, letter } = about(call, boxId, ...ids, text(fields, 'Comment') ?? '')
  if (!entity.document?.sendTicks)
    throw refuse(409, 'Revocation request cannot be generated for the document')
  const file = revocationFile(letter, type === 'revocation_request_01' ? '1.01' : '1.02')
  return fileAnswer(file.name, file.bytes, xml)
}

const universal = (call: Call) => {
  const boxId = boxParam(call)
  const events = universalEvents(call.request.body)
  const groups = new Set(events.map(({ statusCode }) => groupOfCode(statusCode)))
  if (groups.size > 1) throw refuse(400, 'Status codes of different groups cannot be combined')
  const { letter } = about(call, boxId, param(call, 'messageId'), param(call, 'attachmentId'), '')
  const file = universalFile(letter, events)
  return fileAnswer(file.name, file.bytes, xml)
}

const parseRejection = ({ request }: Call) => {
  const tree = readXml(request.body)
  const [Surname = '', FirstName = '', Patronymic = '', JobTitle = ''] = [
    ...['Фамилия', 'Имя', 'Отчество', 'Должность'].map((name) => valuesIn(tree, name)[0] ?? ''),
  ]
  return {
    ErrorMessage: rejectionText(request.body),
    Signer: { SignerDetails: { Surname, FirstName, Patronymic, JobTitle } },
  }
}

const parseUniversal = ({ request }: Call) => {
  const infos = universalEvents(request.body).map(
    ({ statusCode, plainText }) =>
      `<UniversalMessageInfo StatusCode="${statusCode}"><PlainText>${escapeXml(plainText)}</PlainText></UniversalMessageInfo>`,
  )
  const answer = `<?xml version="1.0" encoding="utf-8"?><UniversalMessage><UniversalMessageInfos>${infos.join('')}</UniversalMessageInfos></UniversalMessage>`
  return fileAnswer('UniversalMessage.xml', Buffer.from(answer), 'application/xml; charset=utf-8')
}

/** What the service says about a formalised type that it does not know; the emulator knows none. */
const title = (call: Call) => {
  boxParam(call)
  const names = ['documentTypeNamedId', 'documentFunction', 'documentVersion'].map((name) =>
    param(call, name),
  )
  param(call, 'titleIndex')
  throw refuse(400, `Document title generation is not supported for ${names.join(' / ')}`)
}

/** Methods that write and read service documents. */
export const serviceFileMethods: Method[] = [
  { verb: 'POST', path: '/V2/GenerateSignatureRejectionXml', answers: 'raw', takes: 'json', run: rejection },
  { verb: 'POST', path: '/V2/GenerateRevocationRequestXml', answers: 'raw', takes: 'json', run: revocation },
  { verb: 'POST', path: '/GenerateUniversalMessage', answers: 'raw', takes: 'raw', run: universal },
  { verb: 'POST', path: '/ParseSignatureRejectionXml', answers: 'json', takes: 'raw', run: parseRejection },
  { verb: 'POST', path: '/ParseUniversalMessage', answers: 'raw', takes: 'raw', run: parseUniversal },
  { verb: 'POST', path: '/ParseUniversalMessageXml', answers: 'raw', takes: 'raw', run: parseUniversal },
  { verb: 'POST', path: '/GenerateTitleXml', answers: 'raw', takes: 'raw', run: title },
]
