import type { Json } from './world.ts'

export type UserfieldOption = { id: number; sort: number; value: string; def: string; xmlId: string }

/** A custom field of a CRM object. `entityId` is CRM_DEAL, CRM_CONTACT, CRM_COMPANY or CRM_{id of the type}. */
export type Userfield = {
  id: number
  entityId: string
  fieldName: string
  userTypeId: string
  xmlId: string | null
  sort: number
  multiple: boolean
  mandatory: boolean
  showFilter: string
  showInList: string
  editInList: string
  isSearchable: string
  settings: Json
  /** Labels by language: of the edit form, the list column, the list filter; error and help texts. */
  editFormLabel: Record<string, string>
  listColumnLabel: Record<string, string>
  listFilterLabel: Record<string, string>
  errorMessage: Record<string, string>
  helpMessage: Record<string, string>
  list: UserfieldOption[]
}

/** Types that a custom field of a deal may have. */
export const userfieldTypes = [
  'string',
  'integer',
  'double',
  'boolean',
  'datetime',
  'date',
  'money',
  'url',
  'address',
  'enumeration',
  'file',
  'employee',
  'crm_status',
  'iblock_section',
  'iblock_element',
  'crm',
]

/**
 * The camel-case name that crm.item.* shows unless original names are asked for. The rule is irregular: a name that
 * would not survive the way back keeps its original letters after `ufCrm_`.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/index.html
 */
export const camelName = (fieldName: string): string => {
  const rest = fieldName.replace(/^UF_CRM_/, '')
  const words = rest.split('_')
  const survives = !/^\d+$/.test(rest) && words.every((word) => /^(\d+|[A-Z]+)$/.test(word))
  if (!survives) return `ufCrm_${rest}`
  return `ufCrm${words.map((word) => word.charAt(0) + word.slice(1).toLowerCase()).join('')}`
}

const entityIds: Record<number, string> = { 1: 'CRM_LEAD', 2: 'CRM_DEAL', 3: 'CRM_CONTACT', 4: 'CRM_COMPANY' }

/** The entityId under which fields of a CRM type are kept; smart processes use the id of the type's row. */
export const userfieldEntity = (
  types: readonly { id: number; entityTypeId: number }[],
  entityTypeId: number,
): string =>
  entityIds[entityTypeId] ?? `CRM_${types.find((type) => type.entityTypeId === entityTypeId)?.id ?? 0}`
