/** What the control API tells, as far as the page reads it; anything may be missing. */
export type Stage = { id: string; name: string; color?: string; semantics?: string | null }
export type Pipeline = { id: number | string; name: string; stages: Stage[] }

export type Deal = {
  id: number
  title: string
  stageId: string
  categoryId: number | string
  assignedById?: number
  companyId?: number | null
  contactIds?: number[]
  opportunity?: number
  currencyId?: string
  fields?: Record<string, unknown>
}

export type Person = { id: number; name?: string; lastName?: string; title?: string; position?: string }

export type LinkedFile = {
  name: string
  url?: string
  downloadUrl?: string
  sizeBytes?: number
  sha256?: string
}

export type TimelineEntry = {
  id: number | string
  dealId: number
  at: string
  type: string
  title?: string
  text?: string
  files?: LinkedFile[]
  author?: string
}

export type DriveNode = {
  id: number | string
  name: string
  type: 'folder' | 'file'
  sizeBytes?: number
  sha256?: string
  downloadUrl?: string
  children?: DriveNode[]
}

export type Localised = string | Record<string, string>

export type RobotProperty = {
  Name?: Localised
  Description?: Localised
  Type?: string
  Required?: string | boolean
  Multiple?: string | boolean
  Default?: unknown
  Options?: Record<string, Localised> | { value: string; name: Localised }[]
}

export type Robot = {
  code: string
  name: Localised
  description?: Localised
  properties?: Record<string, RobotProperty>
  useSubscription?: string | boolean
}

export type Placement = {
  code: string
  placement?: string
  title?: Localised
  description?: Localised
}

export type Task = {
  id: number | string
  title: string
  description?: string
  deadline?: string | null
  responsibleId?: number
  dealId?: number | null
  dealIds?: number[]
  status?: string | number
}

export type Notification = { id: number | string; userId?: number; message: string; at: string }

export type WaitingRobot = {
  code: string
  dealId?: number
  since?: string
  eventToken?: string
  state?: string
}
export type RobotAnswer = {
  code: string
  dealId?: number
  at?: string
  returnValues?: Record<string, unknown>
  logMessage?: string
}

export type DealDocument = {
  id: number | string
  dealId?: number
  title: string
  number?: string
  pdfUrl?: string | null
  downloadUrl?: string | null
  state?: string
}

export type FieldMeta = {
  id?: string
  name?: string
  code?: string
  title?: Localised
  label?: Localised
  type?: string
}

export type Portal = {
  portal?: { title?: string; domain?: string }
  pipelines?: Pipeline[]
  deals?: Deal[]
  users?: Person[]
  companies?: Person[]
  contacts?: Person[]
  fields?: FieldMeta[] | Record<string, FieldMeta>
  timeline?: TimelineEntry[]
  drive?: DriveNode | DriveNode[]
  tasks?: Task[]
  notifications?: Notification[]
  robots?: Robot[]
  waitingRobots?: WaitingRobot[]
  robotAnswers?: RobotAnswer[]
  placements?: Placement[]
  documents?: DealDocument[]
}

export type InboxItem = {
  id: string
  system: string
  signer: { name: string; address: string; organisation?: string; party: 'ours' | 'counterparty' }
  title: string
  state: 'waiting' | 'later' | 'viewed' | 'done' | 'declined' | 'cancelled'
  externalId: string
  documents: { name: string; sizeBytes: number; sha256: string }[]
  since: string
}

export type Fault = {
  system?: string
  match?: string
  kind: string
  status?: number
  times?: number
  rate?: number
  delayMs?: number
  direction?: 'in' | 'out'
  remaining?: number | null
  acted?: number
}

export type Call = {
  id: number
  at: string
  system: string
  direction: 'in' | 'out'
  method: string
  path: string
  query: Record<string, string>
  status: number
  request?: unknown
  response?: unknown
  durationMs: number
  commands?: string[]
  channel?: string
  faults?: string[]
}

export type Calls = {
  counts: Record<string, number>
  methods?: Record<string, number>
  total: number
  items: Call[]
}

export type Clock = { now: string; offsetMs: number }
