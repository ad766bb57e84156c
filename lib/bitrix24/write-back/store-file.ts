import type { Bitrix24Client } from '#lib/bitrix24/client.ts'
import { isNotFound, vendorCodeOf } from '#lib/bitrix24/errors.ts'
import { childNamed, driveName, folderId, forgetFolders, nameTaken } from '#lib/bitrix24/folders.ts'
import { asId, asNumber, asRecord, asText, type Wire } from '#lib/bitrix24/wire.ts'
import type { Receipt } from '#lib/envelope/effect.ts'
import { Transient } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Action, CallOf } from './action.ts'

/**
 * Stores a file on the common Drive, one request beyond its folders. Drive refuses a second file of the same name:
 * on a repeat one with the same bytes is ours; anything else is somebody's, is never touched, and ours gets a name
 * with the effect's mark, which only an earlier attempt of the same effect can have taken.
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
  const made = await upload(client, folder, name, bytes)
  if (made) return receipt('done', made, folder)
  if (call.repeat) {
    const held = await childNamed(client, folder, name, 'file')
    if (held && (await holds(client, held, bytes))) return receipt('already', held, folder)
  }
  const marked = withMark(name, call.mark)
  const second = await upload(client, folder, marked, bytes)
  if (second) return receipt('done', second, folder)
  const held = await childNamed(client, folder, marked, 'file')
  if (!held) throw vanished(marked)
  return receipt('already', held, folder)
}

/** The new file, or null when the folder has one of this name. */
async function upload(
  client: Bitrix24Client,
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<Wire | null> {
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  const params = { id: folder, data: { NAME: name }, fileContent: [name, base64], generateUniqueName: false }
  try {
    return asRecord(await client.call('disk.folder.uploadFile', params, { write: true, alone: true }))
  } catch (error) {
    if (vendorCodeOf(error) === nameTaken) return null
    throw error
  }
}

/** Whether a file of the Drive has exactly these bytes: signatures of the same length are not the same. */
async function holds(client: Bitrix24Client, file: Wire, bytes: Uint8Array): Promise<boolean> {
  if (asNumber(file.SIZE) !== bytes.length) return false
  const fresh = asRecord(await client.call('disk.file.get', { id: asText(file.ID) }))
  const { bytes: stored } = await client.download(asText(fresh.DOWNLOAD_URL))
  return Buffer.compare(stored, bytes) === 0
}

/** "contract.pdf" → "contract (1a2b3c4d-7).pdf". */
function withMark(name: string, mark: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? `${name.slice(0, dot)} (${mark})${name.slice(dot)}` : `${name} (${mark})`
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
