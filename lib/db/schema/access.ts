import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { madeAt, moment } from '../columns.ts'
import { portal } from './portal.ts'

/** A person who can sign in. */
export const account = pgTable(
  'account',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    locale: text('locale').$type<'ru' | 'en'>(),
    theme: text('theme').$type<'light' | 'dark' | 'system'>(),
    /** Sessions made before this moment are over. */
    sessionsFrom: moment('sessions_from').notNull().defaultNow(),
    disabledAt: moment('disabled_at'),
    madeAt: madeAt(),
  },
  (table) => [uniqueIndex('account_email').on(table.email)],
)

/** Kept apart, so that reading an account never reads its hash. */
export const accountPassword = pgTable('account_password', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => account.id, { onDelete: 'cascade' }),
  hash: text('hash').notNull(),
  changedAt: madeAt(),
})

export const roles = ['owner', 'admin', 'manager', 'approver', 'auditor'] as const
export type Role = (typeof roles)[number]

/** What an account may do; portalId null = the whole installation (the first owner, before any portal is there). */
export const membership = pgTable(
  'membership',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    portalId: integer('portal_id').references(() => portal.id, { onDelete: 'cascade' }),
    role: text('role').$type<Role>().notNull(),
    bitrixUserId: text('bitrix_user_id'),
    madeAt: madeAt(),
  },
  (table) => [unique('membership_account_portal').on(table.accountId, table.portalId).nullsNotDistinct()],
)

/** One-time links: the first owner's, invitations. Only the hash of the token is kept. */
export const oneTimeToken = pgTable('one_time_token', {
  tokenHash: text('token_hash').primaryKey(),
  purpose: text('purpose').$type<'owner' | 'invite'>().notNull(),
  data: jsonb('data').$type<Record<string, string>>().notNull().default({}),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
  madeAt: madeAt(),
})

export type ApiScope =
  | 'envelopes:read'
  | 'envelopes:write'
  | 'routes:read'
  | 'routes:write'
  | 'settings:write'

/** Tokens of the API. portalId null = every portal (the bootstrap token). */
export const apiToken = pgTable('api_token', {
  id: uuid('id').primaryKey().defaultRandom(),
  portalId: integer('portal_id').references(() => portal.id, { onDelete: 'cascade' }),
  tokenHash: text('token_hash').notNull().unique(),
  name: text('name').notNull(),
  scopes: jsonb('scopes').$type<ApiScope[]>().notNull(),
  lastUsedAt: moment('last_used_at'),
  revokedAt: moment('revoked_at'),
  madeAt: madeAt(),
})

/** Answers given to requests that carried an Idempotency-Key. */
export const idempotency = pgTable(
  'idempotency',
  {
    tokenId: uuid('token_id')
      .notNull()
      .references(() => apiToken.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status').notNull(),
    answer: jsonb('answer').notNull(),
    madeAt: madeAt(),
  },
  (table) => [primaryKey({ columns: [table.tokenId, table.key] })],
)

/** Every privileged act: who, what, on what. */
export const audit = pgTable(
  'audit',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    portalId: integer('portal_id'),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    object: text('object').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [index('audit_portal_at').on(table.portalId, table.id)],
)
