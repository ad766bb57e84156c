import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { oneTimeToken } from '#lib/db/schema/access.ts'

/** Only the hash is stored: a copy of the database lets nobody in. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Makes a token of 256 random bits and stores its hash. The answer is the only copy of the token. */
export async function issueToken(
  db: Db,
  given: { purpose: 'owner' | 'invite'; data: Record<string, string>; expiresAt: Date },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db.insert(oneTimeToken).values({ ...given, tokenHash: hashToken(token) })
  return token
}

/** What a token that may still be used was made for, or null. Does not use it up. */
export async function readToken(db: Db, token: string, now: Date) {
  const [row] = await db
    .select({ purpose: oneTimeToken.purpose, data: oneTimeToken.data })
    .from(oneTimeToken)
    .where(
      and(
        eq(oneTimeToken.tokenHash, hashToken(token)),
        isNull(oneTimeToken.usedAt),
        gt(oneTimeToken.expiresAt, now),
      ),
    )
  return row ?? null
}

/** Uses the token up: of two presses at once one gets its data and the other null. */
export async function takeToken(db: Db, token: string, now: Date) {
  const [row] = await db
    .update(oneTimeToken)
    .set({ usedAt: now })
    .where(
      and(
        eq(oneTimeToken.tokenHash, hashToken(token)),
        isNull(oneTimeToken.usedAt),
        gt(oneTimeToken.expiresAt, now),
      ),
    )
    .returning({ purpose: oneTimeToken.purpose, data: oneTimeToken.data })
  return row ?? null
}

/** Drops tokens of this purpose that nobody used, and all that are over. */
export async function dropTokens(db: Db, purpose: 'owner' | 'invite', now: Date): Promise<void> {
  await db.delete(oneTimeToken).where(and(eq(oneTimeToken.purpose, purpose), isNull(oneTimeToken.usedAt)))
  await db.delete(oneTimeToken).where(lt(oneTimeToken.expiresAt, now))
}
