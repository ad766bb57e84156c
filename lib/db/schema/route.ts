import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { MoveOrder, MoveResult } from '#lib/envelope/move/verdict.ts'
import type { Finding } from '#lib/route/finding.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { frozenPlan, madeAt, moment } from '../columns.ts'
import { portal } from './portal.ts'

/** A named graph. The draft is edited; versions are frozen. */
export const route = pgTable(
  'route',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    portalId: integer('portal_id')
      .notNull()
      .references(() => portal.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    draft: jsonb('draft').$type<RouteGraph>().notNull(),
    /** Grows with every saved edit: a save that names an older one is refused, never merged silently. */
    draftRevision: integer('draft_revision').notNull().default(1),
    draftBy: text('draft_by'),
    draftAt: moment('draft_at').notNull().defaultNow(),
    /** The latest published version's number; null before the first. */
    publishedNumber: integer('published_number'),
    archived: boolean('archived').notNull().default(false),
    madeAt: madeAt(),
  },
  (table) => [index('route_portal').on(table.portalId)],
)

/** Every name by which a route of the portal answers: the present one and old ones. Lower case, trimmed. */
export const routeName = pgTable(
  'route_name',
  {
    portalId: integer('portal_id')
      .notNull()
      .references(() => portal.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    routeId: uuid('route_id')
      .notNull()
      .references(() => route.id, { onDelete: 'cascade' }),
  },
  (table) => [uniqueIndex('route_name_unique').on(table.portalId, table.name)],
)

/** What publishing froze. Never changed. */
export const routeVersion = pgTable(
  'route_version',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    routeId: uuid('route_id')
      .notNull()
      .references(() => route.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    name: text('name').notNull(),
    graph: jsonb('graph').$type<RouteGraph>().notNull(),
    plan: frozenPlan('plan').notNull(),
    note: text('note').notNull().default(''),
    /** What the verifier said at publishing and the author let pass. */
    findings: jsonb('findings').$type<Finding[]>().notNull().default([]),
    publishedBy: text('published_by').notNull(),
    publishedAt: moment('published_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('route_version_number').on(table.routeId, table.number)],
)

/** Envelopes that a person sends over to another version of their route, and what became of each. */
export const routeMove = pgTable(
  'route_move',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    portalId: integer('portal_id')
      .notNull()
      .references(() => portal.id, { onDelete: 'cascade' }),
    routeId: uuid('route_id')
      .notNull()
      .references(() => route.id, { onDelete: 'cascade' }),
    versionId: uuid('version_id')
      .notNull()
      .references(() => routeVersion.id, { onDelete: 'cascade' }),
    by: text('by').notNull(),
    orders: jsonb('orders').$type<MoveOrder[]>().notNull(),
    /** In the order of the orders; as many as are done. */
    results: jsonb('results').$type<MoveResult[]>().notNull().default([]),
    madeAt: madeAt(),
    finishedAt: moment('finished_at'),
  },
  (table) => [index('route_move_route').on(table.routeId, table.madeAt)],
)
