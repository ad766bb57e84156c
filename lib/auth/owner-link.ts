import { eq } from 'drizzle-orm'
import { openDatabase } from '#lib/db/client.ts'
import { accountPassword, membership } from '#lib/db/schema/access.ts'
import { readEnv } from '#lib/env.ts'
import { dropTokens, issueToken } from './one-time-token.ts'

// Prints a one-time link while no owner has signed in yet, and nothing afterwards. Older unused links stop working.
const lifeMs = 24 * 3_600_000

const env = readEnv()
const { db, close } = openDatabase(env.DATABASE_URL, { pool: 1, name: 'inkroute owner-link' })
try {
  const owners = await db
    .select({ id: membership.id })
    .from(membership)
    .innerJoin(accountPassword, eq(accountPassword.accountId, membership.accountId))
    .where(eq(membership.role, 'owner'))
    .limit(1)
  if (owners.length === 0) {
    const now = new Date()
    await dropTokens(db, 'owner', now)
    const expiresAt = new Date(now.getTime() + lifeMs)
    const token = await issueToken(db, { purpose: 'owner', data: {}, expiresAt })
    process.stdout.write(`${env.PUBLIC_URL}/welcome?token=${token}\n`)
  }
} finally {
  await close()
}
