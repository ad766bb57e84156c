import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Faces } from './brush.ts'
import { openFace } from './face.ts'
import { compressed, type PdfObject, pdfFile, pdfText } from './file.ts'
import { objectsPerFace } from './font-objects.ts'
import { layPages } from './pages.ts'
import { a4Pt, type Sheet } from './sheet.ts'

/** Roboto in two weights, from the package as it is installed. */
export function openFaces(): Faces {
  const { resolve } = createRequire(import.meta.url)
  // The ignored mark is for the bundler of the pages: it would follow the name into every file of the package.
  const open = (name: string) =>
    openFace(readFileSync(resolve(/* turbopackIgnore: true */ `@expo-google-fonts/roboto/${name}`)))
  return { regular: open('400Regular/Roboto_400Regular.ttf'), bold: open('500Medium/Roboto_500Medium.ttf') }
}

const catalogNumber = 1
const treeNumber = 2
const infoNumber = 3
const regularNumber = 4
const boldNumber = regularNumber + objectsPerFace
const firstPageNumber = boldNumber + objectsPerFace

/** The sheet as a PDF with its fonts inside. The same sheet gives the same pages; no time and no chance is in it. */
export function printSheet(sheet: Sheet, faces: Faces): Uint8Array<ArrayBuffer> {
  const contents = layPages(sheet, faces)
  const pageNumbers = contents.map((_, index) => firstPageNumber + index * 2)
  const size = `${a4Pt.width} ${a4Pt.height}`
  const resources = `/Resources << /Font << /F1 ${regularNumber} 0 R /F2 ${boldNumber} 0 R >> >>`
  const objects: PdfObject[] = [
    { text: `<< /Type /Catalog /Pages ${treeNumber} 0 R /Lang (${sheet.language}) >>` },
    {
      text: `<< /Type /Pages /Count ${contents.length} /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(' ')}] >>`,
    },
    { text: `<< /Title ${pdfText(sheet.title)} /Producer (Inkroute) >>` },
    ...faces.regular.objects(regularNumber),
    ...faces.bold.objects(boldNumber),
    ...contents.flatMap((operators, index) => [
      {
        text: `<< /Type /Page /Parent ${treeNumber} 0 R /MediaBox [0 0 ${size}] ${resources} /Contents ${firstPageNumber + index * 2 + 1} 0 R >>`,
      },
      compressed(Buffer.from(operators, 'latin1')),
    ]),
  ]
  return pdfFile(objects, `/Root ${catalogNumber} 0 R /Info ${infoNumber} 0 R`)
}
