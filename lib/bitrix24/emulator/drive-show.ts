import type { Drive, DriveObject } from './drive.ts'
import { machineLink } from './links.ts'
import type { Call } from './method.ts'
import { Refusal } from './refusal.ts'

/** Names of the folders above an object and its own, from the storage's root. */
export const pathOf = (drive: Drive, object: DriveObject): string[] => {
  const parent = object.parentId === null ? undefined : drive.objects[String(object.parentId)]
  return parent ? [...pathOf(drive, parent), object.name] : []
}

/**
 * A folder or file as Drive's methods show it. Numbers are numbers in the answer that created the object and texts
 * ever after.
 */
export const shownObject = (call: Call, object: DriveObject, fresh: boolean): Record<string, unknown> => {
  const number = (value: number) => (fresh ? value : String(value))
  const path = pathOf(call.world.drive, object).map(encodeURIComponent).join('/')
  const common = {
    ID: number(object.id),
    NAME: object.name,
    CODE: null,
    STORAGE_ID: String(object.storageId),
    TYPE: object.type,
    ...(object.type === 'folder' ? { REAL_OBJECT_ID: number(object.id) } : {}),
    PARENT_ID: object.parentId === null ? null : String(object.parentId),
    DELETED_TYPE: object.deletedAt ? '3' : number(0),
    CREATE_TIME: object.createdAt,
    UPDATE_TIME: object.updatedAt,
    DELETE_TIME: object.deletedAt,
    CREATED_BY: String(object.createdBy),
    UPDATED_BY: String(object.updatedBy),
    DELETED_BY: fresh ? null : '0',
    DETAIL_URL: `${call.portal.context.baseUrl}/docs/${object.type === 'folder' ? 'path' : 'file'}/${path}`,
  }
  if (object.type === 'folder') return common
  return {
    ...common,
    GLOBAL_CONTENT_VERSION: number(object.version),
    FILE_ID: number(object.fileId),
    SIZE: String(object.sizeBytes),
    DOWNLOAD_URL: machineLink(call.portal, call.caller, 'download', { kind: 'drive', id: object.id }),
  }
}

/** A folder or a file by id, or the vendor's refusal. */
export const objectOf = (call: Call, id: number | undefined, type: DriveObject['type']): DriveObject => {
  if (id === undefined) throw new Refusal(400, 'ERROR_ARGUMENT', 'Invalid value of parameter {Parameter #0}')
  const object = call.world.drive.objects[String(id)]
  if (object?.type !== type)
    throw new Refusal(400, 'ERROR_NOT_FOUND', `Could not find entity with id \`${id}\``)
  return object
}
