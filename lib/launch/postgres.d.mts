export type RunningPostgres = {
  port: number
  /** The cluster's folder. */
  data: string
  /** Address of the database that was asked for. */
  url: string
  urlOf(database: string): string
  /** Process id of the postmaster at this moment. */
  pid(): number | null
  stop(): Promise<void>
}

export function startPostgres(options: {
  folder: string
  password: string
  database?: string
  log?: (line: string) => void
  leave?: boolean
}): Promise<RunningPostgres>
