import { missingParameter, Refusal } from './refusal.ts'
import type { Json } from './world.ts'

/** Parameters of one call, from the query and a JSON or form body alike. */
export type Params = Readonly<Record<string, unknown>>

/** A parameter by its name, letters of either case: the habit of old methods. */
export const loose = (params: Params, name: string): unknown => {
  if (name in params) return params[name]
  const wanted = name.toLowerCase()
  return Object.entries(params).find(([key]) => key.toLowerCase() === wanted)?.[1]
}

/** A whole number from a number or digits; undefined for anything else. */
export const wholeOf = (value: unknown): number | undefined => {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : undefined
}

/** Text of a scalar; empty for anything else. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** PHP's idea of a map: an object as is, a list by its indexes, nothing else. */
export const mapOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : undefined

/** PHP's idea of a list: the values of an array or of an object; undefined for scalars. */
export const listOf = (value: unknown): unknown[] | undefined =>
  typeof value === 'object' && value !== null ? Object.values(value) : undefined

/** A scalar or a list of them as texts, for `select` and the like. */
export const textsOf = (value: unknown): string[] =>
  (listOf(value) ?? (value === undefined || value === '' ? [] : [value])).map(textOf)

/** Y, 1, true in any clothes. */
export const isYes = (value: unknown): boolean =>
  value === true || value === 1 || ['Y', 'y', '1', 'true'].includes(textOf(value))

/** Any value of a parsed body as plain JSON for the state. */
export const jsonOf = (value: unknown): Json => {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(jsonOf)
  return jsonMapOf(value)
}

/** A map of a parsed body for the state; empty for scalars. */
export const jsonMapOf = (value: unknown): Record<string, Json> =>
  Object.fromEntries(Object.entries(mapOf(value) ?? {}).map(([key, inner]) => [key, jsonOf(inner)]))

/** A whole number that a controller insists on. */
export const requiredWhole = (params: Params, name: string): number => {
  const value = params[name]
  if (value === undefined || value === null || value === '') throw missingParameter(name)
  const whole = wholeOf(value)
  if (whole === undefined)
    throw new Refusal(
      400,
      '100',
      `Invalid value {${textOf(value)}} to match with parameter {${name}}. Should be value of type int.`,
    )
  return whole
}

/** A map that a controller insists on. */
export const requiredMap = (params: Params, name: string): Record<string, unknown> => {
  if (params[name] === undefined) throw missingParameter(name)
  const map = mapOf(params[name])
  if (!map)
    throw new Refusal(
      400,
      '100',
      `Invalid value {${textOf(params[name])}} to match with parameter {${name}}. Should be value of type array.`,
    )
  return map
}
