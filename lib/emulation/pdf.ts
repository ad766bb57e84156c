import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { LabPdf } from './emulator.ts'

/** The file system inside pdfmake, which its type declarations leave out. */
type FontStore = { virtualfs: { writeFileSync(name: string, bytes: Buffer): void } }

// Loaded when first needed: both libraries are large, and the lab starts without a document in sight.
const loadPdfLib = () => import('pdf-lib').then(({ PDFDocument }) => PDFDocument)

const loadPdfMake = async () => {
  const [{ default: pdfmake }, { default: fontFiles }] = await Promise.all([
    import('pdfmake'),
    // Fonts come from the package itself as text, so that a bundled lab finds them too.
    import('pdfmake/build/vfs_fonts.js'),
  ])
  const { virtualfs } = pdfmake as unknown as FontStore
  for (const [name, base64] of Object.entries(fontFiles))
    virtualfs.writeFileSync(name, Buffer.from(base64, 'base64'))
  pdfmake.setFonts({
    Roboto: {
      normal: 'Roboto-Regular.ttf',
      bold: 'Roboto-Medium.ttf',
      italics: 'Roboto-Italic.ttf',
      bolditalics: 'Roboto-MediumItalic.ttf',
    },
  })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => false)
  return pdfmake
}

let loaded: ReturnType<typeof loadPdfMake> | undefined

const make = async (definition: TDocumentDefinitions): Promise<Uint8Array> => {
  loaded ??= loadPdfMake()
  return new Uint8Array(await (await loaded).createPdf(definition).getBuffer())
}

const rowTable = (rows: readonly [string, string][]): Content => ({
  layout: 'lightHorizontalLines',
  margin: [0, 8, 0, 8],
  table: {
    widths: [170, '*'],
    body: rows.map(([label, value]) => [{ text: label, color: '#666666' }, { text: value }]),
  },
})

const stampWidthPt = 300
const stampLinePt = 11
const stampPaddingPt = 8

const stampBlock = (lines: readonly string[], heightPt: number): TDocumentDefinitions => ({
  pageSize: { width: stampWidthPt, height: heightPt },
  pageMargins: [stampPaddingPt, stampPaddingPt, stampPaddingPt, 0],
  background: {
    canvas: [
      {
        type: 'rect',
        x: 1,
        y: 1,
        w: stampWidthPt - 2,
        h: heightPt - 2,
        r: 5,
        lineWidth: 1,
        lineColor: '#1d4ed8',
      },
    ],
  },
  content: lines.map((text, index) => ({
    text,
    fontSize: 8,
    bold: index === 0,
    color: '#1d4ed8',
    noWrap: true,
  })),
})

/** PDF making with Roboto, which covers Cyrillic. */
export const createPdf = (): LabPdf => ({
  render: ({ title, paragraphs = [], rows = [] }) =>
    make({
      info: { title },
      pageSize: 'A4',
      pageMargins: [56, 56, 56, 110],
      defaultStyle: { font: 'Roboto', fontSize: 11, lineHeight: 1.25 },
      content: [
        { text: title, fontSize: 18, bold: true, margin: [0, 0, 0, 12] },
        ...paragraphs.map((text) => ({
          text,
          margin: [0, 0, 0, 8] satisfies [number, number, number, number],
        })),
        ...(rows.length > 0 ? [rowTable(rows)] : []),
      ],
    }),

  async stamp(pdf, lines) {
    const document = await (await loadPdfLib()).load(pdf)
    const heightPt = lines.length * stampLinePt + 2 * stampPaddingPt
    const [block] = await document.embedPdf(await make(stampBlock(lines, heightPt)), [0])
    const last = document.getPage(document.getPageCount() - 1)
    if (!block) throw new Error('The stamp has no page.')
    const width = Math.min(stampWidthPt, last.getWidth() - 32)
    last.drawPage(block, {
      x: last.getWidth() - width - 16,
      y: 16,
      width,
      height: (heightPt * width) / stampWidthPt,
    })
    return document.save()
  },

  async join(pdfs) {
    const PDFDocument = await loadPdfLib()
    const whole = await PDFDocument.create()
    for (const bytes of pdfs) {
      const part = await PDFDocument.load(bytes)
      for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page)
    }
    return whole.save()
  },
})
