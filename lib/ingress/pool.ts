import { openDatabase, type Sql } from '#lib/db/client.ts'
import { inTime, Late, notStored } from './unavailable.ts'

export type Pool = {
  /** Runs one query in time. Throws Transient `not-stored` when the database refuses, is away or hangs. */
  ask<T>(query: (sql: Sql) => PromiseLike<T>): Promise<T>
  close(): Promise<void>
}

const connections = 3
/** An answer within two seconds is owed to whoever knocks, also when the database hangs. */
const deadlineMs = 1_800
/** Ends what hangs inside the database, so that nothing piles up there. */
const statementTimeoutMs = 5_000

/**
 * The hot path's connections. When a query hangs all of them are given up and opened anew: a connection whose other
 * end is gone without a word would hang every query behind it.
 */
export function createPool(databaseUrl: string): Pool {
  const open = () =>
    openDatabase(databaseUrl, { pool: connections, name: 'inkroute ingress', statementTimeoutMs })
  let held = open()

  const giveUp = (hanging: typeof held) => {
    if (held !== hanging) return
    held = open()
    void hanging.sql.end({ timeout: 0 })
  }

  return {
    async ask(query) {
      const used = held
      try {
        return await inTime(query(used.sql), deadlineMs)
      } catch (error) {
        if (error instanceof Late) giveUp(used)
        throw notStored(error)
      }
    },
    close: () => held.sql.end({ timeout: 1 }),
  }
}
