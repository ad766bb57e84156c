import { and, eq, inArray, isNull, lte, ne, or } from 'drizzle-orm'
import { connection } from '#lib/db/schema/connection.ts'
import { leg } from '#lib/db/schema/envelope.ts'
import { isFailure } from '#lib/failure.ts'
import { providers } from '#lib/providers/index.ts'
import type { LegOrderFrame } from '#lib/providers/provider.ts'
import type { Engine } from './engine.ts'
import { feedRead } from './feed-gap.ts'
import { observeNews } from './observe.ts'

const mostPages = 50

/**
 * Reads a connection's feed to its end. The cursor is stored after the news of its page was observed: a crash in
 * between reads the page again, and repeated news change nothing.
 */
export async function pollConnection(engine: Engine, connectionId: string): Promise<number> {
  const { row, connection: opened } = await engine.connections.of(connectionId)
  if (!opened.poll) return 0
  let passedOver: string[] = []
  const finder = async (externalIds: string[]): Promise<Map<string, LegOrderFrame>> => {
    if (externalIds.length === 0) return new Map()
    const rows = await engine.db
      .select({ externalId: leg.externalId, frame: leg.frame })
      .from(leg)
      .where(and(eq(leg.connectionId, connectionId), inArray(leg.externalId, externalIds)))
    const ours = new Map(rows.map((one) => [one.externalId, one.frame]))
    passedOver.push(...externalIds.filter((externalId) => !ours.has(externalId)))
    return ours
  }
  const going: Promise<void>[] = []
  let cursor = row.cursor
  let count = 0
  try {
    for (let page = 0; page < mostPages; page += 1) {
      const read = await opened.poll(cursor, finder)
      const { begun, ended } = observeNews(engine, connectionId, read.news)
      going.push(ended.catch(logged(engine, connectionId)))
      await begun
      count += read.news.length
      cursor = read.cursor
      await feedRead(engine.db, { connectionId, cursor, passedOver })
      passedOver = []
      if (!read.more) break
    }
  } catch (error) {
    if (!isFailure(error)) throw error
    await engine.db
      .update(connection)
      .set({ state: 'trouble', trouble: error.text })
      .where(eq(connection.id, connectionId))
    throw error
  }
  await Promise.all(going)
  return count
}

/** The feed was read all the same; whoever owes the rest comes back to it. */
const logged = (engine: Engine, connectionId: string) => (error: unknown) =>
  engine.log.warn({ err: error, connectionId }, 'what followed from news ended badly; it is gone on with')

/** How long a connection's feed rests between two readings, seconds. */
export type PollPace = {
  /** Where pushes come too, the feed is only the safety net. */
  besidePushSeconds: number
  /** Where the feed is the only news. */
  feedOnlySeconds: number
}

/**
 * Connections whose feed is due, taken so that of several workers one reads each. An idle connection costs one call
 * per interval however many envelopes wait in it.
 */
export async function takeDueConnections(engine: Engine, pace: PollPace): Promise<string[]> {
  const due: string[] = []
  for (const provider of providers.filter((one) => one.news.feed)) {
    const seconds = provider.news.push ? pace.besidePushSeconds : pace.feedOnlySeconds
    const rows = await engine.db
      .update(connection)
      .set({ polledAt: engine.now() })
      .where(
        and(
          eq(connection.provider, provider.id),
          ne(connection.state, 'off'),
          or(
            isNull(connection.polledAt),
            lte(connection.polledAt, new Date(engine.now().getTime() - seconds * 1000)),
          ),
        ),
      )
      .returning({ id: connection.id })
    due.push(...rows.map((row) => row.id))
  }
  return due
}
