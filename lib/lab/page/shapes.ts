/** What the control API tells, as far as the page reads it. */
export type Localised = string | Record<string, string>

export type Stage = { id: string; name: string; color?: string; semantics?: string | null }
export type Pipeline = { id: number; entityTypeId: number; name: string; stages: Stage[] }

export type Deal = {
  id: number
  title: string
  stageId: string
  categoryId: number
  assignedById?: number
  companyId?: number | null
  contactIds?: number[]
  opportunity?: number
  currencyId?: string
  fields?: Record<string, unknown>
}

/** A user, company or contact. */
export type Named = { id: number; name?: string; fullName?: string; title?: string; active?: boolean }

export type LinkedFile = { name: string; downloadUrl?: string; sizeBytes?: number; sha256?: string }

export type TimelineEntry = {
  id: number
  dealId: number
  entityTypeId: number
  at: string
  type: string
  title?: string
  text?: string
  files?: LinkedFile[]
  authorId?: number
  extra?: { fields?: { badgeCode?: string }; layout?: unknown; deadline?: string }
}

export type DriveNode = LinkedFile & { id: number; type: 'folder' | 'file'; children?: DriveNode[] }

/** `properties` are as the app registered them: keys in any case. */
export type Robot = {
  code: string
  name: Localised
  description?: Localised
  properties?: Record<string, Record<string, unknown>>
  useSubscription?: 'Y' | 'N' | ''
}

export type Placement = { placement: string; handler: string; title?: Localised }

/** A task with its fields as Bitrix24 names them. */
export type Task = { id: number; [field: string]: unknown }

export type Notification = { id: number; userId: number; message: string; at: string }

export type WaitingRobot = { code: string; dealId: number; since: string; eventToken: string }
export type RobotAnswer = {
  code: string
  dealId: number
  at: string
  returnValues: Record<string, unknown>
  logMessage: string
}

export type DealDocument = {
  id: number
  entityTypeId: number
  entityId: number
  title: string
  number?: string
  state: 'converting' | 'ready' | 'failed'
  downloadUrl: string
}

export type FieldMeta = { entityId: string; fieldName: string; editFormLabel?: Localised }
export type Badge = { code: string; title: Localised; value: Localised; type?: string }

/** The app as it is registered at the portal. */
export type Application = {
  title: string
  installUrl: string
  handlerUrl: string
  state: 'no' | 'started' | 'finished'
}

export type Portal = {
  portal: { title: string; domain: string }
  application: Application
  pipelines: Pipeline[]
  deals: Deal[]
  users: Named[]
  companies: Named[]
  contacts: Named[]
  fields: FieldMeta[]
  timeline: TimelineEntry[]
  drive: DriveNode[]
  tasks: Task[]
  notifications: Notification[]
  badges: Badge[]
  robots: Robot[]
  waitingRobots: WaitingRobot[]
  robotAnswers: RobotAnswer[]
  placements: Placement[]
  documents: DealDocument[]
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
  methods: Record<string, number>
  total: number
  items: Call[]
}

export type Clock = { now: string; offsetMs: number }
