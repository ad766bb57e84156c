/** A storage of Drive: the common one of the company, of a user, of the application. */
export type Storage = {
  id: number
  name: string
  entityType: 'common' | 'user' | 'restapp'
  entityId: string
  rootId: number
}

/** A folder or a file. `children` of a folder: id by lower-case name, which makes names unique in it. */
export type DriveObject = {
  id: number
  storageId: number
  parentId: number | null
  type: 'folder' | 'file'
  name: string
  createdAt: string
  updatedAt: string
  createdBy: number
  updatedBy: number
  deletedAt: string | null
  children: Record<string, number>
  /** Internal number of the bytes; changes with every version. */
  fileId: number
  sha256: string
  sizeBytes: number
  version: number
  externalCode: string | null
}

export type Drive = { storages: Storage[]; objects: Record<string, DriveObject> }

/** Facts that a new object starts with. */
export type NewObject = { id: number; parent: DriveObject; name: string; at: string; userId: number }

/** The object under this name in a folder, letters of either case. */
export const childNamed = (drive: Drive, folder: DriveObject, name: string): DriveObject | undefined => {
  const id = folder.children[name.toLowerCase()]
  return id === undefined ? undefined : drive.objects[String(id)]
}

/** Objects directly in a folder, in the order in which they came. */
export const childrenOf = (drive: Drive, folder: DriveObject): DriveObject[] =>
  Object.values(folder.children).flatMap((id) => drive.objects[String(id)] ?? [])

/** `name (1).pdf`, `name (2).pdf`… as the vendor does on `generateUniqueName`. */
export const uniqueName = (folder: DriveObject, name: string): string => {
  const dot = name.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  let candidate = name
  for (let turn = 1; folder.children[candidate.toLowerCase()] !== undefined; turn += 1)
    candidate = `${stem} (${turn})${extension}`
  return candidate
}

const newObject = (given: NewObject, type: DriveObject['type']): DriveObject => ({
  id: given.id,
  storageId: given.parent.storageId,
  parentId: given.parent.id,
  type,
  name: given.name,
  createdAt: given.at,
  updatedAt: given.at,
  createdBy: given.userId,
  updatedBy: given.userId,
  deletedAt: null,
  children: {},
  fileId: 0,
  sha256: '',
  sizeBytes: 0,
  version: 1,
  externalCode: null,
})

const attach = (drive: Drive, parent: DriveObject, child: DriveObject): DriveObject => {
  drive.objects[String(child.id)] = child
  parent.children[child.name.toLowerCase()] = child.id
  return child
}

/** Adds a folder; the caller has checked that the name is free. */
export const addFolder = (drive: Drive, given: NewObject): DriveObject =>
  attach(drive, given.parent, newObject(given, 'folder'))

/** Adds a file over stored bytes; the caller has checked that the name is free. */
export const addFile = (
  drive: Drive,
  given: NewObject & { fileId: number; sha256: string; sizeBytes: number },
): DriveObject =>
  attach(drive, given.parent, {
    ...newObject(given, 'file'),
    fileId: given.fileId,
    sha256: given.sha256,
    sizeBytes: given.sizeBytes,
  })

/** Takes an object (with everything in it, when it is a folder) out of its folder and of Drive. */
export const removeObject = (drive: Drive, object: DriveObject): void => {
  for (const child of childrenOf(drive, object)) removeObject(drive, child)
  const parent = drive.objects[String(object.parentId)]
  if (parent) delete parent.children[object.name.toLowerCase()]
  delete drive.objects[String(object.id)]
}
