'use server'
import { z } from 'zod'
import { act } from '#app/act.ts'
import { readReader } from '#app/reader.ts'
import { web } from '#app/web.ts'
import type { Outcome } from '#components/form/outcome.ts'
import { catalogueOf } from '#lib/engine/portal-catalogue.ts'
import { createRoute, publishRoute, renameRoute, saveDraft } from '#lib/engine/routes.ts'
import { gallery } from '#lib/route/gallery/index.ts'
import { drawSketch } from '#lib/route/gallery/sketch.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { emptyGraph } from '#lib/route/new-node.ts'
import { parseGraph } from '#lib/route/schema.ts'

export async function makeRoute(name: string, sample: string): Promise<Outcome<{ id: string }>> {
  return act('route:edit', async (user) => {
    const { engine } = web()
    const draft = await draftOf(z.string().parse(sample), user.portalId)
    const given = { portalId: user.portalId, name: z.string().parse(name), draft, by: user.name }
    return { id: (await createRoute(engine, given)).id }
  })
}

/** A ready route in the author's language with what the portal has; anything else begins with a clean sheet. */
async function draftOf(sample: string, portalId: number): Promise<RouteGraph> {
  const sketch = gallery.find(({ id }) => id === sample)
  if (!sketch) return emptyGraph()
  const { locale } = await readReader()
  return drawSketch(sketch, { locale, catalogue: await catalogueOf(web().db, portalId) })
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
