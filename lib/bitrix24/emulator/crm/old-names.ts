import { textOf } from '#lib/bitrix24/emulator/params.ts'
import type { Json } from '#lib/bitrix24/emulator/world.ts'

const special: Record<string, string> = {
  id: 'ID',
  createdTime: 'DATE_CREATE',
  updatedTime: 'DATE_MODIFY',
  createdBy: 'CREATED_BY_ID',
  updatedBy: 'MODIFY_BY_ID',
  movedBy: 'MOVED_BY_ID',
  mycompanyId: 'MYCOMPANY_ID',
  isMyCompany: 'IS_MY_COMPANY',
}

/** Name of a field in the old methods: ASSIGNED_BY_ID for assignedById. */
export const oldName = (name: string): string =>
  special[name] ?? (name.startsWith('UF_') ? name : name.replace(/([A-Z])/g, '_$1').toUpperCase())

const hidden = new Set(['entityTypeId', 'contactIds', 'observers', 'fm', 'previousStageId'])

/** Scalars of the old methods are texts; money has two decimals. */
const oldValue = (name: string, value: Json): Json => {
  if (name === 'opportunity') return Number(value ?? 0).toFixed(2)
  return typeof value === 'number' || typeof value === 'boolean' ? textOf(value) : value
}

const phones = (fm: Json | undefined, type: string): Json =>
  (Array.isArray(fm) ? fm : []).flatMap((row) =>
    typeof row === 'object' && row !== null && !Array.isArray(row) && row.typeId === type
      ? [{ ID: textOf(row.id), VALUE_TYPE: row.valueType ?? 'WORK', VALUE: row.value ?? '', TYPE_ID: type }]
      : [],
  )

/** A row of crm.item.* in the clothes of crm.deal.*, crm.contact.* and crm.company.*. */
export const oldRow = (row: Record<string, Json>): Record<string, Json> => {
  const old: Record<string, Json> = {}
  for (const [name, value] of Object.entries(row))
    if (!hidden.has(name)) old[oldName(name)] = oldValue(name, value)
  const people = { PHONE: phones(row.fm, 'PHONE'), EMAIL: phones(row.fm, 'EMAIL') }
  for (const [name, list] of Object.entries(people)) {
    const some = Array.isArray(list) && list.length > 0
    if ('fm' in row) old[`HAS_${name}`] = some ? 'Y' : 'N'
    if (some) old[name] = list
  }
  return old
}

/** Wanted fields of an old method by the names of crm.item.*. */
export const newNames = (
  fields: Record<string, unknown>,
  names: readonly string[],
): Record<string, unknown> => {
  const byOld = new Map(names.map((name) => [oldName(name), name]))
  const taken = new Map([...byOld, ['CONTACT_IDS', 'contactIds']])
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [taken.get(name) ?? name, value]))
}
