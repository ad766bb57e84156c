import type { Outcome } from '#components/form/outcome.ts'
import type { WorkCalendar } from '#lib/envelope/work-calendar.ts'
import type { Sentence } from '#lib/sentence.ts'

export type Role = 'owner' | 'admin' | 'manager' | 'approver' | 'auditor'
export const roles: Role[] = ['owner', 'admin', 'manager', 'approver', 'auditor']

export const scopes = [
  'envelopes:read',
  'envelopes:write',
  'routes:read',
  'routes:write',
  'settings:write',
] as const
export type Scope = (typeof scopes)[number]

export type PortalView = {
  domain: string
  memberId: string
  state: 'connected' | 'uninstalled' | 'broken'
  trouble: Sentence | null
  language: string
  timeZone: string
  calendar: WorkCalendar
  catalogueAt: string | null
  installedAt: string
  hasHook: boolean
}

export type MemberView = {
  membershipId: number
  accountId: string
  name: string
  email: string
  role: Role
  everywhere: boolean
}

export type TokenView = {
  id: string
  name: string
  scopes: Scope[]
  lastUsedAt: string | null
  madeAt: string
}

export type RegistrationView = {
  complete: boolean
  entries: {
    kind: 'field' | 'robot' | 'placement' | 'event'
    name: string
    how: 'made' | 'kept' | 'updated' | 'failed'
    text: Sentence | null
  }[]
}

export type ApplicationInput = { clientId: string; clientSecret: string; oauthServer: string; label: string }

export type SettingsView = {
  portal: PortalView | null
  /** The year in which the reader is. */
  year: number
  publicUrl: string
  applications: { id: number; clientId: string; label: string; oauthEndpoint: string }[]
  oauthServers: string[]
  members: MemberView[]
  /** The reader's own account: nobody takes their own access away by mistake. */
  accountId: string
  tokens: TokenView[]
  audit: { id: number; actor: string; action: string; object: string; at: string }[]
  may: { edit: boolean; users: boolean; owners: boolean; tokens: boolean; installation: boolean }
}

export type SettingsActs = {
  register: () => Promise<Outcome<RegistrationView>>
  savePortal: (given: { language: string; timeZone: string }) => Promise<Outcome>
  saveCalendar: (calendar: WorkCalendar) => Promise<Outcome>
  addApplication: (given: ApplicationInput) => Promise<Outcome>
  makeHook: () => Promise<Outcome<{ url: string }>>
  invite: (email: string, role: Role) => Promise<Outcome<{ url: string }>>
  changeRole: (membershipId: number, role: Role | null) => Promise<Outcome>
  makeToken: (name: string, scopes: Scope[]) => Promise<Outcome<{ token: string }>>
  revokeToken: (id: string) => Promise<Outcome>
}
