import { isUtf8 } from 'node:buffer'
import { decodeForm } from '#lib/emulation/form.ts'
import { boundaryOf, splitMultipart } from '#lib/emulation/multipart.ts'

/** Longest text in the call log, in characters. */
export const longestText = 1_024

const cutText = (text: string): string =>
  text.length > longestText ? `${text.slice(0, longestText)}… (${text.length} characters)` : text

/** The same value with every long text cut, however deep. */
export const cut = (value: unknown): unknown => {
  if (typeof value === 'string') return cutText(value)
  if (Array.isArray(value)) return value.map(cut)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cut(inner)]))
}

const isText = (type: string): boolean => /^(text\/|application\/(xml|.*\+xml|javascript)|$)/.test(type)

const plain = (bytes: Uint8Array, type: string): unknown => {
  // Bytes that are not UTF-8 are no text, whatever they call themselves.
  if (isText(type) && isUtf8(bytes)) return cutText(new TextDecoder().decode(bytes))
  return { contentType: type, sizeBytes: bytes.length }
}

const parsed = (bytes: Uint8Array, type: string): unknown => {
  try {
    return cut(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return plain(bytes, type)
  }
}

/**
 * A body as the call log shows it: JSON and forms parsed, multipart as a list of its parts, other text as text, the
 * rest as type and size; long texts cut. Undefined when the body is empty.
 */
export const readable = (bytes: Uint8Array, contentType: string): unknown => {
  if (bytes.length === 0) return undefined
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase()
  if (type === 'application/x-www-form-urlencoded') return cut(decodeForm(new TextDecoder().decode(bytes)))
  const boundary = boundaryOf(contentType)
  if (boundary)
    return (splitMultipart(bytes, boundary) ?? []).map((part) => ({
      ...part.params,
      contentType: part.contentType,
      content: readable(part.bytes, part.contentType),
    }))
  const first = bytes[0] === 0x7b || bytes[0] === 0x5b
  return type.endsWith('json') || (first && isText(type)) ? parsed(bytes, type) : plain(bytes, type)
}
