import { eq } from 'drizzle-orm'
import type { ApiCaller } from '#lib/auth/api-token.ts'
import type { Db } from '#lib/db/client.ts'
import { portal } from '#lib/db/schema/portal.ts'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'

/** The portal of a call: the token's own, the one named by `X-Portal` (member_id), or the only one that there is. */
export async function portalOf(db: Db, caller: ApiCaller, named: string | null): Promise<number> {
  if (caller.portalId !== null) return caller.portalId
  const rows = await db
    .select({ id: portal.id })
    .from(portal)
    .where(named ? eq(portal.memberId, named) : undefined)
    .limit(2)
  const [only, another] = rows
  if (only && !another) return only.id
  throw new Refused(only ? 400 : 404, {
    code: only ? 'portal-not-named' : 'portal-unknown',
    text: only
      ? say('Порталов несколько: укажите один.', 'There are several portals: name one.')
      : say('Портал не подключён.', 'The portal is not connected.'),
    cure: say('Передайте member_id в заголовке X-Portal.', 'Pass its member_id in the header X-Portal.'),
  })
}
