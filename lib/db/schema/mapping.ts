import { integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Mapping } from '#lib/envelope/mapping.ts'
import { moment } from '../columns.ts'
import { portal } from './portal.ts'
import { route } from './route.ts'

/** What each status does in Bitrix24; one for the portal and, where it differs, one for a route. */
export const mapping = pgTable(
  'mapping',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    portalId: integer('portal_id')
      .notNull()
      .references(() => portal.id, { onDelete: 'cascade' }),
    routeId: uuid('route_id').references(() => route.id, { onDelete: 'cascade' }),
    body: jsonb('body').$type<Mapping>().notNull(),
    revision: integer('revision').notNull().default(1),
    changedBy: text('changed_by').notNull(),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (table) => [unique('mapping_portal_route').on(table.portalId, table.routeId).nullsNotDistinct()],
)
