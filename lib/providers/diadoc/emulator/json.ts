import { refuse } from './refusal.ts'

/** JSON text in which a bigint becomes a bare number of all its digits: ticks exceed what a double holds. */
export const writeJson = (value: unknown): string => {
  if (typeof value === 'bigint') return value.toString()
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${JSON.stringify(name)}:${writeJson(member)}`)
  return `{${members.join(',')}}`
}

// Inside a JSON string a quote is preceded by a backslash, so these patterns match members only.
const longTicks = /("(?:Ticks|[A-Za-z]*TimestampTicks)"\s*:\s*)(-?\d{16,})/g

/** The members of a request's body; ticks arrive as digits. 400 in the service's manner when it is not an object. */
export const readJson = (bytes: Uint8Array): Fields => {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(longTicks, '$1"$2"'))
  } catch {
    throw refuse(400, 'Request body is not a valid JSON')
  }
  return asFields(value) ?? raise('Request body must be a JSON object')
}

/** Members of a JSON object by their PascalCase names. */
export type Fields = Readonly<Record<string, unknown>>

const raise = (text: string): never => {
  throw refuse(400, text)
}

const asFields = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined

/** A text member, undefined when absent or empty. */
export const text = (fields: Fields, name: string): string | undefined => {
  const value = fields[name]
  if (value === undefined || value === null || value === '') return undefined
  return typeof value === 'string' ? value : raise(`Field '${name}' must be a string`)
}

/** A text member that has to be there. */
export const needText = (fields: Fields, name: string): string =>
  text(fields, name) ?? raise(`Required field '${name}' is missing`)

/** A boolean member. */
export const flag = (fields: Fields, name: string, absent = false): boolean => {
  const value = fields[name]
  if (value === undefined || value === null) return absent
  return typeof value === 'boolean' ? value : raise(`Field '${name}' must be a boolean`)
}

/** A whole number member. */
export const int = (fields: Fields, name: string): number | undefined => {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  return Number.isInteger(value) ? Number(value) : raise(`Field '${name}' must be an integer`)
}

/** An object member. */
export const part = (fields: Fields, name: string): Fields | undefined => {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  return asFields(value) ?? raise(`Field '${name}' must be an object`)
}

/** A list of objects; absent means empty. */
export const parts = (fields: Fields, name: string): Fields[] =>
  items(fields, name).map((item) => asFields(item) ?? raise(`Field '${name}' must hold objects`))

/** A list of texts; absent means empty. */
export const texts = (fields: Fields, name: string): string[] =>
  items(fields, name).map((item) =>
    typeof item === 'string' ? item : raise(`Field '${name}' must hold strings`),
  )

const items = (fields: Fields, name: string): unknown[] => {
  const value = fields[name]
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : raise(`Field '${name}' must be an array`)
}

/** A `bytes` member: base64 text. */
export const bytes = (fields: Fields, name: string): Uint8Array | undefined => {
  const value = text(fields, name)
  if (value === undefined) return undefined
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value) || value.length % 4 !== 0) raise(`Field '${name}' must be base64`)
  return new Uint8Array(Buffer.from(value, 'base64'))
}

/** Digits of a `Timestamp` structure. */
export const ticksIn = (fields: Fields | undefined): bigint | undefined => {
  const value = fields?.Ticks
  if (value === undefined || value === null) return undefined
  return /^-?\d+$/.test(String(value)) ? BigInt(String(value)) : raise("Field 'Ticks' must be an integer")
}
