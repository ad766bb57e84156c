import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { appendObjects, type ChangedObject, type OpenPdf, openPdf } from '#lib/emulation/pdf-update.ts'

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

/**
 * Adds an invisible signature (adbe.pkcs7.detached) as an incremental update: earlier signatures stay valid.
 * ISO 32000-1, 12.8.1.
 */
export async function appendSignature(pdf: Uint8Array, given: PdfSigning): Promise<Uint8Array> {
  const open = await openPdf(pdf)
  const whole = appendObjects(open, signatureObjects(open, given))
  const rangeStart = whole.lastIndexOf(rangeHole)
  const gapStart = whole.lastIndexOf('/Contents <') + '/Contents '.length
  const gapEnd = gapStart + roomBytes * 2 + 2
  const range = `[0 ${gapStart} ${gapEnd} ${whole.length - gapEnd}]`
  whole.write(range.padEnd(rangeHole.length), rangeStart, 'latin1')
  const signed = Buffer.concat([whole.subarray(0, gapStart), whole.subarray(gapEnd)])
  const cms = Buffer.from(await given.sign(new Uint8Array(signed.buffer, signed.byteOffset, signed.length)))
  if (cms.length > roomBytes) throw new Error(`The signature needs ${cms.length} bytes.`)
  whole.write(cms.toString('hex'), gapStart + 1, 'latin1')
  return new Uint8Array(whole)
}

const rangeHole = `[0 ${'0'.repeat(10)} ${'0'.repeat(10)} ${'0'.repeat(10)}]`

/** The signature with holes to be filled, its field, and the page and catalog that now know it. */
function signatureObjects(open: OpenPdf, given: PdfSigning): ChangedObject[] {
  const { document, catalogRef } = open
  const { context, catalog } = document
  const page = document.getPage(document.getPageCount() - 1)
  const signatureRef = open.nextRef()
  const widgetRef = open.nextRef()

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

  return [
    { ref: signatureRef, object: { text: signatureText(given) } },
    { ref: widgetRef, object: { text: widget.toString() } },
    { ref: page.ref, object: { text: page.node.toString() } },
    { ref: catalogRef, object: { text: catalog.toString() } },
  ]
}

const hole = '0'.repeat(roomBytes * 2)

function signatureText(given: PdfSigning): string {
  return [
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached',
    `/Name ${PDFHexString.fromText(given.name)} /Reason ${PDFHexString.fromText(given.reason)}`,
    `/M ${PDFString.fromDate(given.at)}`,
    `/ByteRange ${rangeHole} /Contents <${hole}> >>`,
  ].join('\n')
}
