import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { envelope } from './schema/envelope.ts'
import { route, routeVersion } from './schema/route.ts'

type Item = { entityTypeId: number; id: string }

const mostLines = 50

/** Envelopes of one CRM item, newest first, as its card shows them. */
export const listEnvelopesOfItem = (db: Db, portalId: number, item: Item) =>
  db
    .select({
      id: envelope.id,
      title: envelope.title,
      routeName: routeVersion.name,
      status: envelope.status,
      reason: envelope.reason,
      trouble: envelope.trouble,
      changedAt: envelope.changedAt,
    })
    .from(envelope)
    .innerJoin(routeVersion, eq(routeVersion.id, envelope.versionId))
    .where(
      and(
        eq(envelope.portalId, portalId),
        eq(envelope.entityTypeId, item.entityTypeId),
        eq(envelope.itemId, item.id),
      ),
    )
    .orderBy(desc(envelope.no))
    .limit(mostLines)

/** Published routes that can be started for items of this type, with what they ask for. */
export const listRoutesForType = (db: Db, portalId: number, entityTypeId: number) =>
  db
    .select({ id: route.id, name: route.name, graph: routeVersion.graph, plan: routeVersion.plan })
    .from(route)
    .innerJoin(
      routeVersion,
      and(eq(routeVersion.routeId, route.id), eq(routeVersion.number, route.publishedNumber)),
    )
    .where(
      and(
        eq(route.portalId, portalId),
        eq(route.archived, false),
        sql`${routeVersion.plan} -> 'entityTypeIds' @> ${JSON.stringify(entityTypeId)}::jsonb`,
      ),
    )
    .orderBy(asc(route.name))
