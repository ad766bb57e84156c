import { language } from './language.ts'
import type { Localised, Named, Portal, TimelineEntry } from './shapes.ts'

/** A text that may come in several languages. */
export const said = (text: Localised | undefined, otherwise = ''): string => {
  if (text === undefined) return otherwise
  if (typeof text === 'string') return text || otherwise
  return text[language()] ?? text.en ?? Object.values(text)[0] ?? otherwise
}

/** The name of a person or organisation with this id. */
export const nameOf = (things: readonly Named[], id: number | null | undefined): string => {
  const thing = things.find((one) => one.id === id)
  return thing?.fullName ?? thing?.title ?? thing?.name ?? ''
}

/** Initials for a round mark. */
export const initials = (name: string): string =>
  name
    .replace(/[«»"]/g, '')
    .split(/\s+/)
    .filter((word) => !/^(ООО|АО|ПАО|ИП|LLC|Ltd)$/i.test(word))
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('')

/** Titles of a deal's own fields by their codes. */
export const fieldTitles = ({ fields }: Portal): Map<string, string> =>
  new Map(
    fields
      .filter(({ entityId }) => entityId === 'CRM_DEAL')
      .map(({ fieldName, editFormLabel }) => [fieldName, said(editFormLabel, fieldName)]),
  )

/** Entries of a deal's timeline, newest first. */
export const dealTimeline = ({ timeline }: Portal, dealId: number): TimelineEntry[] =>
  timeline
    .filter((entry) => entry.dealId === dealId && entry.entityTypeId === 2)
    .sort((left, right) => Date.parse(right.at) - Date.parse(left.at) || right.id - left.id)
