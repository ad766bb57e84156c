'use server'
import { z } from 'zod'
import { act } from '#app/act.ts'
import { web } from '#app/web.ts'
import type { Outcome } from '#components/form/outcome.ts'
import type { DraftRead, VersionLine, VersionRead } from '#components/route-designer/answer.ts'
import { listVersions } from '#lib/db/route-version.ts'
import { findRoute } from '#lib/engine/route-names.ts'
import { copyRoute, findVersion } from '#lib/engine/route-versions.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { parseGraph } from '#lib/route/schema.ts'

const id = z.uuid()

/** The draft as it is stored now. */
export async function readDraft(routeId: string): Promise<Outcome<DraftRead>> {
  return act('route:read', async (user) => {
    const row = await findRoute(web().db, user.portalId, id.parse(routeId))
    return { graph: row.draft, revision: row.draftRevision, by: row.draftBy }
  })
}

export async function readVersions(routeId: string): Promise<Outcome<VersionLine[]>> {
  return act('route:read', async (user) => {
    const row = await findRoute(web().db, user.portalId, id.parse(routeId))
    return listVersions(web().db, row.id)
  })
}

export async function readVersionGraph(routeId: string, number: number): Promise<Outcome<VersionRead>> {
  return act('route:read', async (user) => {
    const given = {
      portalId: user.portalId,
      routeId: id.parse(routeId),
      number: z.int().min(1).parse(number),
    }
    const { graph } = await findVersion(web().db, given)
    return { graph }
  })
}

/** Keeps the sender's graph as a route of its own. */
export async function keepCopy(
  routeId: string,
  graph: RouteGraph,
): Promise<Outcome<{ id: string; name: string }>> {
  return act('route:edit', async (user) => {
    const { engine } = web()
    const { name } = await findRoute(engine.db, user.portalId, id.parse(routeId))
    const draft = parseGraph(graph)
    const made = await copyRoute(engine, { portalId: user.portalId, name, draft, by: user.name })
    return { id: made.id, name: made.name }
  })
}
