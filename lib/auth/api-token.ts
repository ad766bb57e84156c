import { createHash, randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { type ApiScope, apiToken } from '#lib/db/schema/access.ts'
import { Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'

/** Who calls the API. portalId null = every portal; then a call names its portal. */
export type ApiCaller = {
  tokenId: string
  name: string
  portalId: number | null
  scopes: readonly ApiScope[]
}

export const apiScopes = [
  'envelopes:read',
  'envelopes:write',
  'routes:read',
  'routes:write',
  'settings:write',
] as const satisfies ApiScope[]

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Makes a token of a portal. It is shown once: only its hash is kept. */
export async function issueApiToken(
  db: Db,
  given: { portalId: number; name: string; scopes: ApiScope[] },
): Promise<{ id: string; token: string }> {
  const token = `ink_${randomBytes(24).toString('base64url')}`
  const [row] = await db
    .insert(apiToken)
    .values({ ...given, tokenHash: hashOf(token) })
    .returning({ id: apiToken.id })
  return { id: row?.id ?? '', token }
}

/** Makes the token of the environment an owner's token; called at every start. */
export async function keepBootstrapToken(db: Db, token: string): Promise<void> {
  await db
    .insert(apiToken)
    .values({ tokenHash: hashOf(token), name: 'BOOTSTRAP_API_TOKEN', scopes: [...apiScopes] })
    .onConflictDoUpdate({ target: apiToken.tokenHash, set: { scopes: [...apiScopes], revokedAt: null } })
}

/** The caller behind `Authorization: Bearer …`; throws Refused(401) for anything else. */
export async function readCaller(db: Db, authorization: string | null): Promise<ApiCaller> {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
  const [row] = token
    ? await db
        .select()
        .from(apiToken)
        .where(and(eq(apiToken.tokenHash, hashOf(token)), isNull(apiToken.revokedAt)))
    : []
  if (row) return { tokenId: row.id, name: row.name, portalId: row.portalId, scopes: row.scopes }
  throw new Refused(401, {
    code: 'token-unknown',
    text: say('Нужен действующий токен API.', 'A valid API token is needed.'),
    cure: say(
      'Создайте токен в настройках и передайте его в заголовке Authorization: Bearer.',
      'Make a token in the settings and pass it as Authorization: Bearer.',
    ),
  })
}

/** Throws Refused(403) unless the token has the scope. */
export function demandScope(caller: ApiCaller, scope: ApiScope): void {
  if (caller.scopes.includes(scope)) return
  throw new Refused(403, {
    code: 'scope-missing',
    text: say(`Токену не хватает права ${scope}.`, `The token lacks the scope ${scope}.`),
    cure: say('Создайте токен с этим правом.', 'Make a token with this scope.'),
  })
}
