import { isYes, listOf, mapOf, textOf, textsOf, wholeOf } from './params.ts'

/** One row of a list method. */
export type Row = Record<string, unknown>

/** A value that filters and sorting see under a name of the request. */
export type Reader<T> = (row: T, name: string) => unknown

const operators = [
  '><',
  '!=%',
  '!%',
  '!@',
  '!=',
  '>=',
  '<=',
  '=%',
  '%=',
  '=',
  '!',
  '>',
  '<',
  '@',
  '%',
] as const

const comparable = (value: unknown): number | string => {
  const text = textOf(value)
  if (text !== '' && !Number.isNaN(Number(text))) return Number(text)
  const moment = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(moment) ? text.toLowerCase() : moment
}

const compare = (one: unknown, other: unknown): number => {
  const [left, right] = [comparable(one), comparable(other)]
  if (typeof left === typeof right) return left < right ? -1 : Number(left > right)
  return textOf(one) < textOf(other) ? -1 : Number(textOf(one) > textOf(other))
}

const empty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || value === false || listOf(value)?.length === 0

const equal = (actual: unknown, wanted: unknown): boolean => {
  if (Array.isArray(actual))
    return wanted === '' || wanted === null ? actual.length === 0 : actual.some((one) => equal(one, wanted))
  if (empty(wanted)) return empty(actual)
  // Whole numbers, the most frequent wish, need no closer look.
  if (typeof actual === 'number' && typeof wanted === 'number') return actual === wanted
  return compare(actual, wanted) === 0 && !empty(actual)
}

const like = (actual: unknown, wanted: unknown): boolean => {
  const escaped = textOf(wanted)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.')
  return new RegExp(`^${escaped}$`, 'is').test(textOf(actual))
}

const contains = (actual: unknown, wanted: unknown): boolean =>
  Array.isArray(actual)
    ? actual.some((one) => contains(one, wanted))
    : textOf(actual).toLowerCase().includes(textOf(wanted).toLowerCase())

const among = (actual: unknown, wanted: unknown): boolean =>
  (listOf(wanted) ?? [wanted]).some((one) => equal(actual, one))

const holds = (operator: string, actual: unknown, wanted: unknown): boolean => {
  switch (operator) {
    case '>':
      return !empty(actual) && compare(actual, wanted) > 0
    case '>=':
      return !empty(actual) && compare(actual, wanted) >= 0
    case '<':
      return !empty(actual) && compare(actual, wanted) < 0
    case '<=':
      return !empty(actual) && compare(actual, wanted) <= 0
    case '%':
      return contains(actual, wanted)
    case '!%':
      return !contains(actual, wanted)
    case '=%':
    case '%=':
      return like(actual, wanted)
    case '!=%':
      return !like(actual, wanted)
    case '!':
    case '!=':
    case '!@':
      return !among(actual, wanted)
    default:
      return among(actual, wanted)
  }
}

/** Splits `>=id` into its operator and name. */
const parted = (key: string): { operator: string; name: string } => {
  const operator = operators.find((one) => key.startsWith(one)) ?? ''
  return { operator, name: key.slice(operator.length) }
}

/** A filter of the request as a question to a row: prefixes before names, `logic: 'OR'` with numbered branches. */
export const filterOf = <T>(filter: unknown, read: Reader<T>): ((row: T) => boolean) => {
  const map = mapOf(filter) ?? {}
  const checks = Object.entries(map)
    .filter(([key]) => key.toLowerCase() !== 'logic')
    .map(([key, wanted]): ((row: T) => boolean) => {
      if (/^\d+$/.test(key)) return filterOf(wanted, read)
      const { operator, name } = parted(key)
      return (row) => holds(operator, read(row, name), wanted)
    })
  const either = textOf(map.logic ?? map.LOGIC).toUpperCase() === 'OR' && checks.length > 0
  return (row) => (either ? checks.some((check) => check(row)) : checks.every((check) => check(row)))
}

/** Sorts by the `order` map of the request; rows keep their places where it says nothing. */
export const sorted = <T>(rows: readonly T[], order: unknown, read: Reader<T>): T[] => {
  const wishes = Object.entries(mapOf(order) ?? {})
  if (wishes.length === 0) return [...rows]
  return [...rows].sort((one, other) => {
    for (const [name, direction] of wishes) {
      const difference = compare(read(one, name), read(other, name))
      if (difference !== 0)
        return textOf(direction).toLowerCase().startsWith('desc') ? -difference : difference
    }
    return 0
  })
}

export type Page<T> = { items: T[]; total?: number; next?: number }

/** One page of the fixed size; `start: -1` skips counting, as in the vendor's advice for large lists. */
export const pageOf = <T>(rows: readonly T[], start: unknown, size = 50): Page<T> => {
  const from = wholeOf(start) ?? 0
  if (from < 0) return { items: rows.slice(0, size) }
  const next = from + size < rows.length ? { next: from + size } : {}
  return { items: rows.slice(from, from + size), total: rows.length, ...next }
}

/** Filter, order and page in one go. */
export const listed = <T>(
  rows: readonly T[],
  given: { filter?: unknown; order?: unknown; start?: unknown; size?: number },
  read: Reader<T>,
): Page<T> =>
  pageOf(sorted(rows.filter(filterOf(given.filter, read)), given.order, read), given.start, given.size)

/** Reads a field of a plain row, letters of either case; custom boolean fields compare as 1 and 0. */
export const readRow: Reader<Row> = (row, name) => {
  if (name in row) return row[name]
  const wanted = name.toLowerCase()
  return Object.entries(row).find(([key]) => key.toLowerCase() === wanted)?.[1]
}

/** Keeps the selected fields; without a selection or with `*` all of them. */
export const selected = (row: Row, select: unknown, always: readonly string[] = []): Row => {
  const wanted = textsOf(select)
  if (wanted.length === 0 || wanted.includes('*')) return row
  const names = new Set([...always, ...wanted].map((name) => name.toLowerCase()))
  return Object.fromEntries(Object.entries(row).filter(([key]) => names.has(key.toLowerCase())))
}

export const yesNo = (value: unknown): 'Y' | 'N' => (isYes(value) ? 'Y' : 'N')

/** A map as PHP writes it: empty maps and maps with keys 0…n-1 in order become lists. */
export const phpMap = (entries: readonly (readonly [string, unknown])[]): unknown =>
  entries.every(([key], index) => key === String(index))
    ? entries.map(([, value]) => value)
    : Object.fromEntries(entries)
