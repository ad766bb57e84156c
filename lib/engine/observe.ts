import { and, eq } from 'drizzle-orm'
import { leg } from '#lib/db/schema/envelope.ts'
import type { News } from '#lib/providers/provider.ts'
import { advance } from './advance.ts'
import type { Engine } from './engine.ts'
import { type Going, goingOf } from './going.ts'
import { goOn } from './work.ts'

/** What became of news: envelopes that it was about, and ids that we do not know. */
export type Observed = { envelopes: string[]; unknown: string[] }

type Snapshot = Extract<News, { snapshot: unknown }>['snapshot']

/**
 * Takes news of a connection: complete snapshots are observed at once, hints cause a status read. Begun when all of
 * it is stored; the envelopes go on meanwhile, until `ended`.
 */
export function observeNews(engine: Engine, connectionId: string, news: News[]): Going<Observed> {
  const going: Promise<void>[] = []
  const begin = async (): Promise<Observed> => {
    const observed: Observed = { envelopes: [], unknown: [] }
    const stored: Promise<unknown>[] = []
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
      const { begun, ended } = observe(engine, found.envelopeId, found.node, told)
      stored.push(begun)
      going.push(ended)
      observed.envelopes.push(found.envelopeId)
    }
    await Promise.all([...stored, engine.connections.heard(connectionId)])
    return observed
  }
  const begun = begin()
  const ended = begun.then(
    () => all(going),
    () => all(going),
  )
  return goingOf(begun, ended)
}

/** Reads a leg's state at its provider now: after a hint, by a button, or when push and feed are silent. */
export async function readLeg(engine: Engine, connectionId: string, externalId: string): Promise<void> {
  const found = await legBy(engine, connectionId, externalId)
  if (!found) return
  const { connection: opened } = await engine.connections.of(connectionId)
  const told = await opened.status(externalId, found.frame)
  const { begun, ended } = observe(engine, found.envelopeId, found.node, told)
  await begun
  await ended
}

const observe = (engine: Engine, envelopeId: string, node: string, told: Snapshot): Going<void> =>
  goOn(engine, envelopeId, async () => {
    const observations = [{ seen: 'leg', leg: node, told } as const]
    return { told: undefined, advanced: await advance(engine, envelopeId, { observations, claim: true }) }
  })

/** Waits for all of them, then tells the first that failed. */
async function all(pieces: Promise<unknown>[]): Promise<void> {
  const ends = await Promise.allSettled(pieces)
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}

async function legBy(engine: Engine, connectionId: string, externalId: string) {
  const [found] = await engine.db
    .select()
    .from(leg)
    .where(and(eq(leg.connectionId, connectionId), eq(leg.externalId, externalId)))
  return found
}
