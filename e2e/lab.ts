import { expect } from '@playwright/test'
import type { InboxItem } from '#lib/emulation/emulator.ts'

export type Node = {
  id: number
  name: string
  type: 'folder' | 'file'
  sizeBytes?: number
  sha256?: string
  downloadUrl?: string
  children?: Node[]
}
export type Deal = { id: number; title: string; stageId: string; fields: Record<string, unknown> }
export type TimelineEntry = { dealId: number; at: string; type: string; title: string; text: string }
export type RobotAnswer = { dealId: number; returnValues: Record<string, string>; logMessage: string }
export type Task = {
  id: number
  TITLE: string
  DESCRIPTION: string
  RESPONSIBLE_ID: string
  UF_CRM_TASK: string[]
}
export type Portal = {
  deals: Deal[]
  timeline: TimelineEntry[]
  drive: Node[]
  tasks: Task[]
  notifications: { userId: number; message: string }[]
  waitingRobots: { dealId: number }[]
  robotAnswers: RobotAnswer[]
  documents: { entityId: number; title: string }[]
  templates: { id: number; name: string }[]
}

/** What the portal holds of one deal. */
export type DealTrace = {
  deal: Deal
  timeline: TimelineEntry[]
  /** Comments only, oldest first. */
  comments: string[]
  /** Files below `Signed Documents/[Year]/[Month]/[Deal]`. */
  files: Node[]
  tasks: Task[]
  notifications: { userId: number; message: string }[]
  answers: RobotAnswer[]
  waitingRobots: number
  documents: string[]
}

export type Call = {
  id: number
  method: string
  path: string
  status: number
  request: unknown
  query: Record<string, string>
}
export type System = 'bitrix24' | 'diadoc' | 'docusign' | 'saby' | 'cryptopro-dss'
type Fault = {
  system: System
  match?: string
  kind: string
  status?: number
  times?: number
  delayMs?: number
}

export const companies = { vasilek: 3, landysh: 5, nordwind: 11, withoutRequisites: 13 } as const
/** Names of those who sign, as the inbox calls them. */
export const signers = {
  director: 'Ромашкин Роман Романович',
  vasilkov: 'Васильков Василий Васильевич',
  manager: 'Игорь Мельников',
  weber: 'Klara Weber',
} as const
export const contacts = { vasilkov: 1, weber: 9 } as const

export type Lab = ReturnType<typeof createLab>

/** The lab's control API as tests use it. */
export function createLab(url: string) {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${url}/control${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} /control${path}: ${response.status} ${text}`)
    return (text ? JSON.parse(text) : null) as T
  }
  const portal = () => call<Portal>('GET', '/portal')
  const inbox = async () => (await call<{ items: InboxItem[] }>('GET', '/inbox')).items
  const act = (id: string, action: 'view' | 'sign' | 'decline' | 'ignore', comment?: string) =>
    call<unknown>('POST', `/inbox/${encodeURIComponent(id)}`, { action, ...(comment ? { comment } : {}) })

  return {
    url,
    portal,
    inbox,
    act,
    deal: (fields: Record<string, unknown>) => call<Deal>('POST', '/deals', fields),
    changeDeal: (id: number, fields: Record<string, unknown>) => call<Deal>('PATCH', `/deals/${id}`, fields),
    robot: (dealId: number, properties: Record<string, string>, code = 'start_signing_route') =>
      call<{ status: number; durationMs: number }>('POST', `/deals/${dealId}/robots/${code}`, {
        properties,
        use_subscription: 'Y',
      }),
    revokeTokens: () => call<unknown>('POST', '/bitrix24/tokens/revoke', {}),
    faults: (faults: Fault[]) => call<unknown>('PUT', '/faults', faults),
    credentials: () => call<Record<string, Record<string, unknown>>>('GET', '/credentials'),
    calls: (system: System, sinceId = 0) =>
      call<{ items: Call[]; counts: Record<string, number> }>(
        'GET',
        `/calls?system=${system}&sinceId=${sinceId}`,
      ),
    /** Id of the latest call, to look only at later ones. */
    lastCall: async (system: System) =>
      (await call<{ items: Call[] }>('GET', `/calls?system=${system}&limit=1`)).items.at(-1)?.id ?? 0,
    trace: async (dealId: number): Promise<DealTrace> => traceOf(await portal(), dealId),
    /** What a provider's envelope or message asks of somebody, once they may act. */
    async waiting(externalId: string, who: string): Promise<InboxItem> {
      let found: InboxItem | undefined
      await expect
        .poll(
          async () => {
            found = (await inbox()).find((item) => item.externalId === externalId && item.signer.name === who)
            return found?.state ?? 'absent'
          },
          { message: `${who} may act on ${externalId}`, timeout: 30_000, intervals: [100, 250] },
        )
        .toMatch(/waiting|viewed/)
      if (!found) throw new Error('no such work in the inbox')
      return found
    },
  }
}

export function traceOf(portal: Portal, dealId: number): DealTrace {
  const deal = portal.deals.find((one) => one.id === dealId)
  if (!deal) throw new Error(`There is no deal ${dealId}.`)
  const timeline = portal.timeline.filter((entry) => entry.dealId === dealId)
  return {
    deal,
    timeline,
    comments: timeline.filter((entry) => entry.type === 'comment').map((entry) => entry.text),
    files: signedFolder(portal.drive, dealId),
    tasks: portal.tasks.filter((task) => task.UF_CRM_TASK?.includes(`D_${dealId}`)),
    notifications: portal.notifications.filter((one) => one.message.includes(`/deal/details/${dealId}/`)),
    answers: portal.robotAnswers.filter((answer) => answer.dealId === dealId),
    waitingRobots: portal.waitingRobots.filter((robot) => robot.dealId === dealId).length,
    documents: portal.documents.filter((one) => one.entityId === dealId).map((one) => one.title),
  }
}

/** The month in which the tests run, as the portal's clock has it. */
const folderNames = (dealId: number): string[] => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/Moscow',
    year: 'numeric',
    month: '2-digit',
  })
  const [year = '', month = ''] = parts.format(new Date()).split('-')
  return ['Signed Documents', year, month, String(dealId)]
}

function signedFolder(roots: Node[], dealId: number): Node[] {
  const under = (nodes: Node[], names: string[]): Node[] => {
    const [name, ...rest] = names
    if (name === undefined) return nodes
    return nodes.filter((node) => node.name === name).flatMap((node) => under(node.children ?? [], rest))
  }
  return roots.flatMap((root) => under(root.children ?? [], folderNames(dealId)))
}
