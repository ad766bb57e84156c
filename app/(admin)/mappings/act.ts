'use server'
import { z } from 'zod'
import { act } from '#app/act.ts'
import { web } from '#app/web.ts'
import type { Outcome } from '#components/form/outcome.ts'
import { saveMapping } from '#lib/engine/mappings.ts'
import { refreshCatalogue } from '#lib/engine/portal-catalogue.ts'
import type { Mapping } from '#lib/envelope/mapping.ts'
import { statuses } from '#lib/envelope/status.ts'

const text = z.string().max(4_000)
const template = z.object({ ru: text, en: text })
const row = z
  .object({
    stages: z.record(z.string().max(40), z.string().max(60)),
    backwards: z.boolean(),
    fields: z.record(z.string().min(1).max(100), text),
    timeline: template,
    notification: z.object({ to: z.array(z.enum(['responsible', 'starter', 'head'])), text: template }),
    task: z.object({ title: template, description: template, deadlineDays: z.int().min(0).max(365) }),
  })
  .partial()
const given = z.object({
  routeId: z.uuid().nullable(),
  revision: z.int().min(0),
  mapping: z.object({ schema: z.literal(1), rows: z.partialRecord(z.enum(statuses), row) }),
})

export async function keepMapping(
  routeId: string | null,
  mapping: Mapping,
  revision: number,
): Promise<Outcome<{ revision: number }>> {
  return act('mapping:edit', (user) => {
    const asked = given.parse({ routeId, mapping, revision })
    const rows = asked.mapping.rows
    return saveMapping(web().engine, {
      routeId: asked.routeId,
      revision: asked.revision,
      mapping: { schema: 1, rows },
      portalId: user.portalId,
      by: user.name,
    })
  })
}

/** Reads stages, fields and users of the portal anew. */
export async function readPortalAnew(): Promise<Outcome> {
  return act('mapping:edit', async (user) => {
    await refreshCatalogue(web().engine, user.portalId)
    return null
  })
}
