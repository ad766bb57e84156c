import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, moment } from '../columns.ts'

/**
 * Everything that knocked and was authentic: stored before it is answered, worked on by a job. The body is sealed:
 * Bitrix24 puts tokens into it. No foreign keys: the hot path pays for each.
 */
export const inbound = pgTable(
  'inbound',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    portalId: integer('portal_id'),
    connectionId: uuid('connection_id'),
    kind: text('kind').$type<'robot' | 'event' | 'hook' | 'news'>().notNull(),
    /** Robot code, event name or provider. */
    name: text('name').notNull(),
    /** Recognises a repeat. */
    key: text('key').notNull(),
    bodySealed: bytes('body_sealed').notNull(),
    receivedAt: moment('received_at').notNull().defaultNow(),
    takenAt: moment('taken_at'),
    /** What came of it: ids of envelopes touched, or the failure's text. */
    result: jsonb('result').$type<InboundResult | null>(),
  },
  (table) => [
    uniqueIndex('inbound_key').on(table.key),
    index('inbound_waiting').on(table.id).where(sql`taken_at is null`),
  ],
)

export type InboundResult = {
  envelopes?: string[]
  note?: { ru: string; en: string }
  failed?: boolean
}
