import { changeItem, createItem, deleteItem } from '#lib/bitrix24/emulator/crm/change-item.ts'
import { itemReader, maySee, shownItem, userfieldsOf } from '#lib/bitrix24/emulator/crm/show-item.ts'
import { standardFieldsOf } from '#lib/bitrix24/emulator/crm/standard-fields.ts'
import { listed, readRow, selected } from '#lib/bitrix24/emulator/listing.ts'
import { type Call, guarded, type Methods } from '#lib/bitrix24/emulator/method.ts'
import { isYes, requiredMap, requiredWhole, textsOf, wholeOf } from '#lib/bitrix24/emulator/params.ts'
import { Refusal } from '#lib/bitrix24/emulator/refusal.ts'
import { camelName, type Userfield } from '#lib/bitrix24/emulator/userfield.ts'
import { findItem, type Item, itemsOf } from '#lib/bitrix24/emulator/world.ts'

const typeOf = ({ world, params }: Call): number => {
  const entityTypeId = requiredWhole(params, 'entityTypeId')
  if (world.items[String(entityTypeId)]) return entityTypeId
  throw new Refusal(400, 'NOT_FOUND', 'Смарт-процесс не найден')
}

const itemOf = (call: Call): Item => {
  const item = findItem(call.world, typeOf(call), requiredWhole(call.params, 'id'))
  if (!item) throw new Refusal(400, 'NOT_FOUND', 'Элемент не найден')
  if (!maySee(call.caller.user, item)) throw new Refusal(400, 'ACCESS_DENIED', 'Доступ запрещён')
  return item
}

const original = ({ params }: Call): boolean => isYes(params.useOriginalUfNames)

const shown = (call: Call, item: Item) => shownItem(call.portal, call.caller, item, original(call))

const list = (call: Call) => {
  const entityTypeId = typeOf(call)
  const visible = itemsOf(call.world, entityTypeId).filter((item) => maySee(call.caller.user, item))
  const { select } = call.params
  const { items, ...page } = listed(
    visible,
    call.params,
    itemReader(call.portal, entityTypeId, original(call)),
  )
  // A list carries phones and addresses only when everything is asked for.
  const bare = (row: Record<string, unknown>) => {
    const { fm, ...rest } = row
    return textsOf(select).includes('*') ? row : rest
  }
  return {
    ...page,
    result: { items: items.map((item) => bare(selected(shown(call, item), select, ['id']))) },
  }
}

const described = (field: Userfield) => ({
  type: field.userTypeId,
  isRequired: field.mandatory,
  isReadOnly: false,
  isImmutable: false,
  isMultiple: field.multiple,
  isDynamic: true,
  title: field.editFormLabel.ru ?? field.fieldName,
  upperName: field.fieldName,
  ...(field.userTypeId === 'enumeration'
    ? { items: field.list.map((option) => ({ ID: String(option.id), VALUE: option.value })) }
    : {}),
})

const upperName = (name: string): string => name.replace(/([A-Z])/g, '_$1').toUpperCase()

const fields = (call: Call) => {
  const entityTypeId = typeOf(call)
  const standard = standardFieldsOf(entityTypeId).map(
    ({ name, type, title, readOnly, multiple, required }) =>
      [
        name,
        {
          type,
          isRequired: required,
          isReadOnly: readOnly,
          isImmutable: false,
          isMultiple: multiple,
          isDynamic: false,
          title,
          upperName: upperName(name),
        },
      ] as const,
  )
  const custom = userfieldsOf(call.world, entityTypeId).map(
    (field) => [original(call) ? field.fieldName : camelName(field.fieldName), described(field)] as const,
  )
  return { result: { fields: Object.fromEntries<unknown>([...standard, ...custom]) } }
}

/**
 * The universal methods of CRM elements. Their parameters are matched to the letter, case included.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/index.html
 */
export const crmItemMethods: Methods = guarded(
  { scope: ['crm'] },
  {
    'crm.item.fields': { run: fields },
    'crm.item.list': { run: list },
    'crm.item.get': { run: (call) => ({ result: { item: shown(call, itemOf(call)) } }) },
    'crm.item.add': {
      run: async (call) => {
        const given = requiredMap(call.params, 'fields')
        const change = { actorId: call.caller.user.id, original: original(call) }
        const item = await createItem(call.portal, typeOf(call), given, change)
        return { result: { item: shown(call, item) } }
      },
    },
    'crm.item.update': {
      run: async (call) => {
        const item = itemOf(call)
        const given = requiredMap(call.params, 'fields')
        await changeItem(call.portal, item, given, { actorId: call.caller.user.id, original: original(call) })
        return { result: { item: shown(call, item) } }
      },
    },
    'crm.item.delete': {
      run: (call) => {
        deleteItem(call.portal, itemOf(call), call.caller.user.id)
        return { result: [] }
      },
    },
    'crm.item.productrow.list': {
      run: ({ world, params }) => {
        requiredMap(params, 'filter')
        const rows = world.productRows.map(({ id, ownerId, ownerType, values }) => ({
          id,
          ownerId,
          ownerType,
          ...values,
        }))
        const page = listed(rows, params, readRow)
        return {
          result: { productRows: page.items },
          ...(page.total === undefined ? {} : { total: page.total }),
        }
      },
    },
    'crm.type.list': {
      run: ({ world, params }) => {
        const rows = world.types.map((type) => ({ ...type, code: '', ...smartProcess }))
        const { items, ...page } = listed(rows, params, readRow)
        return { ...page, result: { types: items } }
      },
    },
    'crm.stagehistory.list': {
      run: ({ world, params }) => {
        const rows = (wholeOf(params.entityTypeId) === 2 ? world.stageHistory : []).map((row, index) => ({
          ID: row.id,
          TYPE_ID:
            world.stageHistory.findIndex((one) => one.ownerId === row.ownerId) === index
              ? 1
              : row.semantic === 'P'
                ? 2
                : 3,
          OWNER_ID: row.ownerId,
          CREATED_TIME: row.at,
          CATEGORY_ID: row.categoryId,
          STAGE_SEMANTIC_ID: row.semantic,
          STAGE_ID: row.stageId,
        }))
        const { items, ...page } = listed(rows, params, readRow)
        return { ...page, result: { items: items.map((row) => selected(row, params.select)) } }
      },
    },
  },
)

const smartProcess = {
  isCategoriesEnabled: 'Y',
  isStagesEnabled: 'Y',
  isClientEnabled: 'Y',
  isLinkWithProductsEnabled: 'N',
  isMycompanyEnabled: 'Y',
  isDocumentsEnabled: 'Y',
  isObserversEnabled: 'Y',
  isAutomationEnabled: 'Y',
  isBizProcEnabled: 'Y',
}
