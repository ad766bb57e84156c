import { createHash } from 'node:crypto'
import { listed, readRow } from '#lib/bitrix24/emulator/listing.ts'
import { type Call, guarded, type Methods } from '#lib/bitrix24/emulator/method.ts'
import {
  isYes,
  jsonMapOf,
  jsonOf,
  listOf,
  loose,
  mapOf,
  textOf,
  wholeOf,
} from '#lib/bitrix24/emulator/params.ts'
import { codeless, missingParameter, Refusal } from '#lib/bitrix24/emulator/refusal.ts'
import { type Userfield, type UserfieldOption, userfieldTypes } from '#lib/bitrix24/emulator/userfield.ts'
import { languages, newUserfield } from '#lib/bitrix24/emulator/userfield-make.ts'

const denied = () => codeless('Access denied.')

const fieldRow = (field: Userfield, full: boolean) => {
  const label = (labels: Record<string, string>) => (full ? languages(labels) : (labels.ru ?? null))
  return {
    ID: String(field.id),
    ENTITY_ID: field.entityId,
    FIELD_NAME: field.fieldName,
    USER_TYPE_ID: field.userTypeId,
    XML_ID: field.xmlId,
    SORT: String(field.sort),
    MULTIPLE: field.multiple ? 'Y' : 'N',
    MANDATORY: field.mandatory ? 'Y' : 'N',
    SHOW_FILTER: field.showFilter,
    SHOW_IN_LIST: field.showInList,
    EDIT_IN_LIST: field.editInList,
    IS_SEARCHABLE: field.isSearchable,
    SETTINGS:
      Array.isArray(field.settings) || Object.keys(field.settings ?? {}).length > 0 ? field.settings : [],
    EDIT_FORM_LABEL: label(field.editFormLabel),
    LIST_COLUMN_LABEL: label(field.listColumnLabel),
    LIST_FILTER_LABEL: label(field.listFilterLabel),
    ERROR_MESSAGE: label(field.errorMessage),
    HELP_MESSAGE: label(field.helpMessage),
    ...(field.userTypeId === 'enumeration' ? { LIST: field.list.map(optionRow) } : {}),
  }
}

const optionRow = (option: UserfieldOption) => ({
  ID: String(option.id),
  SORT: String(option.sort),
  VALUE: option.value,
  DEF: option.def,
  XML_ID: option.xmlId,
})

const dealField = ({ world, params }: Call): Userfield => {
  const id = wholeOf(loose(params, 'id'))
  if (id === undefined || id <= 0) throw codeless('ID is not defined or invalid.')
  const field = world.userfields.find((one) => one.id === id && one.entityId === 'CRM_DEAL')
  if (!field) throw codeless(`The entity with ID '${id}' is not found.`)
  return field
}

/** Options as the request wants them; those with a known ID keep it, those with DEL go. */
const optionsOf = (call: Call, wanted: unknown, before: UserfieldOption[]): UserfieldOption[] => {
  const rows = (listOf(wanted) ?? []).map((row) => mapOf(row) ?? {})
  const options = [...before]
  for (const row of rows) {
    const at = options.findIndex((option) => option.id === wholeOf(loose(row, 'ID')))
    if (at >= 0 && isYes(loose(row, 'DEL'))) options.splice(at, 1)
    else {
      const old = options[at]
      const value = textOf(loose(row, 'VALUE')) || (old?.value ?? '')
      const option = {
        id: old?.id ?? call.portal.nextId('option'),
        sort: wholeOf(loose(row, 'SORT')) ?? old?.sort ?? 500,
        value,
        def: isYes(loose(row, 'DEF')) ? 'Y' : 'N',
        xmlId: textOf(loose(row, 'XML_ID')) || old?.xmlId || createHash('md5').update(value).digest('hex'),
      }
      if (options.some((one) => one.xmlId === option.xmlId && one.id !== option.id))
        throw new Refusal(
          400,
          'ERROR_CORE',
          `Элемент списка со значением XML_ID=${option.xmlId} уже существует.<br>`,
        )
      if (at >= 0) options[at] = option
      else options.push(option)
    }
  }
  return options
}

const named = (call: Call, entityId: string, raw: string): string => {
  const name = raw.startsWith('UF_CRM_') ? raw : `UF_CRM_${raw}`
  const wrong = (text: string) => new Refusal(400, 'ERROR_CORE', `${text}<br>`)
  if (name.length > 50) throw wrong('Название поля слишком длинное (более 50 символов).')
  if (!/^[A-Z0-9_]+$/.test(name))
    throw wrong('Название поля содержит недопустимые символы. Разрешено: A-Z, 0-9 и _.')
  if (call.world.userfields.some((one) => one.entityId === entityId && one.fieldName === name))
    throw wrong(`Поле ${name} для объекта ${entityId} уже существует.`)
  return name
}

const add = (call: Call) => {
  const fields = mapOf(loose(call.params, 'fields'))
  if (!fields) throw codeless("Parameter 'fields' must be array.")
  const type = textOf(fields.USER_TYPE_ID)
  const raw = textOf(fields.FIELD_NAME)
  if (type === '') throw codeless("The 'USER_TYPE_ID' field is not found.")
  if (raw === '') throw codeless("The 'FIELD_NAME' field is not found.")
  if (!userfieldTypes.includes(type))
    throw new Refusal(400, 'ERROR_CORE', 'Указан неверный пользовательский тип.<br>')
  const fieldName = named(call, 'CRM_DEAL', raw)
  const field = newUserfield(call.portal.nextId('userfield'), 'CRM_DEAL', fieldName, type, fields)
  field.list = type === 'enumeration' ? optionsOf(call, fields.LIST, []) : []
  call.world.userfields.push(field)
  return { result: field.id }
}

