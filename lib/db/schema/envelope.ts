import { sql } from 'drizzle-orm'
import {
  bigint,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Deed, Receipt } from '#lib/envelope/effect.ts'
import type { Reason } from '#lib/envelope/explain.ts'
import type { EnvelopeState, SignatureCheck } from '#lib/envelope/state.ts'
import type { Status } from '#lib/envelope/status.ts'
import type { LegOrderFrame } from '#lib/providers/provider.ts'
import type { Outcome } from '#lib/route/graph.ts'
import type { Sentence } from '#lib/sentence.ts'
import { bytes, envelopeState, madeAt, moment } from '../columns.ts'
import { connection } from './connection.ts'
import { portal } from './portal.ts'
import { route, routeVersion } from './route.ts'

/** Order of changes over the whole installation, for the live feed. */
export const changeSeq = pgSequence('change_seq', { cache: 1 })

/** One run of a route version for one CRM item. `engine/advance.ts` is the only writer of its state. */
export const envelope = pgTable(
  'envelope',
  {
    id: uuid('id').primaryKey(),
    /** Order of coming: lists page by it. */
    no: bigint('no', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    portalId: integer('portal_id')
      .notNull()
      .references(() => portal.id, { onDelete: 'cascade' }),
    routeId: uuid('route_id')
      .notNull()
      .references(() => route.id),
    versionId: uuid('version_id')
      .notNull()
      .references(() => routeVersion.id),
    entityTypeId: integer('entity_type_id').notNull(),
    itemId: text('item_id').notNull(),
    title: text('title').notNull().default(''),
    responsibleId: text('responsible_id'),
    responsibleName: text('responsible_name'),
    status: text('status').$type<Status>().notNull(),
    phase: text('phase').$type<EnvelopeState['phase']>().notNull(),
    mood: text('mood').$type<Reason['mood']>().notNull(),
    reason: jsonb('reason').$type<Reason>().notNull(),
    /** A passing fault: what, and when we try again; null when all is well. */
    trouble: jsonb('trouble').$type<Trouble | null>(),
    state: envelopeState('state').notNull(),
    events: integer('events').notNull().default(0),
    /** Hash of the last event: the head of this envelope's chain. */
    headHash: text('head_hash').notNull().default(''),
    /** Edges taken so far, each kept as a pass; null for envelopes that began before these were kept. */
    passes: integer('passes'),
    startedAt: moment('started_at').notNull(),
    changedAt: moment('changed_at').notNull(),
    finishedAt: moment('finished_at'),
    /** Grows with every change in the whole installation: the live feed reads by it. */
    changeSeq: bigint('change_seq', { mode: 'number' }).notNull().default(sql`nextval('change_seq')`),
  },
  (table) => [
    uniqueIndex('envelope_no').on(table.portalId, table.no),
    index('envelope_status').on(table.portalId, table.status, table.no),
    index('envelope_route').on(table.portalId, table.routeId, table.no),
    index('envelope_item').on(table.portalId, table.entityTypeId, table.itemId),
    index('envelope_stuck').on(table.portalId, table.no).where(sql`mood = 'stuck'`),
    index('envelope_version_running').on(table.versionId).where(sql`phase <> 'over'`),
    index('envelope_change').on(table.changeSeq),
  ],
)

/** Envelopes that are on their way. Written out as the partial index has it: a statement that is prepared with a parameter does not find the index. */
export const underWay = sql`${envelope.phase} <> 'over'`

export type Trouble = { text: Sentence; nextAt: string; attempts: number }

/** An edge that an envelope has taken: the trail of its run, in order. Written with the step that took it, never changed. */
export const envelopePass = pgTable(
  'envelope_pass',
  {
    envelopeId: uuid('envelope_id')
      .notNull()
      .references(() => envelope.id, { onDelete: 'cascade' }),
    n: integer('n').notNull(),
    versionId: uuid('version_id').notNull(),
    node: text('node').notNull(),
    outcome: text('outcome').$type<Outcome>().notNull(),
    to: text('to').notNull(),
    round: integer('round').notNull(),
    /** When the run had come to the node, and when it left it. */
    since: moment('since').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.envelopeId, table.n] }),
    index('envelope_pass_latest').on(table.versionId, table.node, table.at),
  ],
)

