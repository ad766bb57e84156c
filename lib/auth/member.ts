import { and, count, eq, isNull } from 'drizzle-orm'
import type { Database } from '#lib/db/client.ts'
import { membership, type Role } from '#lib/db/schema/access.ts'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import { issueToken } from './one-time-token.ts'

const inviteDays = 7

/** Makes a one-time link for a new person with this role in a portal. Answers the path with its token. */
export async function invite(
  db: Database,
  given: { portalId: number; role: Role; email: string },
  now: Date,
): Promise<string> {
  const token = await issueToken(db, {
    purpose: 'invite',
    data: { portalId: String(given.portalId), role: given.role, email: given.email },
    expiresAt: new Date(now.getTime() + inviteDays * 86_400_000),
  })
  return `/welcome?token=${token}`
}

/**
 * Changes or (role null) takes away a role; works from that person's next request on. Only memberships of this portal
 * and, for `ofInstallation`, of the whole installation. Refused 409 when it would leave the installation without an owner.
 */
export async function changeMember(
  db: Database,
  given: {
    membershipId: number
    portalId: number
    ofInstallation: boolean
    role: Role | null
    mayOwners: boolean
  },
): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(membership)
      .where(eq(membership.id, given.membershipId))
      .for('update')
    const theirs = row && (row.portalId === given.portalId || (row.portalId === null && given.ofInstallation))
    if (!row || !theirs) throw notFound()
    if ((row.role === 'owner' || given.role === 'owner') && !given.mayOwners) throw ownersOnly()
    if (row.role === 'owner' && row.portalId === null && given.role !== 'owner') {
      const [owners] = await tx
        .select({ n: count() })
        .from(membership)
        .where(and(eq(membership.role, 'owner'), isNull(membership.portalId)))
      if ((owners?.n ?? 0) < 2) throw lastOwner()
    }
    const here = eq(membership.id, row.id)
    if (given.role === null) await tx.delete(membership).where(here)
    else await tx.update(membership).set({ role: given.role }).where(here)
  })
}

const notFound = () =>
  new Refused(404, {
    code: 'member-unknown',
    text: say('Такого участника нет.', 'There is no such member.'),
    cure: say('Обновите страницу.', 'Reload the page.'),
  })

const ownersOnly = () =>
  new Refused(403, {
    code: 'owners-only',
    text: say('Владельцев назначает и снимает только владелец.', 'Only an owner makes and unmakes owners.'),
  })

const lastOwner = () =>
  new Refused(409, {
    code: 'last-owner',
    text: say('Это последний владелец установки.', 'This is the last owner of the installation.'),
    cure: say('Сначала назначьте другого владельца.', 'Make somebody else an owner first.'),
  })
