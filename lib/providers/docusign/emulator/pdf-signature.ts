import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from 'pdf-lib'

/** Room for the CMS, bytes; what is not used stays zero. */
const roomBytes = 12_288

export type PdfSigning = {
  /** Field name, unique in the document. */
  field: string
  name: string
  reason: string
  at: Date
  /** Makes the detached CMS over exactly the bytes given. */
  sign: (bytes: Uint8Array) => Promise<Uint8Array>
}

/** The PDF written anew with a plain cross-reference table, which `appendSignature` continues. */
export async function plainPdf(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  return document.save({ useObjectStreams: false, updateFieldAppearances: false })
}

/**
 * Adds an invisible signature (adbe.pkcs7.detached) as an incremental update: earlier signatures stay valid. The
 * PDF must have a plain cross-reference table (`plainPdf`). ISO 32000-1, 12.8.1 and 7.5.6.
 */
export async function appendSignature(pdf: Uint8Array, given: PdfSigning): Promise<Uint8Array> {
  const update = await prepareUpdate(pdf, given)
  const appended = layOut(pdf, update)
  const { whole, gapStart, gapEnd } = appended
  const range = `[0 ${gapStart} ${gapEnd} ${whole.length - gapEnd}]`
  whole.write(range.padEnd(rangeHole.length), appended.rangeStart, 'latin1')
  const signed = Buffer.concat([whole.subarray(0, gapStart), whole.subarray(gapEnd)])
  const cms = Buffer.from(await given.sign(new Uint8Array(signed)))
  if (cms.length > roomBytes) throw new Error(`The signature needs ${cms.length} bytes.`)
  whole.write(cms.toString('hex'), gapStart + 1, 'latin1')
  return new Uint8Array(whole)
}

type Update = {
  objects: { ref: PDFRef; text: string }[]
  size: number
  root: PDFRef
  id: PDFObject | undefined
}

const rangeHole = `[0 ${'0'.repeat(10)} ${'0'.repeat(10)} ${'0'.repeat(10)}]`

async function prepareUpdate(pdf: Uint8Array, given: PdfSigning): Promise<Update> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { context, catalog } = document
  const root = context.trailerInfo.Root
  if (!(root instanceof PDFRef)) throw new Error('The PDF has no catalog.')
  const page = document.getPage(document.getPageCount() - 1)
  const signatureRef = PDFRef.of(context.largestObjectNumber + 1)
  const widgetRef = PDFRef.of(context.largestObjectNumber + 2)

  const annotations = context.obj([])
  for (const one of page.node.Annots()?.asArray() ?? []) annotations.push(one)
  annotations.push(widgetRef)
  page.node.set(PDFName.of('Annots'), annotations)

  const form = context.obj({})
  for (const [name, value] of catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)?.entries() ?? [])
    form.set(name, value)
  const fields = context.obj([])
  for (const one of form.lookupMaybe(PDFName.of('Fields'), PDFArray)?.asArray() ?? []) fields.push(one)
  fields.push(widgetRef)
  form.set(PDFName.of('Fields'), fields)
  form.set(PDFName.of('SigFlags'), PDFNumber.of(3))
  catalog.set(PDFName.of('AcroForm'), form)

  const widget = context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', F: 132, Rect: [0, 0, 0, 0] })
  widget.set(PDFName.of('T'), PDFHexString.fromText(given.field))
  widget.set(PDFName.of('V'), signatureRef)
  widget.set(PDFName.of('P'), page.ref)

  return {
    objects: [
      { ref: signatureRef, text: signatureText(given) },
      { ref: widgetRef, text: widget.toString() },
      { ref: page.ref, text: page.node.toString() },
      { ref: root, text: catalog.toString() },
    ],
    size: context.largestObjectNumber + 3,
    root,
    id: context.trailerInfo.ID,
  }
}

function signatureText(given: PdfSigning): string {
  const hole = '0'.repeat(roomBytes * 2)
  return [
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached',
    `/Name ${PDFHexString.fromText(given.name)} /Reason ${PDFHexString.fromText(given.reason)}`,
    `/M ${PDFString.fromDate(given.at)}`,
    `/ByteRange ${rangeHole} /Contents <${hole}> >>`,
  ].join('\n')
}

/** Appends the objects, their cross-reference section and the trailer; finds the holes to be filled. */
function layOut(pdf: Uint8Array, update: Update) {
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(
    Buffer.from(pdf.subarray(-64)).toString('latin1'),
  )?.[1]
  if (!previous) throw new Error('The PDF does not end with its cross-reference offset.')
  let tail = '\n'
  const sections: string[] = []
  for (const { ref, text } of update.objects) {
    const offset = String(pdf.length + tail.length).padStart(10, '0')
    const generation = String(ref.generationNumber).padStart(5, '0')
    sections.push(`${ref.objectNumber} 1\n${offset} ${generation} n \n`)
    tail += `${ref.objectNumber} ${ref.generationNumber} obj\n${text}\nendobj\n`
  }
  const startOfTable = pdf.length + tail.length
  const id = update.id ? ` /ID ${update.id}` : ''
  tail += `xref\n${sections.join('')}trailer\n`
  tail += `<< /Size ${update.size} /Root ${update.root} /Prev ${previous}${id} >>\n`
  tail += `startxref\n${startOfTable}\n%%EOF\n`
  const gapStart = pdf.length + tail.indexOf('/Contents <') + '/Contents '.length
  return {
    whole: Buffer.concat([pdf, Buffer.from(tail, 'latin1')]),
    rangeStart: pdf.length + tail.indexOf(rangeHole),
    gapStart,
    gapEnd: gapStart + roomBytes * 2 + 2,
  }
}
