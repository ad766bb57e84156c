/**
 * What travels in the eSignature API's JSON: every scalar is a string, even booleans and numbers.
 * https://developers.docusign.com/docs/esign-rest-api/esign101/rules-and-limits/responses/
 */
export type Wire = string | Wire[] | WireObject
export type WireObject = { [name: string]: Wire | undefined }

/** An empty or `undefined` member is left out of answers, as the service does. */
export const isObject = (value: unknown): value is WireObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Coerces what a client sent (real numbers and booleans are accepted) to the string form; nulls disappear. */
export function stringly(value: unknown): Wire | undefined {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) return value.map(stringly).filter((item) => item !== undefined)
  if (typeof value !== 'object') return String(value)
  const entries = Object.entries(value).map(([name, member]) => [name, stringly(member)] as const)
  return Object.fromEntries(entries.filter(([, member]) => member !== undefined))
}

/** A member as text, '' when it is absent or not a scalar. */
export function text(of: WireObject | undefined, name: string): string {
  const value = of?.[name]
  return typeof value === 'string' ? value : ''
}

/** True for "true" in any case, which is how booleans come. */
export const flag = (of: WireObject | undefined, name: string): boolean =>
  text(of, name).toLowerCase() === 'true'

/** A member as an object, undefined when it is something else. */
export function member(of: WireObject | undefined, name: string): WireObject | undefined {
  const value = of?.[name]
  return isObject(value) ? value : undefined
}

/** A member's objects; an empty list when it is absent. */
export function list(of: WireObject | undefined, name: string): WireObject[] {
  const value = of?.[name]
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** A member's strings; a comma separated string counts as a list. */
export function words(of: WireObject | undefined, name: string): string[] {
  const value = of?.[name]
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string')
  return typeof value === 'string' ? commas(value) : []
}

/** The items of a comma separated query parameter, without blanks. */
export const commas = (value: string | null): string[] =>
  (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** Only the named members that are there. */
export const pick = (of: WireObject, names: readonly string[]): WireObject =>
  Object.fromEntries(names.filter((name) => of[name] !== undefined).map((name) => [name, of[name]]))

/** UTC with seven fraction digits, as the service writes times: 2016-10-05T01:04:58.1830000Z. */
export const vendorTime = (iso: string | undefined): string | undefined =>
  iso ? new Date(iso).toISOString().replace('Z', '0000Z') : undefined

/** 'true' or 'false'. */
export const yesNo = (value: boolean): string => (value ? 'true' : 'false')
