import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { prepared } from './prepared.ts'
import * as schema from './schema/index.ts'

export type Sql = postgres.Sql
export type Database = PostgresJsDatabase<typeof schema> & { $client: Sql }
/** A database or a transaction in it: what queries take. */
export type Db = Omit<Database, '$client'>

/** Opens the pool. One per process; `close` waits for running queries. */
export function openDatabase(
  url: string,
  options: { pool: number; name: string; statementTimeoutMs?: number },
): {
  db: Database
  sql: Sql
  close(): Promise<void>
} {
  const sql = postgres(url, {
    max: options.pool,
    connection: {
      application_name: options.name,
      ...(options.statementTimeoutMs === undefined ? {} : { statement_timeout: options.statementTimeoutMs }),
    },
    onnotice: () => {},
    connect_timeout: 10,
    backoff: (tries: number) => Math.min(0.05 * 2 ** tries, 1),
  })
  return { db: drizzle(prepared(sql), { schema }), sql, close: () => sql.end({ timeout: 5 }) }
}
