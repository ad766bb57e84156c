import { type Brush, createBrush, type Faces, faceOf, type Style } from './brush.ts'
import { a4Pt, type Ink, type Sheet, type Text } from './sheet.ts'
import { wrap } from './wrap.ts'

/** Wrapped lines in one style; `linePt` from one base line to the next. */
export type Passage = { lines: readonly string[]; style: Style; linePt: number; ascentPt: number }

export const black: Ink = [0, 0, 0]

/** The place where the next thing goes, moving down the pages of a sheet. */
export type Flow = {
  /** Between the side margins, and between the top and bottom ones. */
  widthPt: number
  fullPt: number
  /** What is left of the page below the current place. */
  leftPt(): number
  isAtTop(): boolean
  /** Goes to the top of a new page. */
  turn(): void
  /** Goes down; nothing happens at the top of a page. */
  skip(pt: number): void
  /** Goes down over what has been drawn. */
  advance(pt: number): void
  passage(text: Text, widthPt: number): Passage
  /** Draws `count` lines of a passage from line `from` on, `xPt` from the margin, `downPt` below the current place. */
  draw(passage: Passage, from: number, count: number, xPt?: number, downPt?: number): void
  /** A line over the whole width at the current place. */
  rule(thicknessPt: number, ink: Ink): void
  pages(): readonly Brush[]
}

/** An empty first page of the sheet. */
export function createFlow(sheet: Sheet, faces: Faces): Flow {
  const { side, top, bottom } = sheet.marginsPt
  const topPt = a4Pt.height - top
  const pages = [createBrush(faces)]
  let brush = pages[0] ?? createBrush(faces)
  let yPt = topPt
  const widthPt = a4Pt.width - 2 * side
  return {
    widthPt,
    fullPt: topPt - bottom,
    leftPt: () => yPt - bottom,
    isAtTop: () => yPt === topPt,
    turn() {
      brush = createBrush(faces)
      pages.push(brush)
      yPt = topPt
    },
    skip(pt) {
      if (yPt !== topPt) yPt -= pt
    },
    advance(pt) {
      yPt -= pt
    },
    passage({ text, sizePt = sheet.sizePt, bold = false, ink = black }, width) {
      const face = faceOf(faces, { bold })
      return {
        lines: wrap(text, width / sizePt, face.widthEm),
        style: { sizePt, bold, ink },
        linePt: (face.ascentEm + face.descentEm) * sizePt * sheet.leading,
        ascentPt: face.ascentEm * sizePt,
      }
    },
    draw(passage, from, count, xPt = 0, downPt = 0) {
      for (const [step, line] of passage.lines.slice(from, from + count).entries()) {
        const baselinePt = yPt - downPt - step * passage.linePt - passage.ascentPt
        brush.text(line, side + xPt, baselinePt, passage.style)
      }
    },
    rule: (thicknessPt, ink) => brush.rule(side, yPt, widthPt, thicknessPt, ink),
    pages: () => pages,
  }
}