const update = (call: Call) => {
  const field = dealField(call)
  const fields = mapOf(loose(call.params, 'fields'))
  if (!fields) throw codeless("Parameter 'fields' must be array.")
  const list = 'LIST' in fields ? optionsOf(call, fields.LIST, field.list) : field.list
  const kept = fieldRow(field, true)
  const type = [field.entityId, field.fieldName, field.userTypeId] as const
  Object.assign(field, newUserfield(field.id, ...type, { ...kept, ...fields }), {
    multiple: field.multiple,
    list,
  })
  return { result: true }
}

const remove = (call: Call) => {
  const field = dealField(call)
  call.world.userfields.splice(call.world.userfields.indexOf(field), 1)
  for (const item of Object.values(call.world.items['2'] ?? {})) delete item.values[field.fieldName]
  return { result: true }
}

const configRow = (field: Userfield, withOptions: boolean) => ({
  id: String(field.id),
  entityId: field.entityId,
  fieldName: field.fieldName,
  userTypeId: field.userTypeId,
  xmlId: field.xmlId,
  sort: String(field.sort),
  multiple: field.multiple ? 'Y' : 'N',
  mandatory: field.mandatory ? 'Y' : 'N',
  showFilter: field.showFilter,
  showInList: field.showInList,
  editInList: field.editInList,
  isSearchable: field.isSearchable,
  settings: field.settings,
  languageId: { ru: 'ru' },
  editFormLabel: field.editFormLabel,
  ...(withOptions && field.userTypeId === 'enumeration'
    ? {
        enum: field.list.map(({ id, value, def, sort, xmlId }) => ({
          id: String(id),
          userFieldId: String(field.id),
          value,
          def,
          sort: String(sort),
          xmlId,
        })),
      }
    : {}),
})

const configModule = ({ params }: Call): void => {
  if (params.moduleId === undefined) throw missingParameter('moduleId')
  if (params.moduleId !== 'crm') throw new Refusal(400, '0', 'Модуль не поддерживается')
}

const configAdd = (call: Call) => {
  configModule(call)
  const given = mapOf(call.params.field)
  if (!given) throw missingParameter('field')
  const entityId = textOf(given.entityId)
  const type = textOf(given.userTypeId)
  if (!/^CRM_(LEAD|DEAL|CONTACT|COMPANY|\d+)$/.test(entityId))
    throw new Refusal(400, '0', 'Не указан entityId')
  if (!userfieldTypes.includes(type))
    throw new Refusal(400, 'ERROR_CORE', 'Указан неверный пользовательский тип.')
  const fieldName = named(call, entityId, textOf(given.fieldName))
  const old = {
    MULTIPLE: given.multiple,
    MANDATORY: given.mandatory,
    XML_ID: given.xmlId,
    SORT: given.sort,
    SETTINGS: given.settings,
    EDIT_FORM_LABEL: given.editFormLabel,
  }
  const field = newUserfield(call.portal.nextId('userfield'), entityId, fieldName, type, old)
  field.list = type === 'enumeration' ? optionsOf(call, given.enum, []) : []
  call.world.userfields.push(field)
  return { result: { field: configRow(field, true) } }
}

/**
 * Custom fields: of deals by their own methods, of any CRM object (smart processes too) by userfieldconfig.
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/user-defined-fields/index.html
 */
export const userfieldMethods: Methods = {
  ...guarded(
    { scope: ['crm'] },
    {
      'crm.deal.userfield.add': { admin: denied, run: add },
      'crm.deal.userfield.update': { admin: denied, run: update },
      'crm.deal.userfield.delete': { admin: denied, run: remove },
      'crm.deal.userfield.get': { run: (call) => ({ result: fieldRow(dealField(call), true) }) },
      'crm.deal.userfield.list': {
        run: ({ world, params }) => {
          const rows = world.userfields
            .filter((field) => field.entityId === 'CRM_DEAL')
            .map((field) => fieldRow(field, false))
          const filter = { ...mapOf(loose(params, 'filter')) }
          delete filter.LANG
          const { items } = listed(rows, { filter, order: loose(params, 'order'), size: 1000 }, readRow)
          return { result: items, total: items.length }
        },
      },
    },
  ),
  ...guarded(
    { scope: ['userfieldconfig'] },
    {
      'userfieldconfig.add': { admin: denied, run: configAdd },
      'userfieldconfig.list': {
        run: (call) => {
          configModule(call)
          const rows = call.world.userfields.map((field) => configRow(field, false))
          const { items, ...page } = listed(rows, call.params, readRow)
          return { ...page, result: { fields: jsonOf(items) } }
        },
      },
      'userfieldconfig.get': {
        run: (call) => {
          configModule(call)
          const field = call.world.userfields.find((one) => one.id === wholeOf(call.params.id))
          if (!field) throw new Refusal(400, '0', 'Поле не найдено')
          return { result: { field: jsonMapOf(configRow(field, true)) } }
        },
      },
    },
  ),
}
