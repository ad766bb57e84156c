import type { Sealer } from '#lib/db/seal.ts'
import { type Bitrix24Doors, bitrix24Doors } from './bitrix24-doors.ts'
import { createConnectionLookup, type OpenConnection } from './connection-lookup.ts'
import { createGroupCommit, type FlushReport } from './group-commit.ts'
import type { Door } from './listener.ts'
import { createPool } from './pool.ts'
import { createPortalLookup, type OpenToken } from './portal-lookup.ts'
import { providerDoor } from './provider-door.ts'
import { type InboundRow, storeRows } from './store-rows.ts'
import { createTake } from './take.ts'

export type IngressOptions = {
  /** The hot path has a pool of its own: it never waits for pages. */
  databaseUrl: string
  sealer: Sealer
  openToken: OpenToken
  openConnection: OpenConnection
  install?: Bitrix24Doors['install']
  now?: () => number
  observe?: (report: FlushReport) => void
}

export type Ingress = {
  doors: Door[]
  /** Resolves when everything that was taken is stored and the pool is closed. Stop the listener first. */
  close(): Promise<void>
  /** Rows that wait to be stored, for metrics. */
  waiting(): number
}

/** The hot path: verify raw bytes, recognise repeats, store many requests in one commit, answer after it. */
export function createIngress(options: IngressOptions): Ingress {
  const { sealer, install, observe, now = Date.now } = options
  const pool = createPool(options.databaseUrl)
  const store = (rows: InboundRow[]) => pool.ask((sql) => storeRows(sql, rows))
  const commit = createGroupCommit({ store, ...(observe ? { observe } : {}) })
  const take = createTake(commit, sealer)
  const portals = createPortalLookup(pool, options.openToken, now)
  const connections = createConnectionLookup(pool, options.openConnection, now)
  return {
    doors: [
      ...bitrix24Doors({ portals, take, now, ...(install ? { install } : {}) }),
      providerDoor(connections, take, now),
    ],
    close: async () => {
      await commit.idle()
      await pool.close()
    },
    waiting: commit.waiting,
  }
}
