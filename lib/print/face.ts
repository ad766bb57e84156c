import { create } from 'fontkit'
import { commonCharacters, neighboursOf, plainFor } from './alphabet.ts'
import type { PdfObject } from './file.ts'
import { embed } from './font-objects.ts'

/** One font face, parsed once, whose letters are embedded as a subset that only ever grows. */
export type Face = {
  /** Heights above and below the base line, in parts of the font size. */
  ascentEm: number
  descentEm: number
  /** Width of one line of text at size 1. */
  widthEm(text: string): number
  /** The text as a hexadecimal PDF string of this face's codes. */
  encode(text: string): string
  /**
   * The PDF objects that show everything encoded so far, numbered from `first` on; pages refer to the first of them.
   * Made anew only after a letter that no document had before.
   */
  objects(first: number): PdfObject[]
}

type Letter = { code: string; advance: number }

/** Reads a TrueType face: tens of milliseconds, so once per process or thread. Throws what fontkit throws. */
export function openFace(ttf: Uint8Array): Face {
  const font = create(ttf)
  const perMille = 1000 / font.unitsPerEm
  const subset = font.createSubset()
  const letters = new Map<number, Letter>()
  // By code. The code 0 is the box that stands for letters which the face lacks.
  const advances: (number | undefined)[] = [font.glyphForCodePoint(0xffff).advanceWidth * perMille]
  const meanings: (number | undefined)[] = [0xfffd]
  let embedded: ReturnType<typeof embed> | undefined

  const include = (point: number): void => {
    if (letters.has(point) || plainFor(point) !== point || !font.hasGlyphForCodePoint(point)) return
    const glyph = font.glyphForCodePoint(point)
    const code = subset.includeGlyph(glyph.id)
    const advance = glyph.advanceWidth * perMille
    letters.set(point, { code: code.toString(16).padStart(4, '0'), advance })
    // Letters that look the same may share a glyph: the one that came first gives it its meaning.
    advances[code] ??= advance
    meanings[code] ??= point
    embedded = undefined
  }
  for (const point of commonCharacters) include(point)

  const box: Letter = { code: '0000', advance: advances[0] ?? 0 }
  const letterOf = (sign: string): Letter => {
    const point = sign.codePointAt(0) ?? 0
    const known = letters.get(point)
    if (known) return known
    const wanted = plainFor(point)
    if (!letters.has(wanted)) for (const neighbour of neighboursOf(wanted)) include(neighbour)
    const letter = letters.get(wanted) ?? box
    letters.set(point, letter)
    return letter
  }

  return {
    ascentEm: font.ascent / font.unitsPerEm,
    descentEm: -font.descent / font.unitsPerEm,
    widthEm(text) {
      let sum = 0
      for (const sign of text) sum += letterOf(sign).advance
      return sum / 1000
    },
    encode(text) {
      let codes = ''
      for (const sign of text) codes += letterOf(sign).code
      return `<${codes}>`
    },
    objects(first) {
      embedded ??= embed({ font, program: subset.encode(), advances, meanings })
      return embedded(first)
    },
  }
}
