import type { Reader } from '#lib/bitrix24/emulator/listing.ts'
import type { Caller } from '#lib/bitrix24/emulator/method.ts'
import type { Portal } from '#lib/bitrix24/emulator/portal.ts'
import { camelName, type Userfield, userfieldEntity } from '#lib/bitrix24/emulator/userfield.ts'
import type { Item, Json, User, World } from '#lib/bitrix24/emulator/world.ts'
import { shownValue } from './custom-values.ts'
import { semanticOf, stageOf } from './stages.ts'
import { type StandardField, standardFieldsOf } from './standard-fields.ts'

/** Custom fields of a CRM object type. */
export const userfieldsOf = (world: World, entityTypeId: number): Userfield[] => {
  const entityId = userfieldEntity(world.types, entityTypeId)
  return world.userfields.filter((field) => field.entityId === entityId)
}

/** Whether this employee may see the element: some see only deals for which they are responsible or which they watch. */
export const maySee = (user: User, item: Item): boolean => {
  if (user.admin || user.dealAccess === 'all' || item.entityTypeId === 4 || item.entityTypeId === 3)
    return true
  const { assignedById, observers } = item.values
  return assignedById === user.id || (Array.isArray(observers) && observers.includes(user.id))
}

const contactIdsOf = (item: Item): number[] =>
  Array.isArray(item.values.contactIds) ? item.values.contactIds.map(Number) : []

const standardValue = (world: World, item: Item, field: StandardField): Json => {
  switch (field.name) {
    case 'id':
      return item.id
    case 'contactId':
      return item.values.contactId ?? contactIdsOf(item)[0] ?? 0
    case 'companyId':
      return item.values.companyId ?? 0
    case 'stageSemanticId':
      return semanticOf(stageOf(world, item))
    case 'closed':
      return stageOf(world, item)?.semantics ? 'Y' : 'N'
    case 'isNew':
      return stageOf(world, item)?.sort === 10 ? 'Y' : 'N'
    default:
      return item.values[field.name] ?? (field.multiple ? [] : null)
  }
}

/**
 * Reads fields of stored elements for filters and sorting without showing them whole. Custom booleans read as 1 and 0:
 * filters by Y and N find nothing, as documented.
 */
export const itemReader = (portal: Portal, entityTypeId: number, original: boolean): Reader<Item> => {
  const world = portal.world()
  const standard = new Map(standardFieldsOf(entityTypeId).map((field) => [field.name, field]))
  const custom = new Map(
    userfieldsOf(world, entityTypeId).map((field) => [
      original ? field.fieldName : camelName(field.fieldName),
      field,
    ]),
  )
  return (item, name) => {
    const field = standard.get(name)
    if (field) return standardValue(world, item, field)
    const own = custom.get(name)
    if (!own) return undefined
    const value = item.values[own.fieldName] ?? null
    return own.userTypeId === 'boolean' ? Number(value === 'Y') : value
  }
}

/** An element as crm.item.* answers it; `original` keeps UF_ names instead of the camel-case ones. */
export const shownItem = (
  portal: Portal,
  caller: Caller,
  item: Item,
  original: boolean,
): Record<string, Json> => {
  const world = portal.world()
  const row: Record<string, Json> = {}
  for (const field of standardFieldsOf(item.entityTypeId)) row[field.name] = standardValue(world, item, field)
  for (const field of userfieldsOf(world, item.entityTypeId))
    row[original ? field.fieldName : camelName(field.fieldName)] = shownValue(portal, caller, field, item)
  row.entityTypeId = item.entityTypeId
  return row
}
