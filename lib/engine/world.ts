import { and, eq, isNull, or } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { mapping } from '#lib/db/schema/mapping.ts'
import type { World } from '#lib/envelope/draft.ts'
import { defaultMapping, type Mapping, overlay } from '#lib/envelope/mapping.ts'
import type { EnvelopeRow } from './advance.ts'
import type { Engine } from './engine.ts'

/** Everything around an envelope that the pure core takes as given, read in the caller's transaction. */
export async function worldOf(
  engine: Engine,
  tx: Db,
  row: Pick<EnvelopeRow, 'id' | 'portalId' | 'routeId' | 'versionId'>,
): Promise<World> {
  const [published, portal, mapped] = [
    await engine.plans.of(row.versionId),
    await engine.portals.setting(row.portalId),
    await mappingOf(tx, row.portalId, row.routeId),
  ]
  return {
    envelopeId: row.id,
    plan: published.plan,
    mapping: mapped,
    route: { name: published.name, version: published.number },
    locale: portal.locale,
    timeZone: portal.timeZone,
    envelopeUrl: `${engine.publicUrl}/envelopes/${row.id}`,
  }
}

/** The mapping that holds for a route: the portal's rows with the route's own over them. */
export async function mappingOf(tx: Db, portalId: number, routeId: string | null): Promise<Mapping> {
  const ofRoute =
    routeId === null ? isNull(mapping.routeId) : or(isNull(mapping.routeId), eq(mapping.routeId, routeId))
  const rows = await tx
    .select({ routeId: mapping.routeId, body: mapping.body })
    .from(mapping)
    .where(and(eq(mapping.portalId, portalId), ofRoute))
  const portals = rows.find((row) => row.routeId === null)?.body ?? defaultMapping
  const own = rows.find((row) => row.routeId !== null)?.body ?? null
  return overlay(portals, own)
}
