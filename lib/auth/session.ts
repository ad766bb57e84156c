import { getToken } from '@auth/core/jwt'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { account, membership, type Role } from '#lib/db/schema/access.ts'
import { portal } from '#lib/db/schema/portal.ts'
import type { Locale } from '#lib/sentence.ts'
import { secureCookies } from './config.ts'

export type UserPortal = {
  id: number
  domain: string
  language: string
  timeZone: string
  state: 'connected' | 'uninstalled' | 'broken'
}

/** Who asks, as the database knows them at this request. */
export type CurrentUser = {
  userId: string
  name: string
  email: string
  locale: Locale | null
  /** portalId null = the whole installation. */
  memberships: { portalId: number | null; role: Role }[]
  /** Portals that this person may open, by domain. */
  portals: UserPortal[]
  /** The portal that is open now; null while there is none. */
  portal: UserPortal | null
  portalId: number | null
  /** The role in the open portal; decides with `may`. */
  role: Role | null
}

/** How many portals the switcher offers at most. */
const mostPortals = 500

/**
 * Reads the session cookie and then the account, its roles and portals: taking a role or an account away works from
 * the next request on. Null when nobody is signed in.
 * @param chosenPortalId the portal asked for; another one is taken when this person may not open it.
 */
export async function readUser(
  given: { db: Db; secret: string; publicUrl: string },
  headers: Headers,
  chosenPortalId: number | null,
): Promise<CurrentUser | null> {
  const secureCookie = secureCookies(given.publicUrl)
  const cookieOnly = new Headers({ cookie: headers.get('cookie') ?? '' })
  const token = await getToken({ req: { headers: cookieOnly }, secret: given.secret, secureCookie })
  if (!token?.sub || typeof token.signedInAt !== 'number') return null
  const rows = await given.db
    .select({
      userId: account.id,
      name: account.name,
      email: account.email,
      locale: account.locale,
      sessionsFrom: account.sessionsFrom,
      portalId: membership.portalId,
      role: membership.role,
    })
    .from(account)
    .leftJoin(membership, eq(membership.accountId, account.id))
    .where(and(eq(account.id, token.sub), isNull(account.disabledAt)))
  const [first] = rows
  // A link that sets the password ends older sessions and opens a new one within the same second.
  if (!first || token.signedInAt + 5_000 < first.sessionsFrom.getTime()) return null
  const memberships = rows.flatMap(({ portalId, role }) => (role ? [{ portalId, role }] : []))
  const portals = await portalsOf(given.db, memberships)
  const open = portals.find(({ id }) => id === chosenPortalId) ?? portals[0] ?? null
  return {
    userId: first.userId,
    name: first.name,
    email: first.email,
    locale: first.locale,
    memberships,
    portals,
    portal: open,
    portalId: open?.id ?? null,
    role: roleIn(memberships, open?.id ?? null),
  }
}

/** The portal's own role wins over the installation's. */
export const roleIn = (memberships: CurrentUser['memberships'], portalId: number | null): Role | null =>
  memberships.find((one) => one.portalId === portalId)?.role ??
  memberships.find((one) => one.portalId === null)?.role ??
  null

async function portalsOf(db: Db, memberships: CurrentUser['memberships']): Promise<UserPortal[]> {
  const ids = memberships.flatMap(({ portalId }) => (portalId === null ? [] : [portalId]))
  const everywhere = memberships.some(({ portalId }) => portalId === null)
  if (!everywhere && ids.length === 0) return []
  return db
    .select({
      id: portal.id,
      domain: portal.domain,
      language: portal.language,
      timeZone: portal.timeZone,
      state: portal.state,
    })
    .from(portal)
    .where(everywhere ? undefined : inArray(portal.id, ids))
    .orderBy(portal.domain)
    .limit(mostPortals)
}
