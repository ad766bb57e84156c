import { Permanent, Transient } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Bitrix24Client } from './client.ts'
import type { CallPriority, ItemRef } from './port.ts'
import { asFlag, asId, asRecord, asRecords, asText, type Wire } from './wire.ts'

/** Key of our mark among a generated document's values; templates do not use it. */
const markKey = 'InkrouteMark'

export type GeneratedDocument = { documentId: string; title: string; number: string; how: 'done' | 'already' }

export type GenerateRequest = {
  templateId: string
  item: ItemRef
  /** Short stable mark of the effect. */
  mark: string
  /** An earlier attempt may have been executed: look for our mark first. */
  repeat: boolean
  priority?: CallPriority
}

const generated = (document: Wire, how: GeneratedDocument['how']): GeneratedDocument => ({
  documentId: asText(document.id),
  title: asText(document.title),
  number: asText(document.number),
  how,
})

/**
 * Makes a document from a template of the portal. Each call uses up a number, so a repeat looks for our mark among
 * the item's documents before it makes another one. The PDF comes later: see `readPdf`.
 * Source: apidocs.bitrix24.com/api-reference/crm/document-generator/documents/
 */
export async function generate(client: Bitrix24Client, request: GenerateRequest): Promise<GeneratedDocument> {
  const { item, templateId, mark } = request
  const priority = request.priority ?? 'urgent'
  if (request.repeat) {
    const found = await findMarked(client, item, mark, priority)
    if (found) return generated(found, 'already')
  }
  const result = await client.call(
    'crm.documentgenerator.document.add',
    { templateId, entityTypeId: item.entityTypeId, entityId: item.id, values: { [markKey]: mark } },
    { priority, write: true },
  )
  const document = asRecord(asRecord(result).document)
  if (asId(document.id)) return generated(document, 'done')
  throw new Transient({
    code: 'bitrix24-document-unclear',
    outcome: 'unknown',
    text: say('Битрикс24 не назвал созданный документ.', 'Bitrix24 did not name the document that it made.'),
    cure: say('Найдём его по метке и продолжим.', 'We look for it by its mark and go on.'),
  })
}

async function findMarked(
  client: Bitrix24Client,
  item: ItemRef,
  mark: string,
  priority: CallPriority,
): Promise<Wire | undefined> {
  const result = await client.call(
    'crm.documentgenerator.document.list',
    {
      select: ['*'],
      filter: { entityTypeId: item.entityTypeId, entityId: item.id },
      order: { id: 'DESC' },
    },
    { priority },
  )
  return asRecords(asRecord(result).documents).find(
    (document) => asText(asRecord(document.values)[markKey]) === mark,
  )
}

/** State of a document's PDF. The link holds a token and lives about an hour: use it at once, never keep it. */
export type PdfState =
  | { state: 'ready'; url: string; title: string; number: string }
  | { state: 'pending' }
  | { state: 'failed'; failure: Permanent }

/** Asks once whether the PDF of a document is ready; conversion takes from seconds to minutes. */
export async function readPdf(
  client: Bitrix24Client,
  documentId: string,
  given: { priority?: CallPriority } = {},
): Promise<PdfState> {
  const result = await client.call('crm.documentgenerator.document.get', { id: documentId }, given)
  const document = asRecord(asRecord(result).document)
  const url = asText(document.pdfUrlMachine)
  if (url !== '')
    return { state: 'ready', url, title: asText(document.title), number: asText(document.number) }
  if (!asFlag(document.isTransformationError)) return { state: 'pending' }
  const said = asText(document.transformationErrorMessage)
  return {
    state: 'failed',
    failure: notConverted(documentId, said, asText(document.transformationErrorCode)),
  }
}

const notConverted = (documentId: string, said: string, vendorCode: string): Permanent =>
  new Permanent({
    code: 'bitrix24-conversion-failed',
    text: say(
      `Битрикс24 не смог превратить документ в PDF${said ? `: «${said}»` : ''}.`,
      `Bitrix24 could not convert the document to PDF${said ? `: “${said}”` : ''}.`,
    ),
    cure: say(
      'Откройте документ в карточке, исправьте шаблон и повторите.',
      'Open the document in the item, correct the template and retry.',
    ),
    detail: { documentId, vendorCode },
  })

const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 1024)).toString('latin1').includes('%PDF-')

/** Downloads a PDF by the link of `readPdf` and makes sure that it is one. */
export async function download(
  client: Bitrix24Client,
  url: string,
  given: { priority?: CallPriority; mostBytes?: number } = {},
): Promise<Uint8Array> {
  const { bytes } = await client.download(url, given)
  if (isPdf(bytes)) return bytes
  throw new Permanent({
    code: 'bitrix24-not-pdf',
    text: say(
      'Битрикс24 отдал вместо PDF что-то другое.',
      'Bitrix24 handed over something that is not a PDF.',
    ),
    cure: say(
      'Откройте документ в карточке и проверьте его PDF.',
      'Open the document in the item and check its PDF.',
    ),
    detail: { sizeBytes: bytes.length },
  })
}

export type PortalFile = { name: string; bytes: Uint8Array }

const noFile = (field: string): Permanent =>
  new Permanent({
    code: 'bitrix24-field-empty',
    text: say(`В поле «${field}» карточки нет файла.`, `The item’s field “${field}” holds no file.`),
    cure: say('Приложите файл к карточке и повторите.', 'Attach the file to the item and retry.'),
    detail: { field },
  })

/** The files that a field of an item holds, as Bitrix24 describes them. */
export async function filesInField(
  client: Bitrix24Client,
  item: ItemRef,
  field: string,
  given: { priority?: CallPriority } = {},
): Promise<Wire[]> {
  const params = { entityTypeId: item.entityTypeId, id: item.id, useOriginalUfNames: 'Y' }
  const result = await client.call('crm.item.get', params, given.priority ? { priority: given.priority } : {})
  const value = asRecord(asRecord(result).item)[field]
  return (Array.isArray(value) ? asRecords(value) : [asRecord(value)]).filter((file) => asId(file.id))
}

/** The file of an item's field; of several the last one, which people take for the current one. */
export async function fileFromField(
  client: Bitrix24Client,
  item: ItemRef,
  field: string,
  given: { priority?: CallPriority; mostBytes?: number } = {},
): Promise<PortalFile> {
  const file = (await filesInField(client, item, field, given)).at(-1)
  const url = asText(file?.urlMachine)
  if (!file || url === '') throw noFile(field)
  const { bytes, fileName } = await client.download(url, given)
  return { name: fileName ?? `${field}-${asText(file.id)}`, bytes }
}

/** A file of the portal's Drive by its object id. */
export async function fileFromDrive(
  client: Bitrix24Client,
  fileId: string,
  given: { priority?: CallPriority; mostBytes?: number } = {},
): Promise<PortalFile> {
  const options = given.priority ? { priority: given.priority } : {}
  const file = asRecord(await client.call('disk.file.get', { id: fileId }, options))
  const { bytes, fileName } = await client.download(asText(file.DOWNLOAD_URL), given)
  return { name: asText(file.NAME) || fileName || `file-${fileId}`, bytes }
}
