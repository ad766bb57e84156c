import { boolean, doublePrecision, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { WorkCalendar } from '#lib/envelope/work-calendar.ts'
import type {
  CatalogueField,
  CatalogueFile,
  CatalogueItemType,
  CataloguePipeline,
  CatalogueProcess,
} from '#lib/route/catalogue.ts'
import { bytes, madeAt, moment } from '../columns.ts'

/** A registered Bitrix24 application: what an installation must present itself as. */
export const application = pgTable('application', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  clientId: text('client_id').notNull().unique(),
  clientSecretSealed: bytes('client_secret_sealed').notNull(),
  /** Where this application's tokens are renewed, one of the allowed hosts. */
  oauthEndpoint: text('oauth_endpoint').notNull(),
  label: text('label').notNull(),
  madeAt: madeAt(),
})

/** One Bitrix24 account, keyed by member_id: domains change. Everything belongs to a portal. */
export const portal = pgTable(
  'portal',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    memberId: text('member_id').notNull(),
    applicationId: integer('application_id').references(() => application.id),
    domain: text('domain').notNull(),
    clientEndpoint: text('client_endpoint').notNull(),
    applicationTokenSealed: bytes('application_token_sealed'),
    accessTokenSealed: bytes('access_token_sealed'),
    refreshTokenSealed: bytes('refresh_token_sealed'),
    tokenExpiresAt: moment('token_expires_at'),
    /** Counts renewals: tells a holder of an old token that another process has renewed. */
    tokenSerial: integer('token_serial').notNull().default(0),
    installerUserId: text('installer_user_id'),
    language: text('language').notNull().default('ru'),
    timeZone: text('time_zone').notNull().default('Europe/Moscow'),
    /** By which days work is counted; null while nobody has chosen: then the language decides. */
    workCalendar: jsonb('work_calendar').$type<WorkCalendar | null>(),
    state: text('state').$type<'connected' | 'uninstalled' | 'broken'>().notNull().default('connected'),
    /** Why it is broken, for people. */
    trouble: jsonb('trouble').$type<{ ru: string; en: string } | null>(),
    /** Secret part of the address for the built-in outgoing webhook robot. */
    hookSecretHash: text('hook_secret_hash'),
    /** What was read from the portal last: pipelines, users, fields, templates. */
    catalogue: jsonb('catalogue').$type<PortalCatalogue | null>(),
    catalogueAt: moment('catalogue_at'),
    installedAt: madeAt(),
  },
  (table) => [uniqueIndex('portal_member').on(table.memberId)],
)

/** As it was read: a part that could not be read is null, one that older readings did not know is absent. */
export type PortalCatalogue = {
  pipelines: CataloguePipeline[] | null
  users: { id: string; name: string; active: boolean; position?: string; email?: string }[] | null
  templates: { id: string; name: string; entityTypeIds: number[] }[] | null
  fields: CatalogueField[] | null
  processes?: CatalogueProcess[] | null
  itemTypes?: CatalogueItemType[] | null
  files?: CatalogueFile[] | null
}

/** The portal's request budget as a leaky bucket, shared by all processes. */
export const portalBudget = pgTable('portal_budget', {
  portalId: integer('portal_id')
    .primaryKey()
    .references(() => portal.id, { onDelete: 'cascade' }),
  level: doublePrecision('level').notNull().default(0),
  at: moment('at').notNull().defaultNow(),
  perSecond: doublePrecision('per_second').notNull().default(2),
  burst: doublePrecision('burst').notNull().default(50),
  /** Until when everybody waits, after the portal has refused for the limit. */
  blockedUntil: moment('blocked_until'),
  unlimited: boolean('unlimited').notNull().default(false),
})
