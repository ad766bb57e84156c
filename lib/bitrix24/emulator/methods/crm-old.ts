import { changeItem, createItem } from '#lib/bitrix24/emulator/crm/change-item.ts'
import { newNames, oldName, oldRow } from '#lib/bitrix24/emulator/crm/old-names.ts'
import { itemReader, maySee, shownItem, userfieldsOf } from '#lib/bitrix24/emulator/crm/show-item.ts'
import { standardFieldsOf } from '#lib/bitrix24/emulator/crm/standard-fields.ts'
import { listed } from '#lib/bitrix24/emulator/listing.ts'
import { type Call, guarded, type Method, type Methods } from '#lib/bitrix24/emulator/method.ts'
import { loose, mapOf, textsOf, wholeOf } from '#lib/bitrix24/emulator/params.ts'
import { codeless, Refusal } from '#lib/bitrix24/emulator/refusal.ts'
import { findItem, type Item, itemsOf } from '#lib/bitrix24/emulator/world.ts'

const itemOf = (call: Call, entityTypeId: number): Item => {
  const id = wholeOf(loose(call.params, 'id'))
  if (id === undefined || id <= 0) throw codeless('ID is not defined or invalid.')
  const item = findItem(call.world, entityTypeId, id)
  if (!item) throw codeless('Not found')
  if (!maySee(call.caller.user, item)) throw codeless('Access denied.')
  return item
}

const row = (call: Call, item: Item) => oldRow(shownItem(call.portal, call.caller, item, true))

const get = (entityTypeId: number): Method => ({
  run: (call) => ({ result: row(call, itemOf(call, entityTypeId)) }),
})

/** Names of crm.item.* by those of the old methods. */
const namesOf = (entityTypeId: number): Map<string, string> =>
  new Map(standardFieldsOf(entityTypeId).map(({ name }) => [oldName(name), name]))

/** Without a selection the old lists show standard fields only: custom ones by `UF_*` or by name. */
const list = (entityTypeId: number): Method => ({
  run: (call) => {
    const items = itemsOf(call.world, entityTypeId).filter((item) => maySee(call.caller.user, item))
    const filter = loose(call.params, 'filter')
    const given = { filter, order: loose(call.params, 'order'), start: loose(call.params, 'start') }
    const read = itemReader(call.portal, entityTypeId, true)
    const names = namesOf(entityTypeId)
    const { items: found, ...page } = listed(items, given, (item, name) =>
      read(item, names.get(name) ?? name),
    )
    const wishes = textsOf(loose(call.params, 'select'))
    const standard = wishes.length === 0 || wishes.includes('*')
    const kept = (name: string) =>
      name.startsWith('UF_')
        ? wishes.includes('UF_*') || wishes.includes(name)
        : standard || wishes.includes(name) || name === 'ID'
    const result = found.map((item) =>
      Object.fromEntries(Object.entries(row(call, item)).filter(([name]) => kept(name))),
    )
    return { ...page, result }
  },
})

const fieldsOf = (call: Call, entityTypeId: number) => {
  const given = mapOf(loose(call.params, 'fields'))
  if (!given) throw codeless("Parameter 'fields' must be array.")
  return newNames(
    given,
    standardFieldsOf(entityTypeId).map(({ name }) => name),
  )
}

const dealFields = ({ world }: Call) => {
  const standard = standardFieldsOf(2).map(({ name, type, title, readOnly, required }) => [
    oldName(name),
    {
      type,
      isRequired: required,
      isReadOnly: readOnly,
      isImmutable: false,
      isMultiple: false,
      isDynamic: false,
      title,
    },
  ])
  const custom = userfieldsOf(world, 2).map((field) => [
    field.fieldName,
    {
      type: field.userTypeId,
      isRequired: field.mandatory,
      isReadOnly: false,
      isImmutable: false,
      isMultiple: field.multiple,
      isDynamic: true,
      title: field.fieldName,
      listLabel: field.listColumnLabel.ru ?? '',
      formLabel: field.editFormLabel.ru ?? '',
      filterLabel: field.listFilterLabel.ru ?? '',
    },
  ])
  return { result: Object.fromEntries([...standard, ...custom]) }
}

/**
 * Methods of deals, contacts and companies that the vendor no longer develops: upper-case names, values as texts,
 * refusals without codes. Moving between pipelines is beyond crm.deal.update.
 * @see https://apidocs.bitrix24.com/api-reference/crm/deals/index.html
 */
export const crmOldMethods: Methods = guarded(
  { scope: ['crm'] },
  {
    'crm.deal.get': get(2),
    'crm.deal.list': list(2),
    'crm.contact.get': get(3),
    'crm.contact.list': list(3),
    'crm.company.get': get(4),
    'crm.company.list': list(4),
    'crm.deal.fields': { run: dealFields },
    'crm.deal.add': {
      run: async (call) => {
        const change = { actorId: call.caller.user.id, original: true }
        const item = await createItem(call.portal, 2, fieldsOf(call, 2), change)
        return { result: item.id }
      },
    },
    'crm.deal.update': {
      run: async (call) => {
        const { categoryId, ...fields } = fieldsOf(call, 2)
        const change = { actorId: call.caller.user.id, original: true }
        try {
          await changeItem(call.portal, itemOf(call, 2), fields, change)
        } catch (error) {
          throw error instanceof Refusal ? codeless(error.description) : error
        }
        return { result: true }
      },
    },
    'crm.deal.contact.items.get': {
      run: (call) => {
        const { contactIds } = itemOf(call, 2).values
        const result = (Array.isArray(contactIds) ? contactIds : []).map((id, index) => ({
          CONTACT_ID: Number(id),
          SORT: (index + 1) * 10,
          ROLE_ID: 0,
          IS_PRIMARY: index === 0 ? 'Y' : 'N',
        }))
        return { result }
      },
    },
  },
)
