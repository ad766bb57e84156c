import { and, asc, desc, eq, isNull, or } from 'drizzle-orm'
import { calendarFor } from '#lib/envelope/work-calendar.ts'
import type { Db } from './client.ts'
import { account, apiToken, audit, membership } from './schema/access.ts'
import { application, portal } from './schema/portal.ts'

/** A portal as the settings show it: nothing sealed. */
export async function readPortal(db: Db, portalId: number) {
  const [row] = await db
    .select({
      domain: portal.domain,
      memberId: portal.memberId,
      state: portal.state,
      trouble: portal.trouble,
      language: portal.language,
      timeZone: portal.timeZone,
      workCalendar: portal.workCalendar,
      catalogueAt: portal.catalogueAt,
      installedAt: portal.installedAt,
      hookSecretHash: portal.hookSecretHash,
    })
    .from(portal)
    .where(eq(portal.id, portalId))
  if (!row) return null
  const { hookSecretHash, catalogueAt, installedAt, workCalendar, ...rest } = row
  return {
    ...rest,
    calendar: workCalendar ?? calendarFor(rest.language),
    hasHook: hookSecretHash !== null,
    catalogueAt: catalogueAt?.toISOString() ?? null,
    installedAt: installedAt.toISOString(),
  }
}

/** Registered applications without their secrets. */
export const listApplications = (db: Db) =>
  db
    .select({
      id: application.id,
      clientId: application.clientId,
      label: application.label,
      oauthEndpoint: application.oauthEndpoint,
    })
    .from(application)
    .orderBy(asc(application.id))

/** Who may do what in a portal: its own people and those of the whole installation. */
export async function listMembers(db: Db, portalId: number | null) {
  const rows = await db
    .select({
      membershipId: membership.id,
      accountId: account.id,
      name: account.name,
      email: account.email,
      role: membership.role,
      portalId: membership.portalId,
    })
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(
      and(
        isNull(account.disabledAt),
        or(isNull(membership.portalId), portalId === null ? undefined : eq(membership.portalId, portalId)),
      ),
    )
    .orderBy(asc(account.name))
  return rows.map(({ portalId: of, ...row }) => ({ ...row, everywhere: of === null }))
}

/** Tokens of a portal that still work. */
export async function listTokens(db: Db, portalId: number) {
  const rows = await db
    .select({
      id: apiToken.id,
      name: apiToken.name,
      scopes: apiToken.scopes,
      lastUsedAt: apiToken.lastUsedAt,
      madeAt: apiToken.madeAt,
    })
    .from(apiToken)
    .where(and(eq(apiToken.portalId, portalId), isNull(apiToken.revokedAt)))
    .orderBy(desc(apiToken.madeAt))
  return rows.map((row) => ({
    ...row,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    madeAt: row.madeAt.toISOString(),
  }))
}

/** The last privileged acts in a portal, newest first. */
export async function listAudit(db: Db, portalId: number) {
  const rows = await db
    .select({ id: audit.id, actor: audit.actor, action: audit.action, object: audit.object, at: audit.at })
    .from(audit)
    .where(eq(audit.portalId, portalId))
    .orderBy(desc(audit.id))
    .limit(100)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
