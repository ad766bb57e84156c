import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from './client.ts'
import { connection } from './schema/connection.ts'
import { document, effect, envelope, envelopeEvent, envelopePass } from './schema/envelope.ts'
import { routeVersion } from './schema/route.ts'

/** How many lines of history and of effects a page shows. */
const mostLines = 500

/**
 * Everything kept of one envelope of this portal, or null: its row, version, history, effects and connections,
 * and the edges that it has taken in any round; `taken` is null for those that began before this was kept.
 */
export async function readEnvelope(db: Db, portalId: number, id: string) {
  const [found] = await db
    .select({ row: envelope, version: routeVersion })
    .from(envelope)
    .innerJoin(routeVersion, eq(routeVersion.id, envelope.versionId))
    .where(and(eq(envelope.portalId, portalId), eq(envelope.id, id)))
  if (!found) return null
  const connectionIds = [...new Set(Object.values(found.row.state.legs).map((leg) => leg.connectionId))]
  const [events, effects, connections, taken] = await Promise.all([
    db
      .select({
        n: envelopeEvent.n,
        at: envelopeEvent.at,
        kind: envelopeEvent.kind,
        text: envelopeEvent.text,
      })
      .from(envelopeEvent)
      .where(eq(envelopeEvent.envelopeId, id))
      .orderBy(desc(envelopeEvent.n))
      .limit(mostLines),
    db.select().from(effect).where(eq(effect.envelopeId, id)).orderBy(asc(effect.id)).limit(mostLines),
    connectionIds.length === 0
      ? []
      : db
          .select({ id: connection.id, label: connection.label })
          .from(connection)
          .where(inArray(connection.id, connectionIds)),
    found.row.passes === null
      ? null
      : db
          .selectDistinct({ node: envelopePass.node, outcome: envelopePass.outcome })
          .from(envelopePass)
          .where(eq(envelopePass.envelopeId, id)),
  ])
  return { ...found, events, effects, connections, taken }
}

/** Name, type and bytes of one document of an envelope of this portal, or null. */
export async function readDocument(db: Db, portalId: number, envelopeId: string, documentId: string) {
  const [found] = await db
    .select({ name: document.name, mime: document.mime, bytes: document.bytes, sha256: document.sha256 })
    .from(document)
    .where(
      and(eq(document.portalId, portalId), eq(document.envelopeId, envelopeId), eq(document.id, documentId)),
    )
  return found ?? null
}
