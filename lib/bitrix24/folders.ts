import { Permanent } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Bitrix24Client } from './client.ts'
import { vendorCodeOf } from './errors.ts'
import { asId, asRecord, asRecords, asText, type Wire } from './wire.ts'

/** Drive's code for "an object with this name is already there". */
export const nameTaken = 'DISK_OBJ_22000'

const keepMs = 60 * 60_000
const memoryKey = 'drive/'

const forbidden = /[\\/:*?"<>|\p{Cc}]/gu
const mostBytes = 200

/** A name that Drive and every operating system accept; never empty. */
export function driveName(name: string): string {
  let clean = name
    .normalize('NFC')
    .replace(forbidden, '_')
    .replace(/[. ]+$/, '')
    .trim()
  const dot = clean.lastIndexOf('.')
  const extension = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : ''
  let stem = clean.slice(0, clean.length - extension.length)
  while (Buffer.byteLength(stem + extension) > mostBytes) stem = stem.slice(0, -1)
  clean = stem + extension
  return clean === '' ? '_' : clean
}

/** The child of a folder with exactly this name, trash left out. */
export async function childNamed(
  client: Bitrix24Client,
  folderId: string,
  name: string,
  type: 'folder' | 'file',
): Promise<Wire | undefined> {
  const rows = await client.call('disk.folder.getChildren', { id: folderId, filter: { NAME: name } })
  return asRecords(rows).find(
    (row) => asText(row.NAME) === name && asText(row.TYPE) === type && !asId(row.DELETED_TYPE),
  )
}

async function commonRoot(client: Bitrix24Client): Promise<string> {
  const storages = await client.call('disk.storage.getList', { filter: { ENTITY_TYPE: 'common' } })
  const row = asRecords(storages).find((storage) => asText(storage.ENTITY_TYPE) === 'common')
  const root = asId(row?.ROOT_OBJECT_ID)
  if (root) return root
  throw new Permanent({
    code: 'bitrix24-drive-closed',
    text: say('Общий диск портала недоступен.', 'The portal’s common Drive is not accessible.'),
    cure: say(
      'Дайте пользователю, под которым подключён портал, доступ к общему диску и повторите.',
      'Give the user who connected the portal access to the common Drive, then retry.',
    ),
  })
}

async function makeFolder(client: Bitrix24Client, parentId: string, name: string): Promise<string> {
  try {
    const made = await client.call(
      'disk.folder.addSubFolder',
      { id: parentId, data: { NAME: name } },
      { write: true, repeatable: true },
    )
    const id = asId(asRecord(made).ID)
    if (id) return id
  } catch (error) {
    if (vendorCodeOf(error) !== nameTaken) throw error
  }
  const found = asId((await childNamed(client, parentId, name, 'folder'))?.ID)
  if (found) return found
  throw new Permanent({
    code: 'bitrix24-folder-name-taken',
    text: say(
      `Папку «${name}» на Диске создать нельзя: имя занято файлом или папкой в корзине.`,
      `The folder “${name}” cannot be made on Drive: a file or a folder in the trash holds the name.`,
    ),
    cure: say('Освободите это имя на Диске и повторите.', 'Free the name on Drive, then retry.'),
    detail: { folder: name },
  })
}

/**
 * Id of a folder on the common Drive, made with its parents when missing. Ids are remembered, askers at one time
 * share the making, and making twice is the same as once: Drive refuses a second folder of the same name.
 * Source: apidocs.bitrix24.com/api-reference/disk/
 */
export function folderId(client: Bitrix24Client, path: readonly string[]): Promise<string> {
  const names = path.map(driveName)
  return client.memory.recall(`${memoryKey}${names.join('/')}`, keepMs, async () => {
    const name = names.at(-1)
    if (name === undefined) return commonRoot(client)
    return makeFolder(client, await folderId(client, names.slice(0, -1)), name)
  })
}

/** Forgets all folders: somebody deleted or moved one. */
export const forgetFolders = (client: Bitrix24Client): void => client.memory.forget(memoryKey)
