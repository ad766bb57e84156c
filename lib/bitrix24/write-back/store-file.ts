import type { Bitrix24Client } from '#lib/bitrix24/client.ts'
import { isNotFound, vendorCodeOf } from '#lib/bitrix24/errors.ts'
import { childNamed, driveName, folderId, forgetFolders, nameTaken } from '#lib/bitrix24/folders.ts'
import { asId, asNumber, asRecord, asText, type Wire } from '#lib/bitrix24/wire.ts'
import type { Receipt } from '#lib/envelope/effect.ts'
import { Transient } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Action, CallOf } from './action.ts'

/**
 * Stores a file on the common Drive, one request beyond its folders. The name is fixed and Drive refuses a second
 * file of the same name: then a file of the same size is ours, and another size becomes a new version of it.
 */
export const storeFile: Action<'store-file'> = { name: 'store-file', run }

async function run(client: Bitrix24Client, call: CallOf<'store-file'>): Promise<Receipt> {
  const bytes = await call.bytesOf(call.act.documentId)
  try {
    return await store(client, call, bytes)
  } catch (error) {
    if (!isNotFound(error)) throw error
    // A folder that we remember is gone: make the path anew, once.
    forgetFolders(client)
    return store(client, call, bytes)
  }
}

async function store(
  client: Bitrix24Client,
  call: CallOf<'store-file'>,
  bytes: Uint8Array,
): Promise<Receipt> {
  const folder = await folderId(client, call.act.folder)
  const name = driveName(call.act.fileName)
  const content = [name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')]
  try {
    const made = await client.call(
      'disk.folder.uploadFile',
      { id: folder, data: { NAME: name }, fileContent: content, generateUniqueName: false },
      { write: true, alone: true },
    )
    return receipt('done', asRecord(made), folder)
  } catch (error) {
    if (vendorCodeOf(error) !== nameTaken) throw error
  }
  const held = await childNamed(client, folder, name, 'file')
  if (!held) throw vanished(name)
  if (asNumber(held.SIZE) === bytes.length) return receipt('already', held, folder)
  const params = { id: asText(held.ID), fileContent: content }
  const version = await client.call('disk.file.uploadVersion', params, { write: true, alone: true })
  return receipt('done', asRecord(version), folder)
}

const receipt = (how: 'done' | 'already', file: Wire, folder: string): Receipt => {
  const url = asText(file.DETAIL_URL)
  return {
    how,
    data: { fileId: asId(file.ID) ?? '', folderId: folder, name: asText(file.NAME), ...(url ? { url } : {}) },
  }
}

const vanished = (name: string): Transient =>
  new Transient({
    code: 'bitrix24-file-vanished',
    outcome: 'none',
    text: say(
      `Диск говорит, что файл «${name}» уже есть, но не показывает его: он удаляется или в корзине.`,
      `Drive says that the file “${name}” exists but does not show it: it is being deleted or in the trash.`,
    ),
    cure: say(
      'Повторим сами; если не поможет, очистите корзину Диска.',
      'We retry; if that fails, empty Drive’s trash.',
    ),
  })
