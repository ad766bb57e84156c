import { inArray } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { envelope } from '#lib/db/schema/envelope.ts'
import { mapping } from '#lib/db/schema/mapping.ts'
import type { World } from '#lib/envelope/draft.ts'
import { defaultMapping, type Mapping, overlay } from '#lib/envelope/mapping.ts'
import { Defect } from '#lib/failure.ts'
import type { EnvelopeRow } from './advance.ts'
import type { Engine } from './engine.ts'

type Placed = Pick<EnvelopeRow, 'id' | 'portalId' | 'routeId' | 'versionId'>

/** Everything around an envelope that the pure core takes as given, read in the caller's transaction. */
export async function worldOf(engine: Engine, tx: Db, row: Placed): Promise<World> {
  const held = await mappingsOf(tx, [row.id])
  const world = (await worldsOf(engine, tx, [row], held)).get(row.id)
  if (!world) throw new Defect('no-world', `nothing is known around envelope ${row.id}`)
  return world
}

export type HeldMapping = Pick<typeof mapping.$inferSelect, 'portalId' | 'routeId' | 'body'>

/** Mappings of the portals that these envelopes belong to. */
export const mappingsOf = (tx: Db, envelopeIds: string[]): Promise<HeldMapping[]> =>
  tx
    .select({ portalId: mapping.portalId, routeId: mapping.routeId, body: mapping.body })
    .from(mapping)
    .where(
      inArray(
        mapping.portalId,
        tx.select({ id: envelope.portalId }).from(envelope).where(inArray(envelope.id, envelopeIds)),
      ),
    )

/** `worldOf` for several envelopes, with the mappings of their portals. */
export async function worldsOf(
  engine: Engine,
  tx: Db,
  rows: Placed[],
  mappings: HeldMapping[],
): Promise<Map<string, World>> {
  const worlds = new Map<string, World>()
  for (const row of rows) {
    const published = await engine.plans.of(row.versionId, tx)
    const portal = await engine.portals.setting(row.portalId, tx)
    const own = mappings.filter((one) => one.portalId === row.portalId)
    worlds.set(row.id, {
      envelopeId: row.id,
      plan: published.plan,
      mapping: holding(own, row.routeId),
      route: { name: published.name, version: published.number },
      locale: portal.locale,
      timeZone: portal.timeZone,
      calendar: portal.calendar,
      envelopeUrl: `${engine.publicUrl}/envelopes/${row.id}`,
    })
  }
  return worlds
}

/** The mapping that holds for a route: the portal's rows with the route's own over them. */
function holding(rows: { routeId: string | null; body: Mapping }[], routeId: string | null): Mapping {
  const portals = rows.find((row) => row.routeId === null)?.body ?? defaultMapping
  const own = rows.find((row) => row.routeId !== null && row.routeId === routeId)?.body ?? null
  return overlay(portals, own)
}
