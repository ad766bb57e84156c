import { and, eq } from 'drizzle-orm'
import { connection } from '#lib/db/schema/connection.ts'
import { leg } from '#lib/db/schema/envelope.ts'
import type { News } from '#lib/providers/provider.ts'
import { advance } from './advance.ts'
import type { Engine } from './engine.ts'
import { workAfter } from './work.ts'

/** What became of news: envelopes that it was about, and ids that we do not know. */
export type Observed = { envelopes: string[]; unknown: string[] }

/**
 * Takes news of a connection: complete snapshots are observed at once, hints cause a status read. The envelope goes
 * on in this call.
 */
export async function observeNews(engine: Engine, connectionId: string, news: News[]): Promise<Observed> {
  const observed: Observed = { envelopes: [], unknown: [] }
  for (const one of news) {
    const externalId = one.grade === 'hint' ? one.externalId : one.snapshot.externalId
    const found = await legBy(engine, connectionId, externalId)
    if (!found) {
      observed.unknown.push(externalId)
      continue
    }
    const told =
      one.grade === 'hint'
        ? await (await engine.connections.of(connectionId)).connection.status(externalId, found.frame)
        : one.snapshot
    await observe(engine, found.envelopeId, found.node, told)
    observed.envelopes.push(found.envelopeId)
  }
  await engine.db.update(connection).set({ newsAt: engine.now() }).where(eq(connection.id, connectionId))
  return observed
}

/** Reads a leg's state at its provider now: after a hint, by a button, or when push and feed are silent. */
export async function readLeg(engine: Engine, connectionId: string, externalId: string): Promise<void> {
  const found = await legBy(engine, connectionId, externalId)
  if (!found) return
  const { connection: opened } = await engine.connections.of(connectionId)
  await observe(engine, found.envelopeId, found.node, await opened.status(externalId, found.frame))
}

async function observe(
  engine: Engine,
  envelopeId: string,
  node: string,
  told: Extract<News, { snapshot: unknown }>['snapshot'],
): Promise<void> {
  await workAfter(engine, envelopeId, () =>
    advance(engine, envelopeId, { observations: [{ seen: 'leg', leg: node, told }], claim: true }),
  )
}

async function legBy(engine: Engine, connectionId: string, externalId: string) {
  const [found] = await engine.db
    .select()
    .from(leg)
    .where(and(eq(leg.connectionId, connectionId), eq(leg.externalId, externalId)))
  return found
}
