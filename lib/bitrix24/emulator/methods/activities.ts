import { type Call, gates, guarded, type Methods } from '#lib/bitrix24/emulator/method.ts'
import {
  isYes,
  jsonMapOf,
  jsonOf,
  mapOf,
  requiredWhole,
  textOf,
  wholeOf,
} from '#lib/bitrix24/emulator/params.ts'
import { missingParameter, Refusal } from '#lib/bitrix24/emulator/refusal.ts'
import { addEntry, ownerOf } from '#lib/bitrix24/emulator/timeline-entry.ts'
import type { Json, TimelineEntry } from '#lib/bitrix24/emulator/world.ts'

const sizeAt = (map: Record<string, unknown>, path: readonly string[]): number =>
  Object.keys(path.reduce<Record<string, unknown>>((value, key) => mapOf(value[key]) ?? {}, map)).length

/** Checks of a card's layout that clients meet most: it must not be empty, has a header, at most two tags and buttons. */
const checkedLayout = (value: unknown): Record<string, Json> => {
  const layout = mapOf(value) ?? {}
  if (Object.keys(layout).length === 0)
    throw new Refusal(400, 'ERROR_EMPTY_LAYOUT', 'Layout field must be filled')
  for (const key of Object.keys(layout))
    if (!['icon', 'header', 'body', 'footer'].includes(key))
      throw new Refusal(400, 'FIELD_IS_REDUNDANT', `Field "${key}" is redundant`)
  if (textOf(mapOf(layout.icon)?.code) === '')
    throw new Refusal(400, 'FIELD_IS_REQUIRED', 'Field "layout.icon.code" is required')
  if (mapOf(layout.header)?.title === undefined)
    throw new Refusal(400, 'FIELD_IS_REQUIRED', 'Field "layout.header.title" is required')
  if (mapOf(layout.body) === undefined)
    throw new Refusal(400, 'FIELD_IS_REQUIRED', 'Field "layout.body" is required')
  if (sizeAt(layout, ['header', 'tags']) > 2)
    throw new Refusal(400, 'TOO_MANY_ITEMS', 'Too many items in "layout.header.tags"')
  if (sizeAt(layout, ['footer', 'buttons']) > 2)
    throw new Refusal(400, 'TOO_MANY_ITEMS', 'Too many items in "layout.footer.buttons"')
  return jsonMapOf(layout)
}

const fieldsOf = (
  call: Call,
  given: Record<string, unknown>,
  before: Record<string, Json>,
): Record<string, Json> => {
  const badge = textOf(given.badgeCode)
  if (badge !== '' && !call.world.badges[badge])
    throw new Refusal(
      400,
      'WRONG_FIELD_VALUE',
      `Wrong value of field "badgeCode": badge "${badge}" is not found`,
    )
  const fields: Record<string, Json> = { ...before, ...jsonMapOf(given) }
  if ('completed' in given) fields.completed = isYes(given.completed)
  if ('isIncomingChannel' in given) fields.isIncomingChannel = isYes(given.isIncomingChannel)
  return fields
}

const blankFields = (call: Call): Record<string, Json> => ({
  typeId: 'CONFIGURABLE',
  completed: false,
  deadline: null,
  pingOffsets: [],
  isIncomingChannel: false,
  responsibleId: call.caller.user.id,
  badgeCode: '',
  originatorId: null,
  originId: null,
})

const titleOf = (layout: Record<string, Json>): string => {
  const title = mapOf(layout.header)?.title
  return textOf(mapOf(title)?.ru ?? title)
}

const cardOf = ({ world, params }: Call): TimelineEntry => {
  const id = requiredWhole(params, 'id')
  const entry = world.timeline.find((one) => one.id === id && one.type === 'card')
  if (!entry) throw new Refusal(400, 'NOT_FOUND', 'Not found.')
  return entry
}

const addCard = (call: Call) => {
  const owner = ownerOf(
    call,
    requiredWhole(call.params, 'ownerTypeId'),
    requiredWhole(call.params, 'ownerId'),
  )
  const layout = checkedLayout(call.params.layout)
  const fields = fieldsOf(call, mapOf(call.params.fields) ?? {}, blankFields(call))
  const entry = addEntry(call, owner, {
    type: 'card',
    title: titleOf(layout),
    text: '',
    extra: { fields, layout },
  })
  return { result: { activity: { id: entry.id } } }
}

const updateCard = (call: Call) => {
  const entry = cardOf(call)
  const layout =
    call.params.layout === undefined ? jsonMapOf(entry.extra.layout) : checkedLayout(call.params.layout)
  const fields = fieldsOf(call, mapOf(call.params.fields) ?? {}, jsonMapOf(entry.extra.fields))
  Object.assign(entry, { title: titleOf(layout), extra: { fields, layout } })
  return { result: { activity: { id: entry.id } } }
}

const addBadge = (call: Call) => {
  for (const name of ['code', 'title', 'value', 'type'])
    if (call.params[name] === undefined || call.params[name] === '')
      throw new Refusal(400, 'REQUIRED_ARG_MISSING', `Required argument "${name}" is missing`)
  const code = textOf(call.params.code)
  const badge = {
    code,
    title: jsonOf(call.params.title),
    value: jsonOf(call.params.value),
    type: textOf(call.params.type),
  }
  call.world.badges[code] = badge
  return { result: { badge } }
}

/**
 * To-dos, cards of applications and their badges on the kanban.
 * @see https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/index.html
 */
export const activityMethods: Methods = guarded(
  { scope: ['crm'] },
  {
    'crm.activity.todo.add': {
      run: (call) => {
        const owner = ownerOf(
          call,
          requiredWhole(call.params, 'ownerTypeId'),
          requiredWhole(call.params, 'ownerId'),
        )
        if (textOf(call.params.deadline) === '') throw missingParameter('deadline')
        const extra = {
          deadline: textOf(call.params.deadline),
          responsibleId: wholeOf(call.params.responsibleId) ?? call.caller.user.id,
        }
        const title = textOf(call.params.title) || 'Дело'
        const entry = addEntry(call, owner, {
          type: 'todo',
          title,
          text: textOf(call.params.description),
          extra,
        })
        return { result: { id: entry.id } }
      },
    },
    'crm.activity.configurable.add': { application: gates.cardApplication, run: addCard },
    'crm.activity.configurable.update': { application: gates.cardApplication, run: updateCard },
    'crm.activity.configurable.get': {
      application: gates.cardApplication,
      run: (call) => {
        const { id, entityTypeId, entityId, extra } = cardOf(call)
        return { result: { activity: { id, ownerTypeId: entityTypeId, ownerId: entityId, ...extra } } }
      },
    },
    'crm.activity.badge.add': {
      admin: () => new Refusal(400, 'ACCESS_DENIED', 'Access denied.'),
      run: addBadge,
    },
    'crm.activity.badge.list': { run: ({ world }) => ({ result: { badges: Object.values(world.badges) } }) },
    'crm.activity.badge.get': {
      run: ({ world, params }) => {
        const badge = world.badges[textOf(params.code)]
        if (!badge) throw new Refusal(400, 'NOT_FOUND', 'Not found.')
        return { result: { badge } }
      },
    },
  },
)
