import { PDFArray, PDFDict, PDFName, type PDFPage, type PDFRef } from 'pdf-lib'
import { createBrush, type Faces } from '#lib/print/brush.ts'
import { compressed } from '#lib/print/file.ts'
import { objectsPerFace } from '#lib/print/font-objects.ts'
import type { Ink } from '#lib/print/sheet.ts'
import { appendObjects, type ChangedObject, openPdf } from './pdf-update.ts'

const ink: Ink = [0.11, 0.31, 0.85]
const sizePt = 8
const linePt = 11
const paddingPt = 8
const marginPt = 16
const widestPt = 300

/** Draws a framed block of lines at the lower right corner of the last page, as an incremental update. */
export async function stampPdf(pdf: Uint8Array, lines: readonly string[], faces: Faces): Promise<Uint8Array> {
  const open = await openPdf(pdf)
  const page = open.document.getPage(open.document.getPageCount() - 1)
  const operators = drawBlock(page, lines, faces)
  const fontRefs = Array.from({ length: objectsPerFace }, () => open.nextRef())
  const [fontRef] = fontRefs
  if (!fontRef) throw new Error('A font has no objects.')
  const font = faces.regular.objects(fontRef.objectNumber)
  const [before, after] = [open.nextRef(), open.nextRef()]
  const fontName = giveFont(page, fontRef)
  surround(page, before, after)
  const changed: ChangedObject[] = [
    ...font.flatMap((object, index) => {
      const ref = fontRefs[index]
      return ref ? [{ ref, object }] : []
    }),
    { ref: before, object: compressed(Buffer.from('q')) },
    {
      ref: after,
      object: compressed(Buffer.from(`Q q\n${operators.replaceAll('/F1 ', `/${fontName} `)}\nQ`, 'latin1')),
    },
    { ref: page.ref, object: { text: page.node.toString() } },
  ]
  return new Uint8Array(appendObjects(open, changed))
}

function drawBlock(page: PDFPage, lines: readonly string[], faces: Faces): string {
  const brush = createBrush(faces)
  const { x, y, width } = page.getCropBox()
  const blockPt = Math.min(widestPt, width - 2 * marginPt)
  const left = x + width - blockPt - marginPt
  const heightPt = lines.length * linePt + 2 * paddingPt
  // A line that is too long is set smaller: nothing of a stamp may be lost.
  const longest = Math.max(...lines.map((line) => faces.regular.widthEm(line)), 0)
  const fittingPt = Math.min(sizePt, (blockPt - 2 * paddingPt) / Math.max(longest, 1))
  brush.box(left + 1, y + marginPt + 1, blockPt - 2, heightPt - 2, ink)
  for (const [index, line] of lines.entries()) {
    const baselinePt = y + marginPt + heightPt - paddingPt - (index + 0.8) * linePt
    brush.text(line, left + paddingPt, baselinePt, { sizePt: fittingPt, bold: false, ink })
  }
  return brush.operators()
}

/** Makes the font known to the page under a name of its own, without touching what other pages share. */
function giveFont(page: PDFPage, fontRef: PDFRef): string {
  const { context } = page.doc
  const own = copy(page.node.Resources(), context.obj({}))
  const fonts = copy(own.lookupMaybe(PDFName.of('Font'), PDFDict), context.obj({}))
  const name = `Stamp${fontRef.objectNumber}`
  fonts.set(PDFName.of(name), fontRef)
  own.set(PDFName.of('Font'), fonts)
  page.node.set(PDFName.of('Resources'), own)
  return name
}

function copy(from: PDFDict | undefined, to: PDFDict): PDFDict {
  for (const [key, value] of from?.entries() ?? []) to.set(key, value)
  return to
}

/** Puts a stream before and one after the page's own, so that the page's graphics state does not reach the stamp. */
function surround(page: PDFPage, before: PDFRef, after: PDFRef): void {
  const { context } = page.doc
  const own = page.node.get(PDFName.of('Contents'))
  const listed = own && context.lookup(own)
  const streams = listed instanceof PDFArray ? listed.asArray() : own ? [own] : []
  const contents = context.obj([])
  for (const one of [before, ...streams, after]) contents.push(one)
  page.node.set(PDFName.of('Contents'), contents)
}
