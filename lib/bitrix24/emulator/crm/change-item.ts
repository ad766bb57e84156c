import { raise } from '#lib/bitrix24/emulator/events.ts'
import { jsonOf, listOf, textOf, wholeOf } from '#lib/bitrix24/emulator/params.ts'
import type { Portal } from '#lib/bitrix24/emulator/portal.ts'
import { Refusal } from '#lib/bitrix24/emulator/refusal.ts'
import { camelName } from '#lib/bitrix24/emulator/userfield.ts'
import { type Item, type Json, pipelinesOf, type Stage } from '#lib/bitrix24/emulator/world.ts'
import { takenValue } from './custom-values.ts'
import { userfieldsOf } from './show-item.ts'
import { categoryOf, pipelineOf, semanticOf, stageOf } from './stages.ts'
import { type StandardField, standardFieldsOf } from './standard-fields.ts'

const eventNames: Record<number, string> = { 1: 'LEAD', 2: 'DEAL', 3: 'CONTACT', 4: 'COMPANY' }

const notValid = (title: string): Refusal =>
  new Refusal(400, 'CRM_FIELD_ERROR_VALUE_NOT_VALID', `Недопустимое значение поля "${title}"`)

const standardTaken = (field: StandardField, value: unknown): Json => {
  if (field.multiple && field.type !== 'multifield') {
    const list = value === '' || value === null ? [] : listOf(value)
    if (!list)
      throw new Refusal(
        400,
        '100',
        `Expected iterable value for multiple field, but got \`${typeof value}\` instead`,
      )
    return list.map((one) => wholeOf(one) ?? 0)
  }
  if (value === '' || value === null) return null
  if (['user', 'integer', 'crm_company', 'crm_contact', 'crm_category'].includes(field.type)) {
    const whole = wholeOf(value)
    if (whole === undefined) throw notValid(field.title)
    return whole
  }
  if (field.type === 'double') {
    if (Number.isNaN(Number(textOf(value)))) throw notValid(field.title)
    return Number(textOf(value))
  }
  if (field.type === 'boolean') return ['Y', '1', 'true'].includes(textOf(value)) ? 'Y' : 'N'
  return jsonOf(value)
}

/** The wanted values of known, writable fields; unknown names are silently passed over, as the vendor does. */
const takenValues = async (
  portal: Portal,
  item: Item,
  fields: Record<string, unknown>,
  original: boolean,
): Promise<Record<string, Json>> => {
  const taken: Record<string, Json> = {}
  for (const field of standardFieldsOf(item.entityTypeId))
    if (field.name in fields && !field.readOnly) taken[field.name] = standardTaken(field, fields[field.name])
  for (const field of userfieldsOf(portal.world(), item.entityTypeId)) {
    const name = original ? field.fieldName : camelName(field.fieldName)
    if (name in fields)
      taken[field.fieldName] = await takenValue(
        portal,
        field,
        fields[name],
        item.values[field.fieldName] ?? null,
      )
  }
  if ('contactId' in taken && !('contactIds' in taken) && item.entityTypeId !== 3) {
    taken.contactIds = taken.contactId ? [taken.contactId] : []
    delete taken.contactId
  }
  return taken
}

const placed = (portal: Portal, item: Item, taken: Record<string, Json>): void => {
  const pipelines = pipelinesOf(portal.world(), item.entityTypeId)
  if (pipelines.length === 0) return
  const category =
    taken.categoryId ?? item.values.categoryId ?? pipelines.find((one) => one.isDefault)?.id ?? 0
  const pipeline = pipelines.find((one) => one.id === category)
  if (!pipeline) throw notValid('Воронка')
  taken.categoryId = pipeline.id
  const stays =
    taken.stageId === undefined && categoryOf(item) === pipeline.id ? item.values.stageId : undefined
  const stageId = taken.stageId ?? stays ?? pipeline.stages[0]?.id ?? null
  if (!pipeline.stages.some((stage) => stage.id === stageId)) throw notValid('Стадия')
  taken.stageId = stageId
}

const demandMandatory = (portal: Portal, item: Item, taken: Record<string, Json>): void => {
  for (const field of userfieldsOf(portal.world(), item.entityTypeId)) {
    const value = taken[field.fieldName] ?? item.values[field.fieldName] ?? null
    if (field.mandatory && (value === null || value === '' || (Array.isArray(value) && value.length === 0)))
      throw new Refusal(
        400,
        'CRM_FIELD_ERROR_REQUIRED',
        `Не заполнено обязательное поле "${field.editFormLabel.ru ?? field.fieldName}"`,
      )
  }
}