/** A node at which a running envelope stands: what `placesOf` says of its state, kept so that a fleet can be counted. */
export const envelopePlace = pgTable(
  'envelope_place',
  {
    envelopeId: uuid('envelope_id')
      .notNull()
      .references(() => envelope.id, { onDelete: 'cascade' }),
    node: text('node').notNull(),
    versionId: uuid('version_id').notNull(),
    since: moment('since').notNull(),
    /** Order in lists, milliseconds: below zero where there is trouble, the newest first; then who stands longest. */
    rank: bigint('rank', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.envelopeId, table.node] }),
    index('envelope_place_rank').on(table.versionId, table.node, table.rank, table.envelopeId, table.since),
  ],
)

/** Ties a provider's id to the envelope that it belongs to. */
export const leg = pgTable(
  'leg',
  {
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => connection.id),
    externalId: text('external_id').notNull(),
    envelopeId: uuid('envelope_id')
      .notNull()
      .references(() => envelope.id, { onDelete: 'cascade' }),
    node: text('node').notNull(),
    round: integer('round').notNull(),
    frame: jsonb('frame').$type<LegOrderFrame>().notNull(),
    madeAt: madeAt(),
  },
  (table) => [
    primaryKey({ columns: [table.connectionId, table.externalId] }),
    index('leg_envelope').on(table.envelopeId),
  ],
)

/** A duty to the outside: intent before, receipt after. */
export const effect = pgTable(
  'effect',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    envelopeId: uuid('envelope_id')
      .notNull()
      .references(() => envelope.id, { onDelete: 'cascade' }),
    portalId: integer('portal_id').notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    deed: jsonb('deed').$type<Deed>().notNull(),
    state: text('state').$type<'owed' | 'doing' | 'done' | 'failed'>().notNull(),
    /** Which worker process performs it now. */
    claimedBy: text('claimed_by'),
    attempts: integer('attempts').notNull().default(0),
    notBefore: moment('not_before'),
    /** What an unfinished effect must remember between attempts, such as the id of a document being converted. */
    progress: jsonb('progress').$type<Record<string, string> | null>(),
    receipt: jsonb('receipt').$type<Receipt | null>(),
    trouble: jsonb('trouble').$type<{ code: string; text: Sentence } | null>(),
    madeAt: madeAt(),
    doneAt: moment('done_at'),
  },
  (table) => [
    uniqueIndex('effect_key').on(table.envelopeId, table.key),
    index('effect_claimed').on(table.claimedBy).where(sql`state = 'doing'`),
  ],
)

/** History of an envelope as a hash chain: each line's hash covers the one before. */
export const envelopeEvent = pgTable(
  'envelope_event',
  {
    envelopeId: uuid('envelope_id')
      .notNull()
      .references(() => envelope.id, { onDelete: 'cascade' }),
    n: integer('n').notNull(),
    at: moment('at').notNull(),
    kind: text('kind').notNull(),
    text: jsonb('text').$type<Sentence>().notNull(),
    node: text('node'),
    data: jsonb('data').$type<Record<string, string> | null>(),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.envelopeId, table.n] })],
)

/** Contents of an envelope's documents. */
export const document = pgTable(
  'document',
  {
    id: uuid('id').primaryKey(),
    envelopeId: uuid('envelope_id')
      .notNull()
      .references(() => envelope.id, { onDelete: 'cascade' }),
    portalId: integer('portal_id').notNull(),
    role: text('role').notNull(),
    name: text('name').notNull(),
    mime: text('mime').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    sha256: text('sha256').notNull(),
    check: jsonb('check').$type<SignatureCheck | null>(),
    bytes: bytes('bytes').notNull(),
    madeAt: madeAt(),
  },
  (table) => [index('document_envelope').on(table.envelopeId)],
)

/** Worker processes that are alive; a silent one's jobs and effects are given to others. */
export const worker = pgTable('worker', {
  id: text('id').primaryKey(),
  /** The name under which the job queue knows it. */
  queueName: text('queue_name').notNull(),
  seenAt: moment('seen_at').notNull().defaultNow(),
  startedAt: moment('started_at').notNull().defaultNow(),
})
