import type { Brush, Faces } from './brush.ts'
import { black, createFlow, type Flow } from './flow.ts'
import { a4Pt, type Paragraph, type Sheet } from './sheet.ts'
import { setTable } from './table.ts'

/** What has to follow a heading on its page. */
const afterHeadingPt = 40
const footerSizePt = 7

/** The pages of a sheet as content streams, at least one. */
export function layPages(sheet: Sheet, faces: Faces): string[] {
  const flow = createFlow(sheet, faces)
  for (const block of sheet.blocks) {
    if (block.kind === 'text') setParagraph(flow, block)
    else setTable(flow, block)
  }
  const pages = flow.pages()
  return pages.map((page, index) => {
    if (sheet.footer) setFooter(page, sheet.footer(index + 1, pages.length), sheet, faces)
    return page.operators()
  })
}

function setParagraph(flow: Flow, paragraph: Paragraph): void {
  const passage = flow.passage(paragraph, flow.widthPt)
  const { lines, linePt } = passage
  flow.skip(paragraph.beforePt ?? 0)
  const neededPt = paragraph.heading ? lines.length * linePt + afterHeadingPt : linePt
  if (neededPt > flow.leftPt() && !flow.isAtTop()) flow.turn()
  for (let from = 0; from < lines.length; ) {
    if (linePt > flow.leftPt() && !flow.isAtTop()) flow.turn()
    const fitting = Math.max(1, Math.floor(flow.leftPt() / linePt))
    const count = Math.min(lines.length - from, fitting)
    flow.draw(passage, from, count)
    flow.advance(count * linePt)
    from += count
  }
  flow.skip(paragraph.afterPt ?? 0)
}

function setFooter(page: Brush, text: string, { marginsPt }: Sheet, { regular }: Faces): void {
  const xPt = (a4Pt.width - regular.widthEm(text) * footerSizePt) / 2
  page.text(text, xPt, marginsPt.bottom / 2, { sizePt: footerSizePt, bold: false, ink: black })
}
