import type { Sql } from '#lib/db/client.ts'
import type { Sealer } from '#lib/db/seal.ts'
import { type Bitrix24Doors, bitrix24Doors } from './bitrix24-doors.ts'
import { createConnectionLookup, type OpenConnection } from './connection-lookup.ts'
import { createGroupCommit, type FlushReport } from './group-commit.ts'
import type { Door } from './listener.ts'
import { createPortalLookup, type OpenToken } from './portal-lookup.ts'
import { providerDoor } from './provider-door.ts'
import { createTake } from './take.ts'

export type IngressOptions = {
  /** A pool of its own: the hot path never waits for pages. */
  sql: Sql
  sealer: Sealer
  openToken: OpenToken
  openConnection: OpenConnection
  install?: Bitrix24Doors['install']
  now?: () => number
  observe?: (report: FlushReport) => void
}

export type Ingress = {
  doors: Door[]
  /** Resolves when everything that was taken is stored. */
  idle(): Promise<void>
  /** Rows that wait to be stored, for metrics. */
  waiting(): number
}

/** The hot path: verify raw bytes, recognise repeats, store many requests in one commit, answer after it. */
export function createIngress(options: IngressOptions): Ingress {
  const { sql, sealer, install, observe, now = Date.now } = options
  const commit = createGroupCommit({ sql, ...(observe ? { observe } : {}) })
  const take = createTake(commit, sealer)
  const portals = createPortalLookup(sql, options.openToken, now)
  const connections = createConnectionLookup(sql, options.openConnection, now)
  return {
    doors: [
      ...bitrix24Doors({ portals, take, now, ...(install ? { install } : {}) }),
      providerDoor(connections, take, now),
    ],
    idle: commit.idle,
    waiting: commit.waiting,
  }
}
