import { eq } from 'drizzle-orm'
import { type Bitrix24Client, createBitrix24Client } from '#lib/bitrix24/client.ts'
import type { Db } from '#lib/db/client.ts'
import { application, portal } from '#lib/db/schema/portal.ts'
import { calendarFor, type WorkCalendar } from '#lib/envelope/work-calendar.ts'
import { Defect, Permanent } from '#lib/failure.ts'
import { type Locale, say } from '#lib/sentence.ts'
import type { EngineOptions } from './engine.ts'
import { createGovernor } from './governor.ts'
import { createPortalTokens } from './portal-tokens.ts'

/** Language, clock and calendar of a portal, without opening it. */
export type PortalSetting = {
  locale: Locale
  timeZone: string
  calendar: WorkCalendar
  domain: string
  memberId: string
  /** Where people open the portal, without a trailing slash. */
  url: string
}

/** A portal ready for calls. */
export type Portal = PortalSetting & { id: number; client: Bitrix24Client }

export type PortalDesk = {
  of(portalId: number): Promise<Portal>
  /** Whoever is in a transaction gives it, as for plans. */
  setting(portalId: number, tx?: Db): Promise<PortalSetting>
  /** Forgets what is kept of a portal: after an installation or a change of its settings. */
  forget(portalId: number): void
}

type Kept<T> = { value: T; untilMs: number }

/** Another process may have renamed, reinstalled or re-registered the portal: nothing is kept for ever. */
const openForMs = 5 * 60_000
const settingForMs = 30_000

type Options = Pick<EngineOptions, 'db' | 'sql' | 'sealer' | 'http' | 'now' | 'log'>

/** Keeps one client per portal, so that calls of all its envelopes share batches and one budget. */
export function createPortalDesk(options: Options): PortalDesk {
  const kept = new Map<number, Kept<Promise<Portal>>>()
  const settings = new Map<number, Kept<PortalSetting>>()
  const nowMs = () => options.now().getTime()
  return {
    async setting(portalId, tx = options.db) {
      const known = settings.get(portalId)
      if (known && known.untilMs > nowMs()) return known.value
      const [row] = await tx.select().from(portal).where(eq(portal.id, portalId))
      if (!row) throw new Defect('no-such-portal', `there is no portal ${portalId}`)
      const setting = settingOf(row)
      settings.set(portalId, { value: setting, untilMs: nowMs() + settingForMs })
      return setting
    },
    of(portalId) {
      const known = kept.get(portalId)
      if (known && known.untilMs > nowMs()) return known.value
      const opening = openPortal(options, portalId).catch((error: unknown) => {
        kept.delete(portalId)
        throw error
      })
      kept.set(portalId, { value: opening, untilMs: nowMs() + openForMs })
      return opening
    },
    forget(portalId) {
      kept.delete(portalId)
      settings.delete(portalId)
    },
  }
}

const settingOf = (row: typeof portal.$inferSelect): PortalSetting => ({
  locale: row.language === 'en' ? 'en' : 'ru',
  timeZone: row.timeZone,
  calendar: row.workCalendar ?? calendarFor(row.language),
  domain: row.domain,
  memberId: row.memberId,
  url: row.clientEndpoint.replace(/\/rest\/.*$/, ''),
})

async function openPortal(options: Options, portalId: number): Promise<Portal> {
  const { db, sealer, http, now, log } = options
  const [row] = await db
    .select()
    .from(portal)
    .leftJoin(application, eq(portal.applicationId, application.id))
    .where(eq(portal.id, portalId))
  if (!row) throw new Defect('no-such-portal', `there is no portal ${portalId}`)
  if (!row.application || row.portal.state === 'uninstalled') throw notConnected(row.portal.domain)
  const client = createBitrix24Client({
    address: {
      memberId: row.portal.memberId,
      clientEndpoint: row.portal.clientEndpoint,
      oauthEndpoint: row.application.oauthEndpoint,
      clientId: row.application.clientId,
      clientSecret: sealer
        .open(row.application.clientSecretSealed, `application:${row.application.clientId}`)
        .toString(),
    },
    http,
    tokens: createPortalTokens(options, portalId),
    governor: createGovernor(options, portalId),
    now,
    onRenamed: (clientEndpoint) => {
      const domain = new URL(clientEndpoint).host
      db.update(portal)
        .set({ clientEndpoint, domain })
        .where(eq(portal.id, portalId))
        .catch((error: unknown) =>
          log.error({ err: error, portalId }, 'a renamed portal could not be stored'),
        )
    },
  })
  return { id: portalId, ...settingOf(row.portal), client }
}

const notConnected = (domain: string) =>
  new Permanent({
    code: 'portal-not-connected',
    text: say(`Портал ${domain} не подключён.`, `The portal ${domain} is not connected.`),
    cure: say(
      'Откройте приложение Inkroute в Битрикс24 и установите его заново.',
      'Open the Inkroute application in Bitrix24 and install it again.',
    ),
  })
