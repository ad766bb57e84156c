import { language } from './language.ts'
import type { FieldMeta, Localised, Person, Portal } from './shapes.ts'

/** A text that may come in several languages. */
export const said = (text: Localised | undefined, otherwise = ''): string => {
  if (text === undefined) return otherwise
  if (typeof text === 'string') return text
  return text[language()] ?? text.en ?? Object.values(text)[0] ?? otherwise
}

/** The name of a person or organisation, however the portal keeps it. */
export const nameOf = (person: Person | undefined): string =>
  person ? (person.title ?? [person.name, person.lastName].filter(Boolean).join(' ')) : ''

/** Initials for a round mark. */
export const initials = (name: string): string =>
  name
    .replace(/[«»"]/g, '')
    .split(/\s+/)
    .filter((word) => !/^(ООО|АО|ПАО|ИП|LLC|Ltd)$/i.test(word))
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('')

const metaList = (fields: Portal['fields']): [string, FieldMeta][] => {
  if (!fields) return []
  if (!Array.isArray(fields)) return Object.entries(fields)
  return fields.map((meta) => [meta.code ?? meta.name ?? meta.id ?? '', meta])
}

/** Titles of fields by their codes. */
export const fieldTitles = (portal: Portal): Map<string, string> =>
  new Map(metaList(portal.fields).map(([code, meta]) => [code, said(meta.title ?? meta.label, code)]))

/** A field's value as text. */
export const valueText = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value)) return value.map(valueText).filter(Boolean).join(', ')
  if (typeof value !== 'object') return String(value)
  const named = value as { name?: unknown; title?: unknown; VALUE?: unknown; value?: unknown }
  const text = named.name ?? named.title ?? named.VALUE ?? named.value
  return text === undefined ? JSON.stringify(value) : valueText(text)
}