const rememberStage = (portal: Portal, item: Item, stage: Stage | undefined, actorId: number): void => {
  const world = portal.world()
  const at = portal.stamp()
  world.stageHistory.push({
    id: portal.nextId('history'),
    ownerId: item.id,
    at,
    categoryId: categoryOf(item),
    stageId: textOf(item.values.stageId),
    semantic: semanticOf(stage),
  })
  world.timeline.push({
    id: portal.nextId('timeline'),
    type: 'stage',
    entityTypeId: item.entityTypeId,
    entityId: item.id,
    at,
    authorId: actorId,
    title: 'Изменена стадия',
    text: stage?.name ?? textOf(item.values.stageId),
    fileIds: [],
    extra: { stageId: item.values.stageId ?? null },
  })
}

/** Who changes and how names of custom fields are spelt; after `automation` events carry no tokens. */
export type Change = { actorId: number; original: boolean; automation?: boolean }

/** Makes a new element from the request's fields and tells the handlers. */
export const createItem = async (
  portal: Portal,
  entityTypeId: number,
  fields: Record<string, unknown>,
  change: Change,
): Promise<Item> => {
  const world = portal.world()
  const blank: Item = { id: 0, entityTypeId, values: {} }
  const taken = await takenValues(portal, blank, fields, change.original)
  placed(portal, blank, taken)
  const id = portal.nextId(`item:${entityTypeId}`)
  const at = portal.stamp()
  const stamps = {
    createdTime: at,
    updatedTime: at,
    createdBy: change.actorId,
    updatedBy: change.actorId,
    movedTime: at,
    movedBy: change.actorId,
  }
  const item: Item = {
    id,
    entityTypeId,
    values: { opened: 'Y', assignedById: change.actorId, title: `Сделка #${id}`, ...stamps, ...taken },
  }
  const all = world.items[String(entityTypeId)] ?? {}
  all[String(id)] = item
  world.items[String(entityTypeId)] = all
  if (pipelineOf(world, item)) rememberStage(portal, item, stageOf(world, item), change.actorId)
  tell(portal, item, 'ADD', change.actorId)
  return item
}

/**
 * Changes an element. Mandatory fields are demanded when the stage moves inside a pipeline; a save that changes
 * nothing is skipped, so nobody is told.
 * @see https://apidocs.bitrix24.com/api-reference/crm/universal/crm-item-update.html
 */
export const changeItem = async (
  portal: Portal,
  item: Item,
  fields: Record<string, unknown>,
  change: Change,
): Promise<void> => {
  const taken = await takenValues(portal, item, fields, change.original)
  placed(portal, item, taken)
  const changed = Object.entries(taken).filter(
    ([name, value]) => JSON.stringify(item.values[name] ?? null) !== JSON.stringify(value),
  )
  if (changed.length === 0) return
  const [oldStage, oldCategory] = [item.values.stageId, categoryOf(item)]
  const moved = changed.some(([name]) => name === 'stageId')
  if (moved && taken.categoryId === oldCategory) demandMandatory(portal, item, taken)
  Object.assign(item.values, Object.fromEntries(changed), {
    updatedTime: portal.stamp(),
    updatedBy: change.actorId,
  })
  if (moved) {
    Object.assign(item.values, {
      previousStageId: oldStage ?? null,
      movedTime: portal.stamp(),
      movedBy: change.actorId,
    })
    rememberStage(portal, item, stageOf(portal.world(), item), change.actorId)
  }
  const teller = change.automation ? null : change.actorId
  tell(portal, item, 'UPDATE', teller)
  if (item.entityTypeId === 2 && categoryOf(item) !== oldCategory)
    raise(
      portal,
      'ONCRMDEALMOVETOCATEGORY',
      { FIELDS: { ID: item.id, CATEGORY_ID: categoryOf(item), STAGE_ID: item.values.stageId ?? null } },
      teller,
    )
}

/** Removes an element for good. */
export const deleteItem = (portal: Portal, item: Item, actorId: number): void => {
  delete portal.world().items[String(item.entityTypeId)]?.[String(item.id)]
  tell(portal, item, 'DELETE', actorId)
}

const tell = (
  portal: Portal,
  item: Item,
  what: 'ADD' | 'UPDATE' | 'DELETE',
  actorId: number | null,
): void => {
  const name = eventNames[item.entityTypeId]
  if (name) return raise(portal, `ONCRM${name}${what}`, { FIELDS: { ID: item.id } }, actorId)
  const data = { FIELDS: { ID: item.id, ENTITY_TYPE_ID: item.entityTypeId } }
  raise(portal, `ONCRMDYNAMICITEM${what}`, data, actorId)
  raise(portal, `ONCRMDYNAMICITEM${what}_${item.entityTypeId}`, data, actorId)
}
