import { asList, asRecord, asText, type Wire } from './wire.ts'

/** One value as text; files read as their ids, because their links carry tokens. */
const textOf = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'Y' : 'N'
  if (typeof value !== 'object' || value === null) return asText(value)
  const record = asRecord(value)
  if ('id' in record) return asText(record.id)
  return ''
}

/** Fields that are not facts of the item: the search index and contact data kept elsewhere. */
const leftOut = new Set(['fm', 'searchContent'])

/** All fields of an item as text by name: several values joined by `, `, empty ones absent. */
export function textFields(row: Wire): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(row)) {
    if (leftOut.has(name)) continue
    const text = Array.isArray(value) ? asList(value).map(textOf).filter(Boolean).join(', ') : textOf(value)
    if (text !== '') fields[name] = text
  }
  return fields
}
