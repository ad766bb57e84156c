import {
  childrenOf,
  type Drive,
  type DriveObject,
  removeObject,
  type Storage,
} from '#lib/bitrix24/emulator/drive.ts'
import { objectOf, shownObject } from '#lib/bitrix24/emulator/drive-show.ts'
import { bytesOf, makeFolder, nameOf, storeFile, storeVersion } from '#lib/bitrix24/emulator/drive-write.ts'
import { machineLink } from '#lib/bitrix24/emulator/links.ts'
import { listed, readRow } from '#lib/bitrix24/emulator/listing.ts'
import { type Call, gates, guarded, type Methods } from '#lib/bitrix24/emulator/method.ts'
import { isYes, loose, mapOf, textOf, wholeOf } from '#lib/bitrix24/emulator/params.ts'
import { Refusal } from '#lib/bitrix24/emulator/refusal.ts'

const storageRow = (storage: Storage) => ({
  ID: String(storage.id),
  NAME: storage.name,
  CODE: null,
  MODULE_ID: 'disk',
  ENTITY_TYPE: storage.entityType,
  ENTITY_ID: storage.entityId,
  ROOT_OBJECT_ID: String(storage.rootId),
})

const storages = ({ world, caller }: Call): Storage[] =>
  world.drive.storages.filter((one) => one.entityType !== 'user' || one.entityId === String(caller.user.id))

const idOf = ({ params }: Call): number | undefined => wholeOf(loose(params, 'id'))

const storageOf = (call: Call): Storage => {
  const id = idOf(call)
  if (id === undefined) throw new Refusal(400, 'ERROR_ARGUMENT', 'Invalid value of parameter {Parameter #0}')
  const storage = storages(call).find((one) => one.id === id)
  if (!storage) throw new Refusal(400, 'ERROR_NOT_FOUND', `Could not find entity with id \`${id}\``)
  return storage
}

const rootOf = (call: Call): DriveObject => objectOf(call, storageOf(call).rootId, 'folder')
const folderOf = (call: Call): DriveObject => objectOf(call, idOf(call), 'folder')
const fileOf = (call: Call): DriveObject => objectOf(call, idOf(call), 'file')

const addFolder = (call: Call, parent: DriveObject) => {
  const name = nameOf(loose(call.params, 'data'))
  return { result: shownObject(call, makeFolder(call.portal, parent, name, call.caller.user.id), true) }
}

const children = (call: Call, folder: DriveObject) => {
  const given = {
    filter: loose(call.params, 'filter'),
    order: loose(call.params, 'order'),
    start: loose(call.params, 'start'),
  }
  const { items, ...page } = listed(childrenOf(call.world.drive, folder), given, readObject)
  return { ...page, result: items.map((object) => shownObject(call, object, false)) }
}

const readObject = (object: DriveObject, name: string): unknown => {
  switch (name.toUpperCase()) {
    case 'ID':
      return object.id
    case 'NAME':
      return object.name
    case 'TYPE':
      return object.type
    case 'SIZE':
      return object.sizeBytes
    case 'CREATE_TIME':
      return object.createdAt
    case 'UPDATE_TIME':
      return object.updatedAt
    case 'PARENT_ID':
      return object.parentId
    default:
      return name.toUpperCase() === 'DELETED_TYPE' ? 0 : undefined
  }
}

/** Files (or folders) by a part of their name, below a folder or a storage or everywhere. */
const search = (call: Call) => {
  const { params, world } = call
  const query = textOf(loose(params, 'QUERY')).trim().replace(/\s+/g, ' ').toLowerCase()
  if (query.length < 3 || query.length > 255)
    throw new Refusal(400, 'ERROR_ARGUMENT', 'Invalid value of parameter {QUERY}')
  const type = textOf(loose(params, 'TYPE')) || 'file'
  const filter = mapOf(loose(params, 'FILTER')) ?? {}
  const folder = wholeOf(loose(filter, 'FOLDER_ID'))
  const storage = wholeOf(loose(filter, 'STORAGE_ID'))
  const open = storages(call).filter(({ id }) => storage === undefined || id === storage)
  const roots = folder === undefined ? open.map(({ rootId }) => rootId) : [folder]
  const found = roots
    .flatMap((id) => below(world.drive, objectOf(call, id, 'folder')))
    .filter((object) => (type === 'all' || object.type === type) && object.name.toLowerCase().includes(query))
  const from = Math.min(wholeOf(loose(params, 'start')) ?? 0, 1000)
  return { result: found.slice(from, from + 50).map((object) => shownObject(call, object, false)) }
}

