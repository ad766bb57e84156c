import { Permanent } from '#lib/failure.ts'
import type { ConnectionContext, News, OrderFinder } from '#lib/providers/provider.ts'
import type { Diadoc } from './client.ts'
import { readLeg } from './reading.ts'
import { type BoxEvent, boxEvents } from './structures.ts'
import { laterTicks, ticksLater, ticksOf } from './ticks.ts'

const perPage = 100
/** Advised bound of simultaneous calls. https://developer.kontur.ru/doc/diadoc-api/techinfo */
const atOnce = 4
const firstLookMs = 24 * 3_600_000
/** How often a short stretch is read again, and how far back: events that share a border may be skipped by a page. */
const overlapEveryMs = 30 * 60_000
const overlapMs = 10 * 60_000

/**
 * Where we are in the box's feed. Reading goes in stretches: from a moment on, page by page by the service's opaque
 * key, which holds only for the same filter.
 */
export type Cursor = { from: string; after: string; begun: string; newest: string }

type Read = { news: News[]; cursor: string; more: boolean }

/**
 * Reads one page of the box's only feed and the present state of each changed message of ours: one call when nothing
 * has changed, however many legs wait.
 */
export async function pollBox(
  diadoc: Diadoc,
  context: ConnectionContext,
  stored: string | null,
  ours: OrderFinder,
): Promise<Read> {
  const cursor = openCursor(stored, context.now())
  const { Events } = await readPage(diadoc, cursor)
  const changed = new Map<string, string>()
  for (const event of Events) {
    const id = messageIdOf(event)
    if (id) changed.set(id, event.EventId)
  }
  const frames = await ours([...changed.keys()])
  const news = await inParallel([...frames], async ([messageId, frame]) => {
    const snapshot = await readLeg(diadoc, messageId, frame, context.settings.webUrl ?? '').catch(skipGone)
    return snapshot ? [{ grade: 'feed' as const, key: changed.get(messageId) ?? messageId, snapshot }] : []
  })
  const next = advance(cursor, Events)
  return { news, cursor: JSON.stringify(next), more: Events.length === perPage }
}

const messageIdOf = (event: BoxEvent): string => event.Message?.MessageId ?? event.Patch?.MessageId ?? ''

/** A message that is gone, or hidden from our user, must not hold the feed up. */
function skipGone(error: unknown): null {
  const hidden = ['diadoc-not-found', 'diadoc-forbidden']
  if (error instanceof Permanent && hidden.includes(error.code)) return null
  throw error
}

/** Reads the stored cursor; a stretch that is old enough is followed by one that overlaps it. */
export function openCursor(stored: string | null, now: Date): Cursor {
  const held = parse(stored)
  if (!held) {
    const from = ticksLater(ticksOf(now), -firstLookMs)
    return { from, after: '', begun: now.toISOString(), newest: from }
  }
  if (now.getTime() - Date.parse(held.begun) < overlapEveryMs) return held
  return {
    from: ticksLater(held.newest, -overlapMs),
    after: '',
    begun: now.toISOString(),
    newest: held.newest,
  }
}

function parse(stored: string | null): Cursor | null {
  if (!stored) return null
  try {
    const { from, after, begun, newest } = JSON.parse(stored)
    return { from: String(from), after: String(after), begun: String(begun), newest: String(newest) }
  } catch {
    return null
  }
}

/** The cursor behind a page. */
export function advance(cursor: Cursor, events: readonly BoxEvent[]): Cursor {
  const last = events.at(-1)
  if (!last) return cursor
  const ticks =
    last.Patch?.TimestampTicks ?? last.Message?.LastPatchTimestampTicks ?? last.Message?.TimestampTicks
  return {
    ...cursor,
    after: last.IndexKey,
    newest: ticks && /^\d+$/.test(ticks) ? laterTicks(cursor.newest, ticks) : cursor.newest,
  }
}

async function readPage(diadoc: Diadoc, cursor: Cursor) {
  return diadoc.read('newEvents', boxEvents, {
    query: {
      boxId: diadoc.boxId,
      messageType: 'Letter',
      timestampFromTicks: cursor.from,
      orderBy: 'Ascending',
      limit: perPage,
      ...(cursor.after ? { afterIndexKey: cursor.after } : {}),
    },
  })
}

async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R[]>): Promise<R[]> {
  const results: R[] = []
  for (let at = 0; at < items.length; at += atOnce) {
    const batch = await Promise.all(items.slice(at, at + atOnce).map(work))
    results.push(...batch.flat())
  }
  return results
}
