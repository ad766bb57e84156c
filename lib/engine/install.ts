import { randomBytes } from 'node:crypto'
import { and, eq, isNotNull } from 'drizzle-orm'
import { customFields } from '#lib/bitrix24/custom-fields.ts'
import { events } from '#lib/bitrix24/events.ts'
import type { InstallCall } from '#lib/bitrix24/incoming-page.ts'
import { ensure } from '#lib/bitrix24/install.ts'
import { allowedOAuthEndpoint, identify } from '#lib/bitrix24/oauth.ts'
import { placements } from '#lib/bitrix24/placements/index.ts'
import type { RegistrationReport } from '#lib/bitrix24/registration.ts'
import { robotsFor } from '#lib/bitrix24/robots/index.ts'
import { enqueue } from '#lib/db/enqueue.ts'
import { connection } from '#lib/db/schema/connection.ts'
import { application, portal } from '#lib/db/schema/portal.ts'
import { route, routeVersion } from '#lib/db/schema/route.ts'
import { Refused } from '#lib/failure.ts'
import { inApp } from '#lib/providers/in-app/index.ts'
import { say } from '#lib/sentence.ts'
import { createConnection } from './connections.ts'
import type { Engine } from './engine.ts'
import { tokenPurpose } from './portal-tokens.ts'

type ApplicationRow = typeof application.$inferSelect

/**
 * Connects a portal, or renews its connection. Nothing in an installation is signed: the token that it brings is
 * shown to the OAuth server (of the allowed list only), which says whose it is. Refused 401 when that is not one of
 * our registered applications at the portal that the call names; then nothing is stored.
 */
export async function installPortal(engine: Engine, call: InstallCall): Promise<{ portalId: number }> {
  const tokens = call.tokens
  if (!tokens?.refreshToken) throw noTokens()
  const endpoint = allowedOAuthEndpoint(tokens.serverEndpoint ?? '', engine.oauthHosts)
  if (!endpoint) throw strangeServer()
  const known = await engine.db.select().from(application)
  const { row, identity } = await recognise(engine, call, endpoint, known)
  const { sealer } = engine
  const seal = (text: string, what: 'access' | 'refresh' | 'application') =>
    sealer.seal(text, tokenPurpose(identity.memberId, what))
  const set = {
    applicationId: row.id,
    domain: identity.domain,
    clientEndpoint: withSlash(identity.clientEndpoint),
    accessTokenSealed: seal(tokens.accessToken, 'access'),
    refreshTokenSealed: seal(tokens.refreshToken, 'refresh'),
    applicationTokenSealed: call.applicationToken === '' ? null : seal(call.applicationToken, 'application'),
    tokenExpiresAt: new Date(engine.now().getTime() + (tokens.expiresInSeconds ?? 3600) * 1000),
    installerUserId: identity.userId,
    language: call.language.toLowerCase() === 'en' ? 'en' : 'ru',
    state: 'connected',
    trouble: null,
  } as const
  const [stored] = await engine.db
    .insert(portal)
    .values({ memberId: identity.memberId, ...set })
    .onConflictDoUpdate({ target: portal.memberId, set })
    .returning({ id: portal.id })
  if (!stored) throw noTokens()
  engine.portals.forget(stored.id)
  await ensureInApp(engine, stored.id)
  await enqueue(engine.db, [
    { name: 'refresh-catalogue', payload: { portalId: stored.id }, key: `catalogue:${stored.id}` },
    { name: 'access-back', payload: { portalId: stored.id }, key: `access:${stored.id}` },
  ])
  return { portalId: stored.id }
}

async function recognise(engine: Engine, call: InstallCall, endpoint: string, known: ApplicationRow[]) {
  const accessToken = call.tokens?.accessToken ?? ''
  let refusal: unknown = noApplication()
  for (const row of known.filter((one) => one.oauthEndpoint === endpoint)) {
    try {
      const expected = { clientId: row.clientId, memberId: call.memberId, domain: call.domain }
      return { row, identity: await identify(engine.http, endpoint, accessToken, expected) }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refusal = error
    }
  }
  throw refusal
}

/** Approval on our own pages needs no account anywhere: every portal has it from the start. */
async function ensureInApp(engine: Engine, portalId: number): Promise<void> {
  const [held] = await engine.db
    .select({ id: connection.id })
    .from(connection)
    .where(and(eq(connection.portalId, portalId), eq(connection.provider, inApp.id)))
  if (held) return
  const values = { linkKey: randomBytes(32).toString('base64url') }
  await createConnection(engine, { portalId, provider: inApp.id, label: 'Inkroute', values })
}

/** Makes the portal have our fields, robots, placements and events; what is there is kept or updated. */
export async function registerInPortal(engine: Engine, portalId: number): Promise<RegistrationReport> {
  const opened = await engine.portals.of(portalId)
  const published = await engine.db
    .select({ name: route.name, plan: routeVersion.plan })
    .from(route)
    .innerJoin(
      routeVersion,
      and(eq(routeVersion.routeId, route.id), eq(routeVersion.number, route.publishedNumber)),
    )
    .where(and(eq(route.portalId, portalId), eq(route.archived, false), isNotNull(route.publishedNumber)))
  const routes = published.map(({ name, plan }) => ({ name, inputs: plan.inputs }))
  return ensure(opened.client, {
    publicUrl: engine.publicUrl,
    robots: robotsFor(routes),
    placements,
    events,
    fields: customFields,
  })
}

/** Makes an application known: what installations must present themselves as. */
export async function registerApplication(
  engine: Engine,
  given: { clientId: string; clientSecret: string; oauthServer: string; label: string },
): Promise<void> {
  const endpoint = allowedOAuthEndpoint(given.oauthServer, engine.oauthHosts)
  if (!endpoint) throw strangeServer()
  const clientSecretSealed = engine.sealer.seal(given.clientSecret, `application:${given.clientId}`)
  const set = { clientSecretSealed, oauthEndpoint: endpoint, label: given.label }
  await engine.db
    .insert(application)
    .values({ clientId: given.clientId, ...set })
    .onConflictDoUpdate({ target: application.clientId, set })
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`)

const noTokens = () =>
  new Refused(400, {
    code: 'install-without-tokens',
    text: say('В запросе на установку нет токенов.', 'The installation request has no tokens.'),
    cure: say(
      'Откройте приложение в Битрикс24 под администратором.',
      'Open the application in Bitrix24 as an administrator.',
    ),
  })

const strangeServer = () =>
  new Refused(400, {
    code: 'oauth-server-not-allowed',
    text: say(
      'Сервер авторизации не из разрешённого списка.',
      'The authorisation server is not on the allowed list.',
    ),
    cure: say(
      'Если он верный, добавьте его в BITRIX24_OAUTH_HOSTS.',
      'If it is right, add it to BITRIX24_OAUTH_HOSTS.',
    ),
  })

const noApplication = () =>
  new Refused(401, {
    code: 'application-unknown',
    text: say(
      'Это приложение не зарегистрировано в Inkroute.',
      'This application is not registered in Inkroute.',
    ),
    cure: say(
      'Внесите client_id и ключ приложения в настройках Inkroute.',
      'Enter the application’s client id and key in the settings of Inkroute.',
    ),
  })
