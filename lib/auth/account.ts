import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Db } from '#lib/db/client.ts'
import { account, accountPassword, audit, membership, roles } from '#lib/db/schema/access.ts'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import { takeToken } from './one-time-token.ts'
import { hashPassword, passwordFits, passwordLength } from './password.ts'

export const emailSchema = z.email().trim().toLowerCase().max(200)

/** What a new person tells of themselves. */
export const welcomeSchema = z.object({
  token: z.string().min(20).max(200),
  name: z.string().trim().min(1).max(120),
  email: emailSchema,
  password: z.string().min(passwordLength.least).max(passwordLength.most),
})

export type Welcome = z.infer<typeof welcomeSchema>

/** Account of this e-mail when the password is right and the account is not disabled; null otherwise, as slowly. */
export async function accountByPassword(db: Db, email: string, password: string): Promise<string | null> {
  const [row] = await db
    .select({ id: account.id, hash: accountPassword.hash })
    .from(account)
    .innerJoin(accountPassword, eq(accountPassword.accountId, account.id))
    .where(and(eq(account.email, email), isNull(account.disabledAt)))
  return (await passwordFits(row?.hash ?? null, password)) && row ? row.id : null
}

/**
 * Uses a one-time link up: makes the account (or sets the password of the one that has this e-mail), gives it what
 * the link promises and answers its id. One transaction: a link that fails half-way can be used again.
 */
export async function welcome(db: Database, given: Welcome, now: Date): Promise<string> {
  const hash = await hashPassword(given.password)
  return db.transaction(async (tx) => {
    const token = await takeToken(tx, given.token, now)
    if (!token) throw linkIsOver()
    const accountId = await upsertAccount(tx, given, hash, now)
    const role = token.purpose === 'owner' ? 'owner' : z.enum(roles).parse(token.data.role)
    const portalId = token.data.portalId ? Number(token.data.portalId) : null
    await giveRole(tx, { accountId, portalId, role })
    await tx.insert(audit).values({ portalId, actor: given.email, action: 'welcome', object: `role:${role}` })
    return accountId
  })
}

const linkIsOver = () =>
  new Refused(401, {
    code: 'link-is-over',
    text: say('Ссылка уже использована или её срок истёк.', 'The link was used already or is too old.'),
    cure: say(
      'Перезапустите Inkroute: он напечатает новую ссылку. Если вас пригласили, попросите новое приглашение.',
      'Restart Inkroute: it prints a new link. If you were invited, ask for a new invitation.',
    ),
  })

async function upsertAccount(tx: Db, given: Welcome, hash: string, now: Date): Promise<string> {
  const [row] = await tx
    .insert(account)
    .values({ email: given.email, name: given.name })
    .onConflictDoUpdate({ target: account.email, set: { name: given.name, sessionsFrom: now } })
    .returning({ id: account.id })
  const accountId = row?.id ?? ''
  await tx
    .insert(accountPassword)
    .values({ accountId, hash })
    .onConflictDoUpdate({ target: accountPassword.accountId, set: { hash, changedAt: now } })
  return accountId
}

/** Sets the role of an account in a portal (null = the whole installation), whether it had one or not. */
export async function giveRole(
  db: Db,
  given: { accountId: string; portalId: number | null; role: (typeof roles)[number] },
): Promise<void> {
  const here = and(
    eq(membership.accountId, given.accountId),
    given.portalId === null ? isNull(membership.portalId) : eq(membership.portalId, given.portalId),
  )
  const changed = await db
    .update(membership)
    .set({ role: given.role })
    .where(here)
    .returning({ id: membership.id })
  if (changed.length === 0) await db.insert(membership).values(given)
}
