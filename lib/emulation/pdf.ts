import type { Faces } from '#lib/print/brush.ts'
import { openFaces, printSheet } from '#lib/print/press.ts'
import type { Ink, Paragraph, Table } from '#lib/print/sheet.ts'
import type { LabPdf } from './emulator.ts'

const grey: Ink = [0.4, 0.4, 0.4]

const paragraph = (text: string): Paragraph => ({ kind: 'text', text, afterPt: 8 })

const rowTable = (rows: readonly [string, string][]): Table => ({
  kind: 'table',
  ruled: true,
  beforePt: 8,
  columns: [170, 'rest'],
  rows: rows.map(([label, text]) => [{ text: label, ink: grey }, { text }]),
})

/** PDF making with a font that covers Cyrillic. The fonts are read and the libraries loaded when first needed. */
export const createPdf = (): LabPdf => {
  let opened: Faces | undefined
  const faces = (): Faces => {
    opened ??= openFaces()
    return opened
  }
  return {
    render: async ({ title, paragraphs = [], rows = [] }) =>
      printSheet(
        {
          title,
          language: 'ru',
          sizePt: 11,
          leading: 1.25,
          // The bottom is left free for stamps.
          marginsPt: { side: 56, top: 56, bottom: 110 },
          blocks: [
            { kind: 'text', text: title, sizePt: 18, bold: true, afterPt: 12 },
            ...paragraphs.map(paragraph),
            ...(rows.length > 0 ? [rowTable(rows)] : []),
          ],
        },
        faces(),
      ),

    async stamp(pdf, lines) {
      const { stampPdf } = await import('./pdf-stamp.ts')
      return stampPdf(pdf, lines, faces())
    },

    async join(pdfs) {
      const { PDFDocument } = await import('pdf-lib')
      const whole = await PDFDocument.create({ updateMetadata: false })
      for (const bytes of pdfs) {
        const part = await PDFDocument.load(bytes, { updateMetadata: false })
        for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page)
      }
      return whole.save({ useObjectStreams: false, updateFieldAppearances: false })
    },
  }
}
