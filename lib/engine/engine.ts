import type { Database, Sql } from '#lib/db/client.ts'
import type { Sealer } from '#lib/db/seal.ts'
import type { ReportFacts } from '#lib/evidence/report.ts'
import type { Http } from '#lib/http.ts'
import type { Log } from '#lib/log.ts'
import { advanceMany } from './advance-many.ts'
import { type AdvanceQueue, createAdvanceQueue } from './advance-queue.ts'
import { type ConnectionDesk, createConnectionDesk } from './connection-desk.ts'
import { createInHand, type InHand } from './in-hand.ts'
import { createPlanDesk, type PlanDesk } from './plan-desk.ts'
import { createPortalDesk, type PortalDesk } from './portal-desk.ts'

/** What an engine is made of; everything with a default in production is injected here and nowhere else. */
export type EngineOptions = {
  db: Database
  sql: Sql
  sealer: Sealer
  log: Log
  http: Http
  now: () => Date
  /** Address of the product, without a trailing slash. */
  publicUrl: string
  /** OAuth hosts of Bitrix24 to which application secrets may be sent. */
  oauthHosts: string[]
  /** Names this process in claims and heartbeats. */
  workerId: string
  /** Whether this process does what it decides; elsewhere a job tells the workers. */
  performs: boolean
  /** Draws a signing report. Absent in a process that performs no effects: it need not carry fonts. */
  drawReport?: (facts: ReportFacts) => Promise<Uint8Array>
}

/** The only place that knows database, providers and Bitrix24 together. */
export type Engine = EngineOptions & {
  portals: PortalDesk
  connections: ConnectionDesk
  plans: PlanDesk
  advances: AdvanceQueue
  inHand: InHand
}

/** One per process. Holds caches of what cannot change and clients that share batches; no timers, no connections. */
export function createEngine(options: EngineOptions): Engine {
  const engine: Engine = {
    ...options,
    portals: createPortalDesk(options),
    connections: createConnectionDesk(options),
    plans: createPlanDesk(options),
    advances: createAdvanceQueue(
      options.db,
      advanceMany(() => engine),
    ),
    inHand: createInHand(),
  }
  return engine
}
