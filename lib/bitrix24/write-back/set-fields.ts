import type { Bitrix24Client } from '#lib/bitrix24/client.ts'
import { asFlag, asNumber, asRecord, asText } from '#lib/bitrix24/wire.ts'
import type { Receipt } from '#lib/envelope/effect.ts'
import type { Action, CallOf } from './action.ts'

type Value = string | number | boolean | null

/**
 * Sets fields of the item. Setting a value again changes nothing, and Bitrix24 runs no automation for a save that
 * changes nothing; a repeat still looks first, so that an automation in between is not started twice.
 */
export const setFields: Action<'set-fields'> = { name: 'set-fields', run }

async function run(client: Bitrix24Client, call: CallOf<'set-fields'>): Promise<Receipt> {
  const wanted = Object.entries(call.act.fields)
  if (wanted.length === 0) return { how: 'already' }
  const { entityTypeId, id } = call.item
  if (call.repeat) {
    const found = await client.call('crm.item.get', { entityTypeId, id, useOriginalUfNames: 'Y' })
    const item = asRecord(asRecord(found).item)
    if (wanted.every(([name, value]) => holds(item[name], value))) return { how: 'already' }
  }
  // An empty text clears a field in JSON and in a batch alike.
  const fields = Object.fromEntries(wanted.map(([name, value]) => [name, sent(value)]))
  await client.call(
    'crm.item.update',
    { entityTypeId, id, fields, useOriginalUfNames: 'Y' },
    { write: true, repeatable: true },
  )
  return { how: 'done', data: { fields: wanted.map(([name]) => name).join(', ') } }
}

const sent = (value: Value): string | number => {
  if (value === null) return ''
  return typeof value === 'boolean' ? (value ? 'Y' : 'N') : value
}

/** Whether the field has the value, whatever type Bitrix24 gives it back in. */
export function holds(held: unknown, wanted: Value): boolean {
  if (wanted === null || wanted === '') {
    return (
      held === null ||
      held === undefined ||
      held === '' ||
      held === false ||
      (Array.isArray(held) && held.length === 0)
    )
  }
  if (typeof wanted === 'boolean') return asFlag(held) === wanted
  if (typeof wanted === 'number') return asNumber(held) === wanted
  const text = asText(held)
  if (text === wanted) return true
  // A date comes back as a moment in the server's zone: its day is the first part.
  if (/^\d{4}-\d{2}-\d{2}$/.test(wanted)) return text.slice(0, 10) === wanted
  const [heldMs, wantedMs] = [Date.parse(text), Date.parse(wanted)]
  return /^\d{4}-\d{2}-\d{2}T/.test(wanted) && Number.isFinite(heldMs) && heldMs === wantedMs
}
