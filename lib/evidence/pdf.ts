import pdfmake from 'pdfmake'
import fontFiles from 'pdfmake/build/vfs_fonts.js'
import type { TDocumentDefinitions } from 'pdfmake/interfaces'

/** The file system inside pdfmake, which its type declarations leave out. */
type FontStore = {
  virtualfs: { writeFileSync(name: string, bytes: Buffer): void; existsSync(name: string): boolean }
}

/** Makes a PDF with a Cyrillic font, reading nothing from disk or network. */
export async function renderPdf(definition: TDocumentDefinitions): Promise<Uint8Array> {
  const { virtualfs } = pdfmake as unknown as FontStore
  for (const [name, base64] of Object.entries(fontFiles)) {
    if (!virtualfs.existsSync(name)) virtualfs.writeFileSync(name, Buffer.from(base64, 'base64'))
  }
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
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer())
}
