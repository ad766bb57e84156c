'use server'
import { z } from 'zod'
import { act } from '#app/act.ts'
import { web } from '#app/web.ts'
import type { Outcome } from '#components/form/outcome.ts'
import { type RouteSample, routeSamples } from '#components/route-list/view.ts'
import { catalogueOf } from '#lib/engine/portal-catalogue.ts'
import { createRoute, publishRoute, renameRoute, saveDraft } from '#lib/engine/routes.ts'
import type { Catalogue } from '#lib/route/catalogue.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { emptyGraph } from '#lib/route/new-node.ts'
import { internationalNda, supplyContract } from '#lib/route/samples.ts'
import { parseGraph } from '#lib/route/schema.ts'

export async function makeRoute(name: string, sample: RouteSample): Promise<Outcome<{ id: string }>> {
  return act('route:edit', async (user) => {
    const { engine } = web()
    const chosen = z.enum(routeSamples).parse(sample)
    const draft = graphOf(chosen, await catalogueOf(engine.db, user.portalId))
    const given = { portalId: user.portalId, name: z.string().parse(name), draft, by: user.name }
    return { id: (await createRoute(engine, given)).id }
  })
}

/** Examples take the first template and user of the portal: the author sees where to choose others. */
function graphOf(sample: RouteSample, catalogue: Catalogue): RouteGraph {
  const templateId = catalogue.templates?.[0]?.id ?? ''
  const directorUserId = catalogue.users?.find((user) => user.active)?.id ?? ''
  if (sample === 'supply') return supplyContract({ templateId, directorUserId })
  if (sample === 'nda') return internationalNda({ templateId })
  return emptyGraph()
}

export async function keepDraft(
  routeId: string,
  graph: RouteGraph,
  revision: number,
): Promise<Outcome<{ revision: number }>> {
  return act('route:edit', (user) =>
    saveDraft(web().engine, {
      portalId: user.portalId,
      routeId: z.uuid().parse(routeId),
      draft: parseGraph(graph),
      revision: z.int().parse(revision),
      by: user.name,
    }),
  )
}

export async function publish(
  routeId: string,
  note: string,
  revision: number,
): Promise<Outcome<{ version: number }>> {
  return act('route:publish', async (user) => {
    const { number } = await publishRoute(web().engine, {
      portalId: user.portalId,
      routeId: z.uuid().parse(routeId),
      revision: z.int().parse(revision),
      note: z.string().max(2_000).parse(note),
      by: user.name,
    })
    return { version: number }
  })
}

export async function rename(routeId: string, name: string): Promise<Outcome> {
  return act('route:edit', async (user) => {
    const given = { portalId: user.portalId, routeId: z.uuid().parse(routeId), name: z.string().parse(name) }
    await renameRoute(web().engine, given)
    return null
  })
}
