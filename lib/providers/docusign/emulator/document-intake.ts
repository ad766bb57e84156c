import { PDFDocument } from 'pdf-lib'
import type { EnvelopeDocument } from './envelope.ts'
import type { BinaryPart } from './input.ts'
import { problem } from './problem.ts'
import { pick, text, type WireObject } from './wire.ts'
import { newGuid, type World } from './world.ts'

/** Members of a document that are kept and read back. */
const kept = ['display', 'includeInDownload', 'signerMustAcknowledge'] as const

const largestId = 2_147_483_647

/** Takes the documents of a definition: bytes from base64 or from the binary part of the same id. */
export async function takeDocuments(
  world: World,
  given: readonly WireObject[],
  parts: readonly BinaryPart[],
): Promise<EnvelopeDocument[]> {
  const documents: EnvelopeDocument[] = []
  for (const [index, one] of given.entries()) {
    const documentId = text(one, 'documentId') || String(index + 1)
    if (!/^\d+$/.test(documentId) || Number(documentId) < 1 || Number(documentId) > largestId) {
      throw problem('INVALID_REQUEST_PARAMETER', `The document id '${documentId}' is not a positive integer.`)
    }
    if (documents.some((other) => other.documentId === documentId)) {
      throw problem('INVALID_REQUEST_PARAMETER', `The document id '${documentId}' is used more than once.`)
    }
    documents.push(await takeDocument(world, one, documentId, index, bytesOf(one, documentId, parts)))
  }
  return documents.sort((one, other) => one.order - other.order)
}

function bytesOf(given: WireObject, documentId: string, parts: readonly BinaryPart[]): Uint8Array {
  const part = parts.find((one) => one.documentId === documentId)
  const bytes = part ? part.bytes : new Uint8Array(Buffer.from(text(given, 'documentBase64'), 'base64'))
  if (bytes.length === 0) throw problem('UNABLE_TO_LOAD_DOCUMENT', `The document '${documentId}' is empty.`)
  return bytes
}

async function takeDocument(
  world: World,
  given: WireObject,
  documentId: string,
  index: number,
  bytes: Uint8Array,
): Promise<EnvelopeDocument> {
  const name = text(given, 'name') || `Document ${documentId}`
  const pdf = await asPdf(world, name, text(given, 'fileExtension'), bytes)
  const loaded = await PDFDocument.load(pdf, { updateMetadata: false, ignoreEncryption: true }).catch(() => {
    throw problem('UNABLE_TO_LOAD_DOCUMENT', `The document '${name}' is not a readable PDF.`)
  })
  return {
    documentId,
    guid: newGuid(),
    name,
    order: Number(text(given, 'order') || index + 1),
    fields: pick(given, kept),
    original: { sha256: await world.context.blobs.put(pdf), sizeBytes: pdf.length },
    pages: loaded.getPages().map((page) => page.getSize()),
  }
}

const textual = new Set(['txt', 'htm', 'html', 'md', 'csv', 'xml'])

/** Other formats are converted on arrival; of binary ones the lab shows only that they came. */
async function asPdf(world: World, name: string, extension: string, bytes: Uint8Array): Promise<Uint8Array> {
  const kind = (extension || (/\.(\w+)$/.exec(name)?.[1] ?? 'pdf')).toLowerCase()
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return bytes
  if (kind === 'pdf') throw problem('UNABLE_TO_LOAD_DOCUMENT', `The document '${name}' is not a PDF.`)
  const content = textual.has(kind)
    ? new TextDecoder()
        .decode(bytes)
        .replace(/<[^>]*>/g, ' ')
        .split(/\n{2,}/)
    : [`Converted from ${kind}, ${bytes.length} bytes.`]
  return world.context.pdf.render({ title: name, paragraphs: content })
}
