/**
 * Lines that fit into a width: broken at blanks and line ends, inside a word only when the word alone is too wide.
 * @param widthOf width of a piece of text, in the unit of `width`
 */
export const wrap = (text: string, width: number, widthOf: (piece: string) => number): string[] =>
  text
    .normalize('NFC')
    .replace(/\r/g, '')
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(paragraph, width, widthOf))

function wrapParagraph(paragraph: string, width: number, widthOf: (piece: string) => number): string[] {
  const blank = widthOf(' ')
  const lines: string[] = []
  let line: string[] = []
  let filled = 0
  const end = (): void => {
    lines.push(line.join(' '))
    line = []
    filled = 0
  }
  for (const word of paragraph.trim().split(/[ \t]+/)) {
    for (const piece of pieces(word, width, widthOf)) {
      const wide = widthOf(piece)
      if (line.length > 0 && filled + blank + wide > width) end()
      filled += wide + (line.length > 0 ? blank : 0)
      line.push(piece)
    }
  }
  end()
  return lines
}

/** The word, or the longest parts of it that fit. */
function pieces(word: string, width: number, widthOf: (piece: string) => number): string[] {
  if (widthOf(word) <= width) return [word]
  const found: string[] = []
  let piece = ''
  let filled = 0
  for (const sign of word) {
    const wide = widthOf(sign)
    if (piece !== '' && filled + wide > width) {
      found.push(piece)
      piece = ''
      filled = 0
    }
    piece += sign
    filled += wide
  }
  return [...found, piece]
}
