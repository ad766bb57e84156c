import { zipSync } from 'fflate'
import { toShelf } from './contents.ts'
import { boxParam, type Call, fileAnswer, type Method, param } from './method.ts'
import { documentIn, fetchContent, messageIn, newId, ownerOf, seenBy } from './office.ts'
import { later, refuse } from './refusal.ts'
import { signAs } from './signing.ts'
import { isoOfTicks } from './ticks.ts'
import type { Entity, StoredMessage } from './world.ts'

/** Seconds after which a client is told to ask again. */
const patienceSeconds = 2

/** The document of the call and what is needed to print it; 204 the first time, as the service prepares it. */
const subject = (call: Call) => {
  const boxId = boxParam(call)
  const message = messageIn(call.office, boxId, param(call, 'messageId'))
  const { entity } = documentIn(message, boxId, param(call, 'documentId'))
  return { boxId, message, entity }
}

const isFirst = (call: Call, task: string): boolean => {
  const { tasks, settings } = call.office.world()
  if (!settings.printPending || tasks[task]) return false
  tasks[task] = { pending: false }
  call.office.context.touched()
  return true
}

const signaturesOf = (message: StoredMessage, entity: Entity) =>
  message.entities.flatMap(({ parentId, signature }) =>
    parentId === entity.id && signature ? [signature] : [],
  )

const stampLines = (message: StoredMessage, entity: Entity): string[] => [
  'Документ подписан и передан через оператора ЭДО',
  `Идентификатор документа ${entity.id}`,
  ...signaturesOf(message, entity).flatMap(({ signer, signedTicks }) => [
    `${signer.organisation}, ${signer.jobTitle}, ${signer.surname} ${signer.firstName}`,
    `Сертификат ${signer.serialNumber}, подписано ${isoOfTicks(signedTicks).slice(0, 19)} UTC`,
  ]),
]

const printForm = async (call: Call) => {
  const { message, entity, boxId } = subject(call)
  const bytes = entity.content ? await fetchContent(call.office, entity.content) : new Uint8Array()
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 5)) !== '%PDF-')
    throw refuse(409, 'Generating print form for this type of document is not supported')
  if (call.office.context.faults.take('fail-print-form', entity.id))
    throw refuse(409, 'Generating print form for this document is impossible')
  if (isFirst(call, `print ${boxId} ${entity.id}`)) return later(patienceSeconds)
  const stamped = await call.office.context.pdf
    .stamp(bytes, stampLines(message, entity))
    .catch(() => undefined)
  if (!stamped) throw refuse(409, 'Generating print form for this document is impossible')
  return fileAnswer(`${entity.fileName ?? 'document'}.print.pdf`, stamped, 'application/pdf')
}

const protocol = async (call: Call) => {
  const { message, entity, boxId } = subject(call)
  const signatures = signaturesOf(message, entity)
  if (signatures.length === 0) throw refuse(409, 'Document has no signatures')
  if (isFirst(call, `protocol ${boxId} ${entity.id}`)) return later(patienceSeconds)
  const { office, account } = call
  const pdf = await office.context.pdf.render({
    title: 'Протокол передачи документа',
    paragraphs: [`Документ: ${entity.fileName ?? entity.id}`, `Идентификатор: ${entity.id}`],
    rows: [
      ['Отправитель', ownerOf(office, message.fromBoxId).fullName],
      ['Получатель', message.toBoxId ? ownerOf(office, message.toBoxId).fullName : '—'],
      ...signatures.map(({ signer, signedTicks }): [string, string] => [
        `${signer.surname} ${signer.firstName}`,
        `${signer.organisation}, ИНН ${signer.inn}; сертификат ${signer.serialNumber}; ${isoOfTicks(signedTicks)}`,
      ]),
    ],
  })
  const { bytes } = await signAs(office, account.organisation, account.employee, pdf)
  return { PrintForm: Buffer.from(pdf).toString('base64'), Signature: Buffer.from(bytes).toString('base64') }
}

const zip = async (call: Call) => {
  const { message, entity, boxId } = subject(call)
  const task = `zip ${boxId} ${entity.id} ${message.patchedTicks[boxId]}`
  if (isFirst(call, task)) return later(patienceSeconds)
  const files: Record<string, Uint8Array> = {}
  for (const one of message.entities) {
    if (!one.content || !seenBy(one, boxId)) continue
    if (one.id !== entity.id && one.parentId !== entity.id) continue
    const bytes = await fetchContent(call.office, one.content)
    files[one.type === 'Signature' ? `${one.id}.sgn` : (one.fileName ?? `${one.id}.bin`)] = bytes
  }
  const ZipFileNameOnShelf = await toShelf(
    call.office,
    `__system__/${newId()}.zip`,
    zipSync(files, { level: 0 }),
  )
  return { ZipFileNameOnShelf }
}

/** Methods that make printable and archived forms. */
export const printMethods: Method[] = [
  { verb: 'GET', path: '/GeneratePrintForm', answers: 'raw', run: printForm },
  { verb: 'GET', path: '/GenerateDocumentProtocol', answers: 'json', run: protocol },
  { verb: 'GET', path: '/GenerateDocumentZip', answers: 'json', run: zip },
]
