import type { RunningPostgres } from './postgres.mjs'

/** A process that is kept running. */
export type Member = { name: string; pid(): number | null; stop(): Promise<void> }

export type RunningStack = {
  /** Public addresses, without a trailing slash. */
  url: string
  labUrl: string
  databaseUrl: string
  /** Generated or given: ENCRYPTION_KEY, AUTH_SECRET, BOOTSTRAP_API_TOKEN, POSTGRES_PASSWORD. */
  secrets: Record<string, string>
  /** Null when the database is not ours. */
  postgres: RunningPostgres | null
  folder: string
  web: Member
  worker: Member
  lab: Member
  stop(): Promise<void>
  /** Makes the one-time address by which the first owner signs in; null when there is an owner already. */
  ownerLink(): Promise<string | null>
  given: { product: Record<string, string>; lab: Record<string, string> }
}

export function startStack(options: {
  dataDir: string
  port: number
  labPort: number
  databaseUrl?: string
  environment?: Record<string, string | undefined>
  signal?: AbortSignal
  prepare?: () => Promise<void>
  log?: (name: string, line: string) => void
  say?: (line: string) => void
}): Promise<RunningStack>
