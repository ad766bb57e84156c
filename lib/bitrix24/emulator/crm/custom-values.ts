import { machineLink } from '#lib/bitrix24/emulator/links.ts'
import type { Caller } from '#lib/bitrix24/emulator/method.ts'
import { isYes, listOf, mapOf, textOf, wholeOf } from '#lib/bitrix24/emulator/params.ts'
import type { Portal } from '#lib/bitrix24/emulator/portal.ts'
import { portalDay, portalTime } from '#lib/bitrix24/emulator/portal-time.ts'
import { Refusal } from '#lib/bitrix24/emulator/refusal.ts'
import type { Userfield } from '#lib/bitrix24/emulator/userfield.ts'
import type { Item, Json } from '#lib/bitrix24/emulator/world.ts'

const invalid = (field: Userfield): Refusal =>
  new Refusal(
    400,
    'CRM_FIELD_ERROR_VALUE_NOT_VALID',
    `Недопустимое значение поля "${field.editFormLabel.ru ?? field.fieldName}"`,
  )

const moment = (field: Userfield, text: string): Date => {
  const at = new Date(/[Zz]|[+-]\d\d:?\d\d$/.test(text) || !text.includes('T') ? text : `${text}+03:00`)
  if (Number.isNaN(at.getTime())) throw invalid(field)
  return at
}

const numeric = (field: Userfield, value: unknown): number => {
  const number = typeof value === 'number' ? value : Number(textOf(value))
  if (Number.isNaN(number)) throw invalid(field)
  return field.userTypeId === 'double' ? number : Math.trunc(number)
}

/** One value of a custom field from the request, in the shape in which the state keeps it. */
const scalar = (field: Userfield, value: unknown): Json => {
  if (value === null || value === undefined || value === '' || value === false)
    return field.userTypeId === 'boolean' ? 'N' : null
  switch (field.userTypeId) {
    case 'integer':
    case 'double':
      return numeric(field, value)
    case 'employee':
      return numeric(field, textOf(value).replace(/^user_/, ''))
    case 'boolean':
      return isYes(value) ? 'Y' : 'N'
    case 'date':
      return /^\d{4}-\d\d-\d\d/.test(textOf(value))
        ? textOf(value).slice(0, 10)
        : portalTime(moment(field, textOf(value))).slice(0, 10)
    case 'datetime':
      return portalTime(moment(field, textOf(value)))
    case 'enumeration': {
      const id = wholeOf(value)
      if (!field.list.some((option) => option.id === id)) throw invalid(field)
      return id ?? null
    }
    default:
      return textOf(value)
  }
}

const isPair = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')

const storedFile = async (
  portal: Portal,
  field: Userfield,
  value: unknown,
  kept: readonly number[],
): Promise<number | null> => {
  const again = wholeOf(mapOf(value)?.id)
  if (again !== undefined && kept.includes(again)) return again
  const old = listOf(mapOf(value)?.fileData)
  const pair = isPair(value) ? listOf(value) : old
  if (!pair) throw invalid(field)
  return keepFile(portal, textOf(pair[0]), textOf(pair[1]))
}

/** Decodes and keeps the bytes of `["name.pdf","<base64>"]`; the id of the stored file. */
export const keepFile = async (portal: Portal, name: string, base64: string): Promise<number> => {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  const id = portal.nextId('file')
  portal.world().files[String(id)] = {
    id,
    name,
    sha256: await portal.context.blobs.put(bytes),
    sizeBytes: bytes.length,
  }
  return id
}

/**
 * A custom field's value as the request wants it. In a multiple file field whatever is not named by its id is gone.
 * @see https://apidocs.bitrix24.com/api-reference/files/how-to-update-files.html
 */
export const takenValue = async (
  portal: Portal,
  field: Userfield,
  value: unknown,
  before: Json,
): Promise<Json> => {
  const isFile = field.userTypeId === 'file'
  if (!field.multiple) {
    const cleared = value === '' || value === null || isYes(mapOf(value)?.remove)
    if (isFile)
      return cleared ? null : storedFile(portal, field, value, typeof before === 'number' ? [before] : [])
    return scalar(field, value)
  }
  const wanted = value === '' || value === null ? [] : listOf(value)
  if (!wanted)
    throw new Refusal(
      400,
      '100',
      `Expected iterable value for multiple field, but got \`${typeof value}\` instead`,
    )
  if (!isFile) return wanted.map((one) => scalar(field, one)).filter((one) => one !== null)
  const kept = (listOf(before) ?? []).filter((one): one is number => typeof one === 'number')
  // A bare pair for a multiple field is two strings, none of which is a file.
  return Promise.all(wanted.map((one) => storedFile(portal, field, one, kept)))
}

/** A custom field's value as crm.item.* shows it: days as moments, files as addresses. */
export const shownValue = (portal: Portal, caller: Caller, field: Userfield, item: Item): Json => {
  const value = item.values[field.fieldName] ?? null
  const show = (one: Json): Json => {
    if (one === null) return null
    if (field.userTypeId === 'date') return portalDay(textOf(one))
    if (field.userTypeId !== 'file') return one
    const query = `entityTypeId=${item.entityTypeId}&id=${item.id}&fieldName=${field.fieldName}&fileId=${textOf(one)}`
    return {
      id: one,
      url: `${portal.context.baseUrl}/bitrix/services/main/ajax.php?action=crm.controller.item.getFile&${query}`,
      urlMachine: machineLink(portal, caller, 'crm.controller.item.getFile', {
        kind: 'file',
        id: Number(one),
      }),
    }
  }
  if (field.multiple) return Array.isArray(value) ? value.map(show) : []
  if (value === null && field.userTypeId === 'boolean') return 'N'
  return show(value)
}
