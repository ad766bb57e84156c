import { PDFDocument, PDFRef } from 'pdf-lib'
import { type PdfObject, written } from '#lib/print/file.ts'

/** A PDF that changes are appended to: what was there stays byte for byte. */
export type OpenPdf = {
  bytes: Uint8Array
  document: PDFDocument
  catalogRef: PDFRef
  /** Numbers that no object has yet. */
  nextRef(): PDFRef
}

export type ChangedObject = { ref: PDFRef; object: PdfObject }

const tailBytes = 64

const tableOffset = (pdf: Uint8Array): number | undefined => {
  const tail = Buffer.from(pdf.subarray(-tailBytes)).toString('latin1')
  const offset = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1]
  return offset === undefined ? undefined : Number(offset)
}

const isPlain = (pdf: Uint8Array): boolean => {
  const offset = tableOffset(pdf)
  return offset !== undefined && Buffer.from(pdf.subarray(offset, offset + 4)).toString('latin1') === 'xref'
}

/** Opens a PDF; one with compressed cross-references is written anew first. Throws when it is not a PDF. */
export async function openPdf(pdf: Uint8Array): Promise<OpenPdf> {
  const read = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false })
  let bytes = pdf
  let document = await read(pdf)
  if (!isPlain(pdf)) {
    bytes = await document.save({ useObjectStreams: false, updateFieldAppearances: false })
    document = await read(bytes)
  }
  const { Root: catalogRef } = document.context.trailerInfo
  if (!(catalogRef instanceof PDFRef)) throw new Error('The PDF has no catalog.')
  let last = document.context.largestObjectNumber
  return {
    bytes,
    document,
    catalogRef,
    nextRef() {
      last += 1
      return PDFRef.of(last)
    },
  }
}

/** The PDF with these objects new or in place of earlier ones, as an incremental update. ISO 32000-1, 7.5.6. */
export function appendObjects(open: OpenPdf, changed: readonly ChangedObject[]): Buffer {
  const parts: Buffer[] = [Buffer.from(open.bytes), Buffer.from('\n')]
  let length = open.bytes.length + 1
  let table = 'xref\n'
  for (const { ref, object } of changed) {
    table += `${ref.objectNumber} 1\n${String(length).padStart(10, '0')} 00000 n \n`
    for (const part of written(ref.objectNumber, object)) {
      parts.push(part)
      length += part.length
    }
  }
  const { ID: id, Info: info } = open.document.context.trailerInfo
  const entries = [
    `/Size ${Math.max(open.document.context.largestObjectNumber, ...changed.map(({ ref }) => ref.objectNumber)) + 1}`,
    `/Root ${open.catalogRef} /Prev ${tableOffset(open.bytes)}`,
    ...(info ? [`/Info ${info}`] : []),
    ...(id ? [`/ID ${id}`] : []),
  ]
  parts.push(
    Buffer.from(`${table}trailer\n<< ${entries.join(' ')} >>\nstartxref\n${length}\n%%EOF\n`, 'latin1'),
  )
  return Buffer.concat(parts)
}
