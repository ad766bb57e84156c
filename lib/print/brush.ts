import type { Face } from './face.ts'
import type { Ink } from './sheet.ts'

/** The two weights that a document uses. */
export type Faces = { regular: Face; bold: Face }

export type Style = { sizePt: number; bold: boolean; ink: Ink }

const black: Ink = [0, 0, 0]

/** Draws on one page in operators of a content stream. Distances are in points from the lower left corner. */
export type Brush = {
  text(line: string, xPt: number, baselinePt: number, style: Style): void
  rule(xPt: number, yPt: number, widthPt: number, thicknessPt: number, ink: Ink): void
  box(xPt: number, yPt: number, widthPt: number, heightPt: number, ink: Ink): void
  /** The content stream. */
  operators(): string
}

export const faceOf = (faces: Faces, style: Pick<Style, 'bold'>): Face =>
  style.bold ? faces.bold : faces.regular

/** A brush on an empty page whose resources name the faces F1 (regular) and F2 (bold). ISO 32000-1, 8 and 9. */
export function createBrush(faces: Faces): Brush {
  const operators: string[] = []
  let filling = black.join(' ')
  const fillWith = (ink: Ink): void => {
    const wanted = ink.map(short).join(' ')
    if (wanted === filling) return
    filling = wanted
    operators.push(`${wanted} rg`)
  }
  return {
    text(line, xPt, baselinePt, style) {
      if (line === '') return
      fillWith(style.ink)
      const face = `/F${style.bold ? 2 : 1} ${short(style.sizePt)} Tf`
      const place = `${short(xPt)} ${short(baselinePt)} Td`
      operators.push(`BT ${face} ${place} ${faceOf(faces, style).encode(line)} Tj ET`)
    },
    rule(xPt, yPt, widthPt, thicknessPt, ink) {
      fillWith(ink)
      operators.push(`${[xPt, yPt, widthPt, thicknessPt].map(short).join(' ')} re f`)
    },
    box(xPt, yPt, widthPt, heightPt, ink) {
      operators.push(
        `${ink.map(short).join(' ')} RG 1 w ${[xPt, yPt, widthPt, heightPt].map(short).join(' ')} re S`,
      )
    },
    operators: () => operators.join('\n'),
  }
}

/** A number as PDF wants it: no exponent, no more digits than the eye sees. */
const short = (value: number): string => String(Math.round(value * 100) / 100)
