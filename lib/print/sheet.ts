/** Red, green and blue, each from 0 to 1. */
export type Ink = readonly [number, number, number]

/** A text in one style; line ends in it are kept. What is left out is the sheet's. */
export type Text = { text: string; sizePt?: number; bold?: boolean; ink?: Ink }

/** A paragraph with the space above and below it. A heading never stands alone at the end of a page. */
export type Paragraph = Text & { kind: 'text'; beforePt?: number; afterPt?: number; heading?: boolean }

/** Rows of cells. A row stays on one page unless it is longer than a page. */
export type Table = {
  kind: 'table'
  /** Widths of the columns; those that share the rest equally say so. */
  columns: readonly (number | 'rest')[]
  /** Repeated on every page that the table reaches. */
  head?: readonly Text[]
  rows: readonly (readonly Text[])[]
  /** Thin lines between rows. */
  ruled: boolean
  beforePt?: number
  afterPt?: number
}

/** A document on A4: what it says, not where it stands. */
export type Sheet = {
  title: string
  /** Language of the text, such as `ru`. */
  language: string
  sizePt: number
  /** Distance of base lines, in parts of the height of a line. */
  leading: number
  marginsPt: { side: number; top: number; bottom: number }
  blocks: readonly (Paragraph | Table)[]
  /** A line in the bottom margin of each page. */
  footer?: (page: number, pages: number) => string
}

export const a4Pt = { width: 595.28, height: 841.89 } as const
