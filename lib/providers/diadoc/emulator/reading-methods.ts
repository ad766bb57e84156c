import { categoryFilter } from './document-categories.ts'
import { documentView } from './document-view.ts'
import { cursorAt, positionOf } from './feed.ts'
import { messageView } from './message-view.ts'
import {
  boxParam,
  type Call,
  fileAnswer,
  flagParam,
  intParam,
  type Method,
  param,
  sunsetDate,
} from './method.ts'
import { documentIn, documentsOf, entityIn, fetchContent, messageIn } from './office.ts'
import { refuse } from './refusal.ts'
import { timestamp } from './ticks.ts'

const getMessage = (call: Call) => {
  const boxId = boxParam(call)
  const message = messageIn(call.office, boxId, param(call, 'messageId'))
  const entityId = call.query.get('entityId')?.toLowerCase()
  if (entityId) entityIn(message, boxId, entityId)
  flagParam(call, 'originalSignature', false)
  return messageView(call.office, message, boxId, {
    inject: flagParam(call, 'injectEntityContent', false),
    ...(entityId ? { entityId } : {}),
  })
}

const getContent = async (call: Call) => {
  const boxId = boxParam(call)
  const message = messageIn(call.office, boxId, param(call, 'messageId'))
  const entity = entityIn(message, boxId, param(call, 'entityId'))
  if (!entity.content) throw refuse(404, `Entity ${entity.id} has no content`)
  const bytes = await fetchContent(call.office, entity.content)
  return fileAnswer(entity.fileName ?? `${entity.id}.sig`, bytes)
}

const getDocument = async (call: Call) => {
  const boxId = boxParam(call)
  const message = messageIn(call.office, boxId, param(call, 'messageId'))
  const { entity, facts } = documentIn(message, boxId, param(call, 'entityId'))
  const view = documentView(call.office, message, { ...entity, document: facts }, boxId)
  if (!flagParam(call, 'injectEntityContent', false) || !entity.content) return view
  const bytes = await fetchContent(call.office, entity.content)
  return { ...view, Content: { Size: bytes.length, Data: Buffer.from(bytes).toString('base64') } }
}

/** All documents that a box holds, the oldest first, each with its message. */
const documentsIn = (call: Call, boxId: string) =>
  Object.values(call.office.world().messages)
    .filter(({ boxes }) => boxes.includes(boxId))
    .flatMap((message) => documentsOf(message).map((entity) => ({ message, entity })))

const getDocuments = (call: Call) => {
  const boxId = boxParam(call)
  const matches = categoryFilter(param(call, 'filterCategory'))
  const count = intParam(call, 'count', 100, 1, 100)
  const after = positionOf('documents', boxId, call.query.get('afterIndexKey'))
  const found = documentsIn(call, boxId).filter(({ message, entity }) => matches(message, entity, boxId))
  const page = found.slice(after, after + count)
  return {
    TotalCount: found.length,
    HasMoreResults: after + page.length < found.length,
    Documents: page.map(({ message, entity }, index) => ({
      IndexKey: cursorAt('documents', boxId, after + index + 1),
      ...documentView(call.office, message, entity, boxId),
    })),
  }
}

const byCustomId = (call: Call) => {
  const boxId = boxParam(call)
  const customId = param(call, 'customDocumentId')
  const found = documentsIn(call, boxId).filter(({ entity }) => entity.document.customDocumentId === customId)
  return {
    TotalCount: found.length,
    HasMoreResults: false,
    Documents: found.map(({ message, entity }) => documentView(call.office, message, entity, boxId)),
  }
}

const signatureInfo = (call: Call) => {
  const boxId = boxParam(call)
  const message = messageIn(call.office, boxId, param(call, 'messageId'))
  const { signature } = entityIn(message, boxId, param(call, 'entityId'))
  if (!signature) throw refuse(404, 'Signature is not found')
  const { signer } = signature
  return {
    SigningTime: timestamp(signature.signedTicks),
    SignatureVerificationTime: signature.verifiedTicks ? timestamp(signature.verifiedTicks) : undefined,
    SignatureVerificationResult: signature.verifiedTicks
      ? {
          IsValid: signature.valid ?? false,
          CertificateStatus: {
            IsValid: true,
            CertificateChain: [],
            VerificationTime: timestamp(signature.verifiedTicks),
          },
          SignatureTimestamp: timestamp(signature.signedTicks),
        }
      : undefined,
    Thumbprint: signer.thumbprint,
    SerialNumber: signer.serialNumber,
    Issuer: signer.issuer,
    StartDate: signer.startDate,
    EndDate: signer.endDate,
    OrgName: signer.organisation,
    OrgInn: signer.inn,
    JobTitle: signer.jobTitle,
    FirstName: signer.firstName,
    Surname: signer.surname,
    Snils: signer.snils,
    CertificateSubjectType: signer.organisation ? 'LegalEntity' : 'PhysicalPerson',
  }
}

/** Methods that read messages, documents, contents and signatures. */
export const readingMethods: Method[] = [
  { verb: 'GET', path: '/V6/GetMessage', answers: 'json', run: getMessage },
  { verb: 'GET', path: '/V5/GetMessage', answers: 'json', sunset: sunsetDate, run: getMessage },
  { verb: 'GET', path: '/V4/GetMessage', answers: 'json', sunset: sunsetDate, run: getMessage },
  { verb: 'GET', path: '/V4/GetEntityContent', answers: 'raw', run: getContent },
  { verb: 'GET', path: '/V3/GetDocument', answers: 'json', run: getDocument },
  { verb: 'GET', path: '/V3/GetDocuments', answers: 'json', run: getDocuments },
  { verb: 'GET', path: '/GetDocumentsByCustomId', answers: 'json', run: byCustomId },
  { verb: 'GET', path: '/GetSignatureInfo', answers: 'json', run: signatureInfo },
]
