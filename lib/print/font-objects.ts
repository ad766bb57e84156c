import type { Font } from 'fontkit'
import { compressed, type PdfObject } from './file.ts'

/** An embedded font is five objects. */
export const objectsPerFace = 5

type Embedding = {
  font: Font
  /** The TrueType program of the subset. */
  program: Uint8Array
  /** Advance widths by code, thousandths of the size; parts of composed letters have codes but no width. */
  advances: readonly (number | undefined)[]
  /** What each code means, as a code point; parts of composed letters mean nothing. */
  meanings: readonly (number | undefined)[]
}

/**
 * Prepares a font for documents: its program is compressed once, only object numbers differ between documents. Codes
 * are glyph numbers of the subset, with a map back to Unicode so that text can be searched and copied. ISO 32000-1,
 * 9.7.4 to 9.10.3.
 */
export function embed({ font, program, advances, meanings }: Embedding): (first: number) => PdfObject[] {
  // Six letters and a plus tell that it is a subset.
  const name = `INKRTE+${font.postscriptName}`
  const perMille = 1000 / font.unitsPerEm
  const scaled = (value: number): number => Math.round(value * perMille)
  const { minX, minY, maxX, maxY } = font.bbox
  const descriptor = [
    `/Type /FontDescriptor /FontName /${name} /Flags 4 /StemV 80 /ItalicAngle ${font.italicAngle}`,
    `/Ascent ${scaled(font.ascent)} /Descent ${scaled(font.descent)} /CapHeight ${scaled(font.capHeight)}`,
    `/FontBBox [${[minX, minY, maxX, maxY].map(scaled).join(' ')}]`,
  ].join(' ')
  const widths = Array.from(advances, (advance) => Math.round(advance ?? 0)).join(' ')
  const system = '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>'
  const file = compressed(program, `/Length1 ${program.length} `)
  const toUnicode = compressed(Buffer.from(unicodeMap(meanings), 'latin1'))
  return (first) => [
    {
      text: `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${first + 1} 0 R] /ToUnicode ${first + 4} 0 R >>`,
    },
    {
      text: `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} ${system} /FontDescriptor ${first + 2} 0 R /W [0 [${widths}]] /CIDToGIDMap /Identity >>`,
    },
    { text: `<< ${descriptor} /FontFile2 ${first + 3} 0 R >>` },
    file,
    toUnicode,
  ]
}

const digits = (code: number): string => code.toString(16).padStart(4, '0')

const utf16 = (point: number): string =>
  Buffer.from(String.fromCodePoint(point), 'utf16le').swap16().toString('hex')

/** A block of a character map may hold so many lines. */
const linesPerBlock = 100

function unicodeMap(meanings: Embedding['meanings']): string {
  const lines = Array.from(meanings, (point, code) =>
    point === undefined ? [] : [`<${digits(code)}> <${utf16(point)}>`],
  ).flat()
  const blocks: string[] = []
  for (let at = 0; at < lines.length; at += linesPerBlock) {
    const block = lines.slice(at, at + linesPerBlock)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}
