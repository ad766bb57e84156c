import { XMLParser } from 'fast-xml-parser'
import { refuse } from './refusal.ts'

const codes = new Map<string, number>()
const cyrillic = new TextDecoder('windows-1251')
for (let code = 0; code < 256; code++) codes.set(cyrillic.decode(Uint8Array.of(code)), code)

/** Text as windows-1251 bytes; what the code page lacks becomes a character reference. */
export const toWindows1251 = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((char) => {
      const code = codes.get(char)
      return code === undefined ? [...Buffer.from(`&#${char.codePointAt(0)};`)] : [code]
    }),
  )

/** Text in an XML attribute or element. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
    .replace(/[\r\n\t]/g, (char) => `&#${char.charCodeAt(0)};`)

/** A whole file of the tax service's family: windows-1251 with its declaration. */
export const xmlFile = (root: string): Uint8Array =>
  toWindows1251(`<?xml version="1.0" encoding="windows-1251"?>\r\n${root}`)

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseAttributeValue: false,
  parseTagValue: false,
  processEntities: true,
  htmlEntities: true,
})

/** A parsed XML file in its declared encoding; 400 when it is not XML. */
export const readXml = (bytes: Uint8Array): unknown => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const encoding = /encoding="([^"]+)"/i.exec(head)?.[1] ?? 'utf-8'
  try {
    return parser.parse(new TextDecoder(encoding).decode(bytes), true)
  } catch {
    throw refuse(400, 'Request body is not a valid XML')
  }
}

/** All values of elements or attributes with this name, in the order of the file. */
export const valuesIn = (tree: unknown, name: string): string[] => {
  if (typeof tree !== 'object' || tree === null) return []
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = key === name || key === `@${name}`
    const list: unknown[] = Array.isArray(value) ? value : [value]
    return list.flatMap((item) => [...(here ? textOf(item) : []), ...valuesIn(item, name)])
  })
}

const textOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'object' && value !== null && '#text' in value) return [String(value['#text'])]
  return []
}
