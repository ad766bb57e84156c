import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { type Database, openDatabase, type Sql } from '#lib/db/client.ts'
import { migrateDatabase } from '#lib/db/migrate.ts'

/** A migrated database of one test file's own. */
export type TestDatabase = { url: string; db: Database; sql: Sql; close(): Promise<void> }

const migrations = path.resolve('drizzle')
/** Any number: it only keeps two test files from making the template at once. */
const templateLock = 7303015

/**
 * A fresh database, cloned from a template that holds the migrations. TEST_DATABASE_URL names the server; without it
 * the development server is started. `close` drops the database.
 */
export async function openTestDatabase(pool = 5): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL ?? (await developmentServer())
  const admin = postgres(server, { max: 1, onnotice: () => {} })
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = await ensureTemplate(admin, server)
  await admin`create database ${admin(name)} template ${admin(template)}`
  const url = withDatabase(server, name)
  const { db, sql, close } = openDatabase(url, { pool, name: 'inkroute-test' })
  return {
    url,
    db,
    sql,
    close: async () => {
      await close()
      await admin`drop database if exists ${admin(name)} with (force)`
      await admin.end({ timeout: 5 })
    },
  }
}

async function developmentServer(): Promise<string> {
  const script = path.resolve('lib/launch/dev-database.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [script])
  return stdout.trim()
}

/** The template is named by the migrations that it holds, so a new migration makes a new one. */
async function ensureTemplate(admin: Sql, server: string): Promise<string> {
  const template = `template_${await migrationsHash()}`
  await admin`select pg_advisory_lock(${templateLock})`
  try {
    const found = await admin`select from pg_database where datname = ${template}`
    if (found.length === 0) {
      const draft = `${template}_draft`
      await admin`drop database if exists ${admin(draft)} with (force)`
      await admin`create database ${admin(draft)}`
      await migrateDatabase(withDatabase(server, draft), migrations)
      await admin`alter database ${admin(draft)} rename to ${admin(template)}`
    }
  } finally {
    await admin`select pg_advisory_unlock(${templateLock})`
  }
  return template
}

async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await readdir(migrations)).filter((name) => name.endsWith('.sql')).sort()) {
    hash.update(file).update(await readFile(path.join(migrations, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