const below = (drive: Drive, folder: DriveObject): DriveObject[] =>
  childrenOf(drive, folder).flatMap((child) => [child, ...below(drive, child)])

/** With content: stores it. Without: an address to which a multipart form with the bytes may be posted. */
const upload = async (call: Call, folder: DriveObject) => {
  const { params, portal, caller } = call
  const content = loose(params, 'fileContent')
  const unique = isYes(loose(params, 'generateUniqueName'))
  if (content === undefined) {
    const target = { kind: 'upload', folderId: folder.id, unique } as const
    return { result: { field: 'file', uploadUrl: machineLink(portal, caller, 'upload', target) } }
  }
  const name = nameOf(loose(params, 'data'))
  if (name === '')
    throw new Refusal(
      400,
      'DISK_BASE_SERVICE_22001',
      'Error: required parameter NAME (DISK_BASE_SERVICE_22001)',
    )
  const userId = caller.user.id
  const file = await storeFile(portal, { folder, name, bytes: bytesOf(content), unique, userId })
  return { result: shownObject(call, file, true) }
}

const appStorage = (call: Call) => {
  const { world, portal } = call
  let storage = world.drive.storages.find((one) => one.entityType === 'restapp')
  if (!storage) {
    const rootId = portal.nextId('drive')
    const template = world.drive.objects['7']
    storage = {
      id: portal.nextId('drive'),
      name: world.application.title,
      entityType: 'restapp',
      entityId: '5',
      rootId,
    }
    if (template)
      world.drive.objects[String(rootId)] = { ...template, id: rootId, storageId: storage.id, children: {} }
    world.drive.storages.push(storage)
  }
  return { result: storageRow(storage) }
}

/**
 * Drive: storages, folders, files. Names are unique in a folder; `disk.file.upload` does not exist.
 * @see https://apidocs.bitrix24.com/api-reference/disk/index.html
 */
export const diskMethods: Methods = guarded(
  { scope: ['disk'] },
  {
    'disk.storage.getList': {
      run: (call) => {
        const given = {
          filter: loose(call.params, 'filter'),
          order: loose(call.params, 'order'),
          start: loose(call.params, 'start'),
        }
        const { items, ...page } = listed(storages(call).map(storageRow), given, readRow)
        return { ...page, result: items }
      },
    },
    'disk.file.search': { run: search },
    'disk.storage.get': { run: (call) => ({ result: storageRow(storageOf(call)) }) },
    'disk.storage.getForApp': { application: gates.application, admin: gates.admin, run: appStorage },
    'disk.storage.getChildren': { run: (call) => children(call, rootOf(call)) },
    'disk.storage.addFolder': { run: (call) => addFolder(call, rootOf(call)) },
    'disk.storage.uploadFile': { alone: true, run: (call) => upload(call, rootOf(call)) },
    'disk.folder.get': { run: (call) => ({ result: shownObject(call, folderOf(call), false) }) },
    'disk.folder.getChildren': { run: (call) => children(call, folderOf(call)) },
    'disk.folder.addSubFolder': { run: (call) => addFolder(call, folderOf(call)) },
    'disk.folder.uploadFile': { alone: true, run: (call) => upload(call, folderOf(call)) },
    'disk.folder.deleteTree': {
      run: (call) => {
        removeObject(call.world.drive, folderOf(call))
        return { result: true }
      },
    },
    'disk.file.get': { run: (call) => ({ result: shownObject(call, fileOf(call), false) }) },
    'disk.file.uploadVersion': {
      alone: true,
      run: async (call) => {
        const file = fileOf(call)
        await storeVersion(call.portal, file, bytesOf(loose(call.params, 'fileContent')), call.caller.user.id)
        return { result: shownObject(call, file, false) }
      },
    },
    'disk.file.getExternalLink': {
      run: (call) => {
        const file = fileOf(call)
        file.externalCode ??= `d${file.id.toString(36)}${call.portal.context.secret(`external-${file.id}`).slice(0, 6)}`
        return { result: `${call.portal.context.baseUrl}/~${file.externalCode}` }
      },
    },
    'disk.file.delete': {
      run: (call) => {
        removeObject(call.world.drive, fileOf(call))
        return { result: true }
      },
    },
  },
)
