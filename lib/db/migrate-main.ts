import { migrateDatabase } from './migrate.ts'

/** Process entry of the migration: DATABASE_URL, and the folder `drizzle` of the working directory. */
const url = process.env.DATABASE_URL
if (!url) throw new Error('DATABASE_URL is needed')
await migrateDatabase(url, 'drizzle')
