import { fieldsFrom } from '#lib/bitrix24/catalogue-fields.ts'
import type { Bitrix24Client } from '#lib/bitrix24/client.ts'
import { filesInField } from '#lib/bitrix24/documents.ts'
import { asId, asText, type Wire } from '#lib/bitrix24/wire.ts'
import type { Receipt } from '#lib/envelope/effect.ts'
import { Permanent } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Action, CallOf } from './action.ts'

/**
 * Puts files into a field of the item. Bitrix24 silently deletes files of a multiple field that a save does not name,
 * so those that are there are named by their ids; a repeat compares bytes and adds only what is missing. A field for
 * one file takes the newest of ours. Source: apidocs.bitrix24.com/api-reference/files/how-to-update-files.html
 */
export const attachFiles: Action<'attach-files'> = { name: 'attach-files', run }

type Ours = { name: string; bytes: Uint8Array }

async function run(client: Bitrix24Client, call: CallOf<'attach-files'>): Promise<Receipt> {
  const { entityTypeId, id } = call.item
  const { field } = call.act
  const multiple = await isMultiple(client, entityTypeId, field)
  const wanted = multiple ? call.act.files : call.act.files.slice(-1)
  const ours = await Promise.all(
    wanted.map(async ({ documentId, fileName }) => ({
      name: fileName,
      bytes: await call.bytesOf(documentId),
    })),
  )
  const held = multiple || call.repeat ? await filesInField(client, call.item, field) : []
  const missing = call.repeat ? await withoutHeld(client, ours, held) : ours
  if (missing.length === 0) return { how: 'already', data: { field } }
  const pairs = missing.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')])
  const value = multiple ? [...held.map((file) => ({ id: asId(file.id) ?? '' })), ...pairs] : pairs[0]
  await client.call(
    'crm.item.update',
    { entityTypeId, id, fields: { [field]: value }, useOriginalUfNames: 'Y' },
    { write: true, repeatable: !multiple, alone: true },
  )
  return { how: 'done', data: { field, files: missing.map(({ name }) => name).join(', ') } }
}

const keepMs = 10 * 60_000

async function isMultiple(client: Bitrix24Client, entityTypeId: number, field: string): Promise<boolean> {
  const fields = await client.memory.recall(`item-fields/${entityTypeId}`, keepMs, async () => {
    const result = await client.call('crm.item.fields', { entityTypeId, useOriginalUfNames: 'Y' })
    return fieldsFrom(result, entityTypeId, [entityTypeId])
  })
  const declared = fields.find(({ name }) => name === field)
  if (declared?.type === 'file') return declared.multiple
  throw new Permanent({
    code: 'bitrix24-file-field-missing',
    text: say(`У карточки нет поля для файлов «${field}».`, `The item has no field for files “${field}”.`),
    cure: say(
      'Верните поле в Битрикс24 и повторите или выберите другое в узле действия.',
      'Restore the field in Bitrix24 and retry, or choose another one in the action node.',
    ),
    detail: { field },
  })
}

/** Ours that no file of the field has the bytes of. */
async function withoutHeld(client: Bitrix24Client, ours: Ours[], held: Wire[]): Promise<Ours[]> {
  const contents = await Promise.all(
    held.map(async (file) => (await client.download(asText(file.urlMachine))).bytes),
  )
  return ours.filter(({ bytes }) => !contents.some((content) => Buffer.compare(content, bytes) === 0))
}
