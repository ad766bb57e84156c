import type { Json } from './world.ts'

export type Robot = {
  code: string
  handler: string
  authUserId: number | null
  useSubscription: 'Y' | 'N' | ''
  name: Json
  description: Json
  properties: Record<string, Json>
  returnProperties: Record<string, Json>
  documentType: Json
  filter: Json
  usePlacement: 'Y' | 'N'
  placementHandler: string
}

export type PlacementBinding = {
  placement: string
  handler: string
  title: string
  description: string
  options: Json
  langAll: Json
}

export type EventBinding = {
  id: number
  event: string
  handler: string
  authType: number
  /** Who bound it: their token goes along when `authType` is 0 and nobody acted. */
  userId: number
  offline: boolean
  connector: string
}

/** The one local application of the portal and everything that it registered. */
export type Application = {
  clientId: string
  title: string
  /** "Initial installation path" of the form; empty until the control API sets it. */
  installUrl: string
  /** "Handler path" of the form: main page and OAuth return address. */
  handlerUrl: string
  scope: string[]
  version: number
  /** started: the install page was opened, but installFinish was not called yet. */
  installed: 'no' | 'started' | 'finished'
  installedBy: number
  /** Raised when all tokens are revoked: older tokens are dead. */
  generation: number
  /** Raised on update, so that the application token changes. */
  tokenGeneration: number
  /** Refresh tokens that were exchanged already. */
  usedRefreshTokens: Record<string, number>
  /** Access tokens that a fault declared expired. */
  expiredTokens: Record<string, number>
  robots: Record<string, Robot>
  placements: PlacementBinding[]
  events: EventBinding[]
  triggers: Record<string, string>
}

/** Scopes of the application's form, unless the control API names others. */
export const defaultScope = [
  'crm',
  'documentgenerator',
  'bizproc',
  'disk',
  'im',
  'task',
  'placement',
  'user',
  'department',
  'userfieldconfig',
]

/** An application as the admin leaves it after filling in the form: known, but not installed. */
export const registeredApplication = (clientId: string): Application => ({
  clientId,
  title: 'Inkroute',
  installUrl: '',
  handlerUrl: '',
  scope: [...defaultScope],
  version: 1,
  installed: 'no',
  installedBy: 0,
  generation: 1,
  tokenGeneration: 1,
  usedRefreshTokens: {},
  expiredTokens: {},
  robots: {},
  placements: [],
  events: [],
  triggers: {},
})
