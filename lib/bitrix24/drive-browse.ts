import type { Bitrix24Client } from './client.ts'
import type { Params } from './query.ts'
import { asId, asNumber, asRecord, asRecords, asText, type Wire } from './wire.ts'

/** One line of Drive: a storage opens like a folder. `id` is what its methods and a route name it by. */
export type DriveEntry = { id: string; name: string; type: 'storage' | 'folder' | 'file'; sizeBytes?: number }

/** What a look at Drive shows; `more` when the portal has further lines. */
export type DriveLook = { entries: DriveEntry[]; more: boolean }

const page = 50

/** Drive searches by at least so many letters. */
const shortest = 3

/**
 * Looks into Drive for a person who waits: into a folder, into nothing (the storages) or, with a long enough query,
 * for files below the folder. Only what the user who connected the portal may read.
 * Source: apidocs.bitrix24.com/api-reference/disk/
 */
export async function lookIntoDrive(
  client: Bitrix24Client,
  { folderId, query = '' }: { folderId?: string; query?: string },
): Promise<DriveLook> {
  const wanted = query.trim()
  if (wanted.length >= shortest) {
    const inside = folderId === undefined ? {} : { FILTER: { FOLDER_ID: folderId } }
    return seen(await read(client, 'disk.file.search', { QUERY: wanted, TYPE: 'file', ...inside }))
  }
  if (folderId === undefined) {
    const rows = asRecords(await read(client, 'disk.storage.getList', { order: { NAME: 'ASC' } }))
    const entries = rows.flatMap((row): DriveEntry[] => {
      const id = asId(row.ROOT_OBJECT_ID)
      return id ? [{ id, name: asText(row.NAME), type: 'storage' }] : []
    })
    return { entries, more: rows.length >= page }
  }
  return seen(await read(client, 'disk.folder.getChildren', { id: folderId, order: { NAME: 'ASC' } }))
}

/** One file by its id, as Drive calls it; throws Permanent when it is gone or may not be read. */
export async function driveFile(client: Bitrix24Client, fileId: string): Promise<DriveEntry> {
  return entryFrom(asRecord(await read(client, 'disk.file.get', { id: fileId })))
}

const read = (client: Bitrix24Client, method: string, params: Params) =>
  client.call(method, params, { priority: 'interactive' })

/** Folders first, the trash left out. */
function seen(result: unknown): DriveLook {
  const rows = asRecords(result)
  const entries = rows.filter((row) => !asId(row.DELETED_TYPE)).map(entryFrom)
  const of = (type: DriveEntry['type']) => entries.filter((each) => each.type === type)
  return { entries: [...of('folder'), ...of('file')], more: rows.length >= page }
}

function entryFrom(row: Wire): DriveEntry {
  const type = asText(row.TYPE) === 'folder' ? 'folder' : 'file'
  const sizeBytes = asNumber(row.SIZE)
  return {
    id: asText(row.ID),
    name: asText(row.NAME),
    type,
    ...(type === 'file' && sizeBytes !== undefined ? { sizeBytes } : {}),
  }
}
