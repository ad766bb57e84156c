/** The part of fontkit that we use; the package comes without declarations. */
declare module 'fontkit' {
  export type Glyph = { id: number; advanceWidth: number }
  export type Subset = {
    /** Adds a glyph and answers its number in the subset. */
    includeGlyph(id: number): number
    encode(): Uint8Array
  }
  export type Font = {
    postscriptName: string
    unitsPerEm: number
    ascent: number
    descent: number
    capHeight: number
    italicAngle: number
    bbox: { minX: number; minY: number; maxX: number; maxY: number }
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): Glyph
    createSubset(): Subset
  }
  export function create(bytes: Uint8Array): Font
}
