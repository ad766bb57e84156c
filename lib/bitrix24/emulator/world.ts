import type { Application } from './application.ts'
import type { Drive } from './drive.ts'
import type { Userfield } from './userfield.ts'

/** Anything that the state of the emulator may hold. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** An employee of the emulated portal. `dealAccess` own: sees only deals for which they are responsible. */
export type User = {
  id: number
  name: string
  lastName: string
  secondName: string
  email: string
  phone: string
  position: string
  departments: number[]
  admin: boolean
  active: boolean
  dealAccess: 'all' | 'own'
}

export type Department = {
  id: number
  name: string
  sort: number
  parent: number | null
  headId: number | null
}

/** A stage; `id` is the STATUS_ID, `rowId` the ID of the row in the directory of statuses. */
export type Stage = {
  id: string
  rowId: number
  name: string
  color: string
  semantics: 'S' | 'F' | null
  extra: 'process' | 'success' | 'failure' | 'apology'
  sort: number
}

export type Pipeline = {
  id: number
  entityTypeId: number
  name: string
  sort: number
  isDefault: boolean
  stages: Stage[]
}

/** A CRM element of any type; `values` are keyed as in crm.item.*, custom fields by their original UF_ names. */
export type Item = { id: number; entityTypeId: number; values: Record<string, Json> }

export type Requisite = { id: number; entityTypeId: number; entityId: number; values: Record<string, Json> }
export type RequisiteLink = {
  entityTypeId: number
  entityId: number
  requisiteId: number
  myRequisiteId: number
}
export type ProductRow = { id: number; ownerType: string; ownerId: number; values: Record<string, Json> }

/** A file kept outside Drive: of a CRM field or a timeline comment. */
export type StoredFile = { id: number; name: string; sha256: string; sizeBytes: number }

/** One entry of a card's timeline. */
export type TimelineEntry = {
  id: number
  type: 'comment' | 'log' | 'card' | 'todo' | 'stage' | 'document' | 'created'
  entityTypeId: number
  entityId: number
  at: string
  authorId: number
  title: string
  text: string
  fileIds: number[]
  /** What else the entry's method keeps: icon code, layout, deadline. */
  extra: Record<string, Json>
}

export type DocumentTemplate = { id: number; name: string; bindings: string[]; paragraphs: string[] }

/** A generated document; the PDF exists from `pdfAt` (epoch milliseconds) on, unless the conversion failed. */
export type GeneratedDocument = {
  id: number
  templateId: number
  entityTypeId: number
  entityId: number
  title: string
  number: string
  values: Record<string, Json>
  stampsEnabled: boolean
  createdAt: string
  updatedAt: string
  createdBy: number
  pdfAt: number
  conversionFails: boolean
  publicUrl: string | null
  /** Hashes of files made on first download, or uploaded. */
  pdfSha256: string | null
  docxSha256: string | null
}

export type Notification = {
  id: number
  userId: number
  type: 'system' | 'personal'
  authorId: number
  message: string
  tag: string
  subTag: string
  at: string
}

export type Task = {
  id: number
  values: Record<string, Json>
  createdAt: string
  changedAt: string
}

/** One start of a robot. Waits for `bizproc.event.send` while `state` is 'waiting'. */
export type RobotRun = {
  eventToken: string
  workflowId: string
  code: string
  entityTypeId: number
  entityId: number
  since: string
  timeoutAt: string | null
  state: 'waiting' | 'answered' | 'timed-out' | 'not-waiting'
  log: string[]
}

export type RobotAnswer = {
  eventToken: string
  code: string
  dealId: number
  at: string
  returnValues: Record<string, Json>
  logMessage: string
}

/** What the control API can change while running; null limits are off. */
export type Settings = {
  requestLimit: { perSecond: number; burst: number } | null
  /** Seconds of execution per method in ten minutes. */
  operatingLimitSeconds: number | null
  conversionMs: number
  tokenLifeSeconds: number
  /** New address of a renamed portal, without a trailing slash: the old one only redirects from then on. */
  movedTo: string | null
}

/** The whole state of the emulator: plain JSON. */
export type World = {
  planted: boolean
  portal: { title: string; memberId: string; language: string; timeZone: string; license: string }
  settings: Settings
  ids: Record<string, number>
  users: User[]
  departments: Department[]
  pipelines: Pipeline[]
  items: Record<string, Record<string, Item>>
  types: { id: number; entityTypeId: number; title: string }[]
  userfields: Userfield[]
  requisites: Requisite[]
  requisiteLinks: RequisiteLink[]
  productRows: ProductRow[]
  files: Record<string, StoredFile>
  timeline: TimelineEntry[]
  stageHistory: {
    id: number
    ownerId: number
    at: string
    categoryId: number
    stageId: string
    semantic: string
  }[]
  badges: Record<string, { code: string; title: Json; value: Json; type: string }>
  templates: DocumentTemplate[]
  documents: Record<string, GeneratedDocument>
  notifications: Notification[]
  tasks: Record<string, Task>
  drive: Drive
  application: Application
  robotRuns: Record<string, RobotRun>
  robotAnswers: RobotAnswer[]
  workflows: {
    id: string
    templateId: number
    documentId: string
    startedBy: number
    at: string
    parameters?: Record<string, Json>
  }[]
  offlineEvents: {
    id: number
    at: string
    event: string
    data: Json
    messageId: string
    processId: string
    connector: string
  }[]
}

/** CRM object types by their numbers, as far as the emulator plays them. */
export const entityTypes = { lead: 1, deal: 2, contact: 3, company: 4 } as const

/** Elements of one CRM type in order of their ids. */
export const itemsOf = (world: World, entityTypeId: number): Item[] =>
  Object.values(world.items[String(entityTypeId)] ?? {})

export const findItem = (world: World, entityTypeId: number, id: number): Item | undefined =>
  world.items[String(entityTypeId)]?.[String(id)]

export const findUser = (world: World, id: number): User | undefined =>
  world.users.find((user) => user.id === id)

export const fullName = (user: User): string => `${user.name} ${user.lastName}`

/** Pipelines of a CRM type, in the order in which they are shown. */
export const pipelinesOf = (world: World, entityTypeId: number): Pipeline[] =>
  world.pipelines
    .filter((pipeline) => pipeline.entityTypeId === entityTypeId)
    .sort((one, other) => one.sort - other.sort)

/** The next free number of a sequence. */
export const nextId = (world: World, sequence: string): number => {
  const next = (world.ids[sequence] ?? 0) + 1
  world.ids[sequence] = next
  return next
}
