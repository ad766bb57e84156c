import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { SignatureKind } from '#lib/route/graph.ts'
import { bytes, madeAt, moment } from '../columns.ts'
import { portal } from './portal.ts'

/** One configured account at a provider. */
export const connection = pgTable(
  'connection',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    portalId: integer('portal_id')
      .notNull()
      .references(() => portal.id, { onDelete: 'cascade' }),
    provider: text('provider').notNull(),
    label: text('label').notNull(),
    /** Settings that are not secret, by field name. */
    settings: jsonb('settings').$type<Record<string, string>>().notNull().default({}),
    /** JSON of the secret settings, sealed. */
    secretsSealed: bytes('secrets_sealed'),
    /** JSON of the tokens now held, sealed. */
    tokensSealed: bytes('tokens_sealed'),
    state: text('state').$type<'new' | 'ok' | 'trouble' | 'off'>().notNull().default('new'),
    trouble: jsonb('trouble').$type<{ ru: string; en: string } | null>(),
    checkedAt: moment('checked_at'),
    accountName: text('account_name'),
    /** Kinds of signature that the account was found to give at the last check; null where it was not asked. */
    signatures: jsonb('signatures').$type<SignatureKind[] | null>(),
    /** Where the feed was read to; stored with the observations that came of it. */
    cursor: text('cursor'),
    polledAt: moment('polled_at'),
    newsAt: moment('news_at'),
    madeAt: madeAt(),
  },
  (table) => [index('connection_portal').on(table.portalId)],
)
