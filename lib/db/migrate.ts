import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { runMigrations } from 'graphile-worker'
import { openDatabase } from './client.ts'

/**
 * Brings a database up to date: our tables, then the job queue's. Several processes may call it at once: a lock lets
 * one work and the others wait.
 * @param folder of the SQL migrations
 */
export async function migrateDatabase(url: string, folder: string): Promise<void> {
  const { db, sql, close } = openDatabase(url, { pool: 2, name: 'inkroute-migrate' })
  const lock = await sql.reserve()
  try {
    await lock`select pg_advisory_lock(7303014)`
    await migrate(db, { migrationsFolder: folder })
    await runMigrations({ connectionString: url })
  } finally {
    await lock`select pg_advisory_unlock(7303014)`
    lock.release()
    await close()
  }
}
