import { isYes, jsonOf, mapOf, textOf, wholeOf } from './params.ts'
import type { Userfield } from './userfield.ts'

const languageCodes = ['ru', 'en', 'de', 'la', 'ua']

/** A label in every language of the portal, empty where none was given. */
export const languages = (labels: Record<string, string>): Record<string, string> =>
  Object.fromEntries(languageCodes.map((code) => [code, labels[code] ?? '']))

/** A label given as one text for all languages or as a map. */
const labelsOf = (value: unknown, otherwise: string): Record<string, string> => {
  const map = mapOf(value)
  if (!map) return { ru: textOf(value) || otherwise, en: textOf(value) || otherwise }
  return Object.fromEntries(Object.entries(map).map(([code, text]) => [code, textOf(text)]))
}

/** A custom field from the fields of crm.deal.userfield.add; checks are the caller's. */
export const newUserfield = (
  id: number,
  entityId: string,
  fieldName: string,
  userTypeId: string,
  fields: Record<string, unknown>,
): Userfield => {
  const label = textOf(fields.LABEL)
  return {
    id,
    entityId,
    fieldName,
    userTypeId,
    xmlId: textOf(fields.XML_ID) || null,
    sort: wholeOf(fields.SORT) ?? 100,
    multiple: isYes(fields.MULTIPLE),
    mandatory: isYes(fields.MANDATORY),
    showFilter: textOf(fields.SHOW_FILTER) || 'N',
    showInList: textOf(fields.SHOW_IN_LIST) || 'Y',
    editInList: textOf(fields.EDIT_IN_LIST) || 'Y',
    isSearchable: textOf(fields.IS_SEARCHABLE) || 'N',
    settings: jsonOf(fields.SETTINGS ?? {}),
    editFormLabel: labelsOf(fields.EDIT_FORM_LABEL, label),
    listColumnLabel: labelsOf(fields.LIST_COLUMN_LABEL, label),
    listFilterLabel: labelsOf(fields.LIST_FILTER_LABEL, label),
    errorMessage: labelsOf(fields.ERROR_MESSAGE, ''),
    helpMessage: labelsOf(fields.HELP_MESSAGE, ''),
    list: [],
  }
}
