import { and, desc, eq } from 'drizzle-orm'
import { envelope } from '#lib/db/schema/envelope.ts'
import type { Variables } from '#lib/envelope/template.ts'
import { variablesOf } from '#lib/envelope/variables.ts'
import type { Locale } from '#lib/sentence.ts'
import type { Engine } from './engine.ts'
import { worldOf } from './world.ts'

/** A real envelope's variables, in both languages, for previews of message templates. */
export type PreviewEnvelope = { id: string; title: string; variables: Record<Locale, Variables> }

const mostPreviews = 5

/** The newest envelopes of a portal, or of one route, as a template sees them. */
export async function previewEnvelopes(
  engine: Engine,
  portalId: number,
  routeId: string | null,
): Promise<PreviewEnvelope[]> {
  const rows = await engine.db
    .select()
    .from(envelope)
    .where(and(eq(envelope.portalId, portalId), routeId ? eq(envelope.routeId, routeId) : undefined))
    .orderBy(desc(envelope.no))
    .limit(mostPreviews)
  return Promise.all(
    rows.map(async (row) => {
      const world = await worldOf(engine, engine.db, row)
      const inLocale = (locale: Locale) => variablesOf({ ...world, locale }, row.state)
      return { id: row.id, title: row.title, variables: { ru: inLocale('ru'), en: inLocale('en') } }
    }),
  )
}
