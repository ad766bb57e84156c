/**
 * Readers of Bitrix24's drifting types: ids are numbers or strings, booleans are true, 1, "1" or "Y", and an empty
 * PHP array arrives where an object is documented. Nothing here throws: a wrong shape reads as empty.
 * Source: apidocs.bitrix24.com/api-reference/data-types.html
 */
export type Wire = Record<string, unknown>

export const asRecord = (value: unknown): Wire =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Wire) : {}

/** A list; a PHP array that lost its order of keys (an object) gives its values. */
export const asList = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value
  return typeof value === 'object' && value !== null ? Object.values(value) : []
}

export const asRecords = (value: unknown): Wire[] => asList(value).map(asRecord)

/** Text of a scalar; null, undefined and objects read as ''. */
export const asText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''

/** A finite number, or undefined. */
export const asNumber = (value: unknown): number | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}

/** An id as text; 0, '0', null and '' mean "none". */
export const asId = (value: unknown): string | undefined => {
  const text = asText(value).trim()
  return text === '' || text === '0' ? undefined : text
}

export const asFlag = (value: unknown): boolean =>
  value === true || value === 1 || value === '1' || value === 'Y' || value === 'y' || value === 'true'
