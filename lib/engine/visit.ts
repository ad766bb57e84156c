import { eq } from 'drizzle-orm'
import type { Visit } from '#lib/auth/visit-token.ts'
import { createBitrix24Client } from '#lib/bitrix24/client.ts'
import type { PlacementCall } from '#lib/bitrix24/incoming-page.ts'
import { identify } from '#lib/bitrix24/oauth.ts'
import type { PortalTokens } from '#lib/bitrix24/port.ts'
import { constantTimeEqual } from '#lib/bitrix24/same-secret.ts'
import { application, portal } from '#lib/db/schema/portal.ts'
import { Permanent, Refused } from '#lib/failure.ts'
import { say } from '#lib/sentence.ts'
import type { Engine } from './engine.ts'
import { createGovernor } from './governor.ts'
import { tokenPurpose } from './portal-tokens.ts'

/**
 * Admits somebody who opened a page of ours inside Bitrix24. Nothing in such a request is signed, so: the portal is
 * one of ours, its application token is right where one is given, the OAuth server names the user, and the item is
 * read with the user's own token. Refused 401 or 403 otherwise.
 */
export async function receiveVisit(engine: Engine, call: PlacementCall): Promise<Visit> {
  const [row] = await engine.db
    .select()
    .from(portal)
    .innerJoin(application, eq(portal.applicationId, application.id))
    .where(eq(portal.memberId, call.memberId))
  if (!row || row.portal.state === 'uninstalled') throw notConnected()
  const held = row.portal.applicationTokenSealed
  if (held && call.applicationToken !== '') {
    const known = engine.sealer.open(held, tokenPurpose(call.memberId, 'application')).toString()
    if (!constantTimeEqual(known, call.applicationToken)) throw notConnected()
  }
  const identity = await identify(engine.http, row.application.oauthEndpoint, call.tokens.accessToken, {
    clientId: row.application.clientId,
    memberId: call.memberId,
    domain: call.domain,
  })
  if (call.item) await demandItem(engine, row, call.tokens.accessToken, call.item)
  return {
    portalId: row.portal.id,
    domain: identity.domain,
    userId: identity.userId,
    locale: call.language.toLowerCase() === 'en' ? 'en' : 'ru',
    placement: call.placement,
    item: call.item ?? null,
  }
}

type Row = { portal: typeof portal.$inferSelect; application: typeof application.$inferSelect }

/** Bitrix24 itself says whether this user may read the item. */
async function demandItem(
  engine: Engine,
  row: Row,
  accessToken: string,
  item: { entityTypeId: number; id: string },
): Promise<void> {
  const client = createBitrix24Client({
    address: {
      memberId: row.portal.memberId,
      clientEndpoint: row.portal.clientEndpoint,
      oauthEndpoint: row.application.oauthEndpoint,
      clientId: row.application.clientId,
      clientSecret: '',
    },
    http: engine.http,
    tokens: onlyOnce(accessToken),
    governor: createGovernor(engine, row.portal.id),
    now: engine.now,
  })
  try {
    const params = { entityTypeId: item.entityTypeId, id: item.id }
    await client.call('crm.item.get', params, { priority: 'interactive', alone: true })
  } catch (error) {
    if (error instanceof Permanent) throw notTheirs(error)
    throw error
  }
}

/** A visitor's token is used for this one question and never renewed nor kept. */
const onlyOnce = (accessToken: string): PortalTokens => ({
  current: () => Promise.resolve(accessToken),
  renew: () => Promise.reject(notTheirs()),
})

const notConnected = () =>
  new Refused(401, {
    code: 'visit-from-unknown-portal',
    text: say('Этот портал не подключён к Inkroute.', 'This portal is not connected to Inkroute.'),
    cure: say(
      'Администратору портала: переустановите приложение Inkroute.',
      'For the portal’s administrator: install the Inkroute application again.',
    ),
  })

const notTheirs = (cause?: unknown) =>
  new Refused(
    403,
    {
      code: 'item-not-readable',
      text: say('У вас нет доступа к этой карточке.', 'You have no access to this item.'),
      cure: say(
        'Обновите страницу в Битрикс24 или попросите доступ у ответственного.',
        'Reload the page in Bitrix24, or ask the responsible person for access.',
      ),
    },
    cause,
  )
