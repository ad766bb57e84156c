import { inflateSync } from 'node:zlib'
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFStream,
} from 'pdf-lib'

/** What is written on one page, without layout. */
export type PageText = { page: number; width: number; height: number; text: string }

/** Codes of a font turned into text; `bytes` is the length of one code. */
type Decoder = { bytes: number; map: ReadonlyMap<number, string> | null }

/**
 * Reads the text of a PDF well enough to look for anchor strings: content streams, simple and composite fonts with
 * their ToUnicode maps. Text drawn inside form XObjects counts; letters drawn as outlines or images do not.
 */
export async function pdfText(bytes: Uint8Array): Promise<PageText[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true })
  return document.getPages().map((page, index) => ({
    page: index + 1,
    ...page.getSize(),
    text: textOfPage(page),
  }))
}

/** True when one of the pages holds the string, blanks compared loosely. */
export const holdsText = (page: PageText, wanted: string): boolean =>
  squeezed(page.text).includes(squeezed(wanted))

const squeezed = (value: string): string => value.replace(/\s+/g, '')

function textOfPage(page: PDFPage): string {
  const resources = page.node.Resources()
  const contents = page.node.Contents()
  if (!resources || !contents) return ''
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((ref) => page.node.context.lookup(ref)) : [contents]
  return textOfStreams(streams, resources, 0)
}

function textOfStreams(streams: unknown[], resources: PDFDict, depth: number): string {
  const content = streams.map((stream) => (stream instanceof PDFStream ? contentOf(stream) : '')).join('\n')
  return interpret(content, resources, depth)
}

function contentOf(stream: PDFStream): string {
  if (stream instanceof PDFRawStream) return latin(decodePDFRawStream(stream).decode())
  // Streams that pdf-lib itself made are only known by their encoded contents.
  const raw = stream.getContents()
  return stream.dict.get(PDFName.of('Filter')) ? latin(inflateSync(raw)) : latin(raw)
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

const tokens =
  /\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<[0-9A-Fa-f\s]*>|\/[^\s/<>()[\]]+|[-+.\d]+|[A-Za-z'"*]+|[[\]]/g

/** Walks the operators: Tf chooses the font, Tj TJ ' " show strings, Do draws a form, moves separate words. */
function interpret(content: string, resources: PDFDict, depth: number): string {
  const fonts = new Map<string, Decoder>()
  let decoder: Decoder = { bytes: 1, map: null }
  let name = ''
  let strings: Uint8Array[] = []
  let out = ''
  for (const [token] of content.matchAll(tokens)) {
    if (token.startsWith('(')) strings.push(literal(token))
    else if (token.startsWith('<')) strings.push(Buffer.from(token.replace(/[<>\s]/g, ''), 'hex'))
    else if (token.startsWith('/')) name = token.slice(1)
    else if (/^[A-Za-z'"]/.test(token)) {
      if (token === 'Tf') {
        decoder = fonts.get(name) ?? decoderOf(resources, name)
        fonts.set(name, decoder)
      } else if (token === 'Tj' || token === 'TJ' || token === "'" || token === '"') {
        for (const string of strings) out += decode(string, decoder)
      } else if (token === 'Do' && depth < 3) out += textOfForm(resources, name, depth + 1)
      else if (token === 'Td' || token === 'TD' || token === 'Tm' || token === 'ET') out += ' '
      strings = []
    }
  }
  return out
}

function textOfForm(resources: PDFDict, name: string, depth: number): string {
  const form = resources.lookupMaybe(PDFName.of('XObject'), PDFDict)?.lookup(PDFName.of(name))
  if (!(form instanceof PDFStream) || form.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form')) return ''
  return textOfStreams([form], form.dict.lookupMaybe(PDFName.of('Resources'), PDFDict) ?? resources, depth)
}

function decoderOf(resources: PDFDict, name: string): Decoder {
  const font = resources.lookupMaybe(PDFName.of('Font'), PDFDict)?.lookupMaybe(PDFName.of(name), PDFDict)
  const bytes = font?.get(PDFName.of('Subtype')) === PDFName.of('Type0') ? 2 : 1
  const map = font?.lookup(PDFName.of('ToUnicode'))
  return { bytes, map: map instanceof PDFStream ? unicodeMap(contentOf(map)) : null }
}

const cp1252 = new TextDecoder('windows-1252')

function decode(string: Uint8Array, { bytes, map }: Decoder): string {
  if (!map) return cp1252.decode(string)
  let out = ''
  for (let at = 0; at + bytes <= string.length; at += bytes) {
    const code = Buffer.from(string).readUIntBE(at, bytes)
    out += map.get(code) ?? ''
  }
  return out
}

function unicodeMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>()
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', to = ''] of block.matchAll(/<([^>]*)>\s*<([^>]*)>/g))
      map.set(hex(code), utf16(to))
  }
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, low = '', high = '', to, many] of block.matchAll(
      /<([^>]*)>\s*<([^>]*)>\s*(?:<([^>]*)>|\[([^\]]*)\])/g,
    )) {
      const targets = many?.match(/[0-9A-Fa-f]+/g)
      for (let code = hex(low); code <= hex(high); code++) {
        const step = code - hex(low)
        if (targets) map.set(code, utf16(targets[step] ?? ''))
        else if (to) map.set(code, shifted(utf16(to), step))
      }
    }
  }
  return map
}

const hex = (digits: string): number => Number.parseInt(digits.replace(/\s/g, ''), 16)

const utf16 = (digits: string): string =>
  Buffer.from(digits.replace(/\s/g, ''), 'hex').swap16().toString('utf16le')

const shifted = (first: string, step: number): string =>
  first.slice(0, -1) + String.fromCharCode(first.charCodeAt(first.length - 1) + step)

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function literal(token: string): Uint8Array {
  const inside = token
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|\r?\n|[\s\S])/g, (_whole, sign: string) =>
      /^[0-7]/.test(sign)
        ? String.fromCharCode(Number.parseInt(sign, 8) & 255)
        : /^[\r\n]/.test(sign)
          ? ''
          : (escapes[sign] ?? sign),
    )
  return Buffer.from(inside, 'latin1')
}
