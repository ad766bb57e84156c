import { listed, type Row, readRow } from '#lib/bitrix24/emulator/listing.ts'
import { type Call, guarded, type Methods } from '#lib/bitrix24/emulator/method.ts'
import { jsonMapOf, listOf, loose, mapOf, textOf, textsOf, wholeOf } from '#lib/bitrix24/emulator/params.ts'
import { missingParameter, Refusal } from '#lib/bitrix24/emulator/refusal.ts'
import { findUser, fullName, type Json, type Task } from '#lib/bitrix24/emulator/world.ts'

const refused = (text: string) => new Refusal(400, 'ERROR_CORE', `${text}<br>`)

const camel = (name: string): string =>
  name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const defaults: Record<string, Json> = {
  DESCRIPTION: '',
  PRIORITY: '1',
  STATUS: '2',
  PARENT_ID: null,
  DEADLINE: null,
  GROUP_ID: '0',
  XML_ID: null,
  STAGE_ID: '0',
  AUDITORS: [],
  ACCOMPLICES: [],
  TAGS: [],
}

const asText = (value: Json): Json => {
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'number' ? String(one) : one))
  return typeof value === 'number' ? String(value) : value
}

/** A task under upper-case names, everything included: what filters see. */
const fullRow = (task: Task): Row => {
  const values = Object.fromEntries(
    Object.entries({ ...defaults, ...task.values }).map(([name, value]) => [name, asText(value)]),
  )
  const { TAGS } = values
  return {
    ID: String(task.id),
    ...values,
    TAG: TAGS,
    CREATED_DATE: task.createdAt,
    CHANGED_DATE: task.changedAt,
  }
}

const personOf = ({ world }: Call, id: unknown) => {
  const user = findUser(world, Number(id))
  return user
    ? {
        id: String(user.id),
        name: fullName(user),
        link: `/company/personal/user/${user.id}/`,
        icon: '',
        workPosition: user.position,
      }
    : []
}

/** Camel-case names; custom fields and tags only when they are asked for by name. */
const shown = (call: Call, task: Task, select: readonly string[]): Row => {
  const wanted = select.map((name) => name.toUpperCase())
  const all = wanted.length === 0 || wanted.includes('*')
  const rows = Object.entries(fullRow(task)).filter(([name]) => {
    if (name === 'ID' || wanted.includes(name)) return true
    return all && !name.startsWith('UF_') && name !== 'TAGS' && name !== 'TAG'
  })
  const row = Object.fromEntries(rows.map(([name, value]) => [camel(name), value]))
  return {
    ...row,
    ...(row.createdBy === undefined ? {} : { creator: personOf(call, row.createdBy) }),
    ...(row.responsibleId === undefined ? {} : { responsible: personOf(call, row.responsibleId) }),
    group: [],
    descriptionInBbcode: 'Y',
  }
}

const fieldsOf = (call: Call): Record<string, Json> => {
  const fields = mapOf(loose(call.params, 'fields'))
  if (!fields || Object.keys(fields).length === 0) throw missingParameter('fields')
  return Object.fromEntries(
    Object.entries(jsonMapOf(fields)).map(([name, value]) => [name.toUpperCase(), value]),
  )
}

const checked = (call: Call, values: Record<string, Json>): Record<string, Json> => {
  if (textOf(values.TITLE).trim() === '') throw refused('Не указано название задачи')
  if (textOf(values.RESPONSIBLE_ID) === '') throw refused('Не указан ответственный')
  if (!findUser(call.world, Number(values.RESPONSIBLE_ID)))
    throw refused('Пользователь, указанный в поле «Исполнитель», не найден')
  return values
}

const taskOf = (call: Call): Task => {
  const id = wholeOf(loose(call.params, 'taskId') ?? loose(call.params, 'id'))
  if (id === undefined) throw missingParameter('taskId')
  const task = call.world.tasks[String(id)]
  if (!task) throw new Refusal(400, '1048582', 'Задача не найдена или недоступна.')
  return task
}

const add = (call: Call) => {
  const values = checked(call, { CREATED_BY: call.caller.user.id, ...fieldsOf(call) })
  const at = call.portal.stamp()
  const task: Task = { id: call.portal.nextId('task'), values, createdAt: at, changedAt: at }
  call.world.tasks[String(task.id)] = task
  return { result: { task: shown(call, task, []) } }
}

const update = (call: Call) => {
  const task = taskOf(call)
  task.values = checked(call, { ...task.values, ...fieldsOf(call) })
  task.changedAt = call.portal.stamp()
  return { result: { task: shown(call, task, []) } }
}

const list = (call: Call) => {
  const tasks = Object.values(call.world.tasks)
  const given = {
    filter: loose(call.params, 'filter'),
    order: loose(call.params, 'order'),
    start: loose(call.params, 'start'),
  }
  const read = (task: Task, name: string) => readRow(fullRow(task), name)
  const { items, ...page } = listed(tasks, given, read)
  const select = textsOf(loose(call.params, 'select'))
  return { ...page, result: { tasks: items.map((task) => shown(call, task, select)) } }
}

/**
 * Tasks, answered with camel-case names and ids as texts.
 * @see https://apidocs.bitrix24.com/api-reference/tasks/index.html
 */
export const taskMethods: Methods = guarded(
  { scope: ['task'] },
  {
    'tasks.task.add': { run: add },
    'tasks.task.update': { run: update },
    'tasks.task.get': {
      run: (call) => {
        const select = listOf(loose(call.params, 'select')) ? textsOf(loose(call.params, 'select')) : []
        return { result: { task: shown(call, taskOf(call), select) } }
      },
    },
    'tasks.task.list': { run: list },
  },
)
