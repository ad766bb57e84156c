import { addFile, addFolder, childNamed, type DriveObject, uniqueName } from './drive.ts'
import { listOf, loose, mapOf, textOf } from './params.ts'
import type { Portal } from './portal.ts'
import { Refusal } from './refusal.ts'

const forbidden = /[/\\:*?"<>|]/

const taken = (what: 'folder' | 'file'): Refusal =>
  new Refusal(
    400,
    'DISK_OBJ_22000',
    what === 'folder' ? 'Папка с таким именем уже существует' : 'Файл с таким именем уже существует',
  )

const checkedName = (name: string): string => {
  if (name === '' || forbidden.test(name))
    throw new Refusal(400, 'ERROR_ARGUMENT', 'Invalid value of parameter {Parameter #1}')
  return name
}

/** NAME of the `data` parameter. */
export const nameOf = (data: unknown): string => textOf(loose(mapOf(data) ?? {}, 'NAME')).trim()

/** A new folder inside another; refuses a name that is there already. */
export const makeFolder = (
  portal: Portal,
  parent: DriveObject,
  name: string,
  userId: number,
): DriveObject => {
  const { drive } = portal.world()
  if (childNamed(drive, parent, checkedName(name))) throw taken('folder')
  return addFolder(drive, { id: portal.nextId('drive'), parent, name, at: portal.stamp(), userId })
}

/** Bytes of `["name.pdf","<base64>"]`, or of bare Base64; refuses what is not Base64. */
export const bytesOf = (content: unknown): Uint8Array => {
  const base64 = textOf(listOf(content)?.[1] ?? content)
  if (base64 === '' || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(base64))
    throw new Refusal(400, 'ERROR_COULD_NOT_SAVE_FILE', 'Could not save file')
  return new Uint8Array(Buffer.from(base64, 'base64'))
}

export type Upload = { folder: DriveObject; name: string; bytes: Uint8Array; unique: boolean; userId: number }

/** A new file in a folder; a name that is there already is refused or made unique. */
export const storeFile = async (portal: Portal, upload: Upload): Promise<DriveObject> => {
  const { folder, bytes, userId } = upload
  const wanted = checkedName(upload.name)
  const sha256 = await portal.context.blobs.put(bytes)
  const name = upload.unique ? uniqueName(folder, wanted) : wanted
  if (childNamed(portal.world().drive, folder, name)) throw taken('file')
  return addFile(portal.world().drive, {
    id: portal.nextId('drive'),
    parent: folder,
    name,
    at: portal.stamp(),
    userId,
    fileId: portal.nextId('file'),
    sha256,
    sizeBytes: bytes.length,
  })
}

/** New bytes for a file that is there; its name and id stay. */
export const storeVersion = async (
  portal: Portal,
  file: DriveObject,
  bytes: Uint8Array,
  userId: number,
): Promise<void> => {
  const sha256 = await portal.context.blobs.put(bytes)
  Object.assign(file, {
    sha256,
    sizeBytes: bytes.length,
    fileId: portal.nextId('file'),
    version: file.version + 1,
    updatedAt: portal.stamp(),
    updatedBy: userId,
  })
}
