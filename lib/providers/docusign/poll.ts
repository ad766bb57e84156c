import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { LegSnapshot, News, OrderFinder } from '#lib/providers/provider.ts'
import type { Client } from './client.ts'
import { snapshotOf } from './map.ts'
import { listSchema, readAs } from './wire.ts'

/** The vendor allows one read of a resource in this time. https://developers.docusign.com/docs/esign-rest-api/esign101/rules-and-limits/ */
const pauseMs = 15 * 60_000
/** Windows overlap by so much: changes are listed a little after their own time. */
const overlapMs = 10 * 60_000
const firstWindowMs = 24 * 60 * 60_000
const pageSize = 200

const moment = z.iso.datetime()
const cursorSchema = z.object({
  /** Where the last whole window ended. */
  until: moment,
  /** A window that is not read to its end. */
  open: z.object({ from: moment, to: moment, start: z.number().int().min(0) }).optional(),
})

type Cursor = z.infer<typeof cursorSchema>

const readCursor = (cursor: string | null, now: Date): Cursor => {
  const fallback = { until: new Date(now.getTime() - firstWindowMs).toISOString() }
  if (cursor === null) return fallback
  try {
    return cursorSchema.parse(JSON.parse(cursor))
  } catch {
    return fallback
  }
}

/** The same state gives the same key, whichever window shows it. */
const keyOf = (snapshot: LegSnapshot): string => {
  const people = snapshot.people.map(({ stepId, personId, state }) => [stepId, personId, state])
  const hash = createHash('sha256').update(
    JSON.stringify([snapshot.status, snapshot.raw, snapshot.at, people]),
  )
  return `${snapshot.externalId}:${hash.digest('hex').slice(0, 16)}`
}

/**
 * One page of what changed since the cursor, with its people: no read of single envelopes. Asks at most once in the
 * vendor's pause, however often it is called; a page that is not the last continues at once.
 */
export const poll = async (
  client: Client,
  cursor: string | null,
  ours: OrderFinder,
  now: Date,
): Promise<{ news: News[]; cursor: string; more: boolean }> => {
  const at = readCursor(cursor, now)
  const rested = cursor === null || now.getTime() - Date.parse(at.until) >= pauseMs
  if (!at.open && !rested) return { news: [], cursor: JSON.stringify(at), more: false }
  const open = at.open ?? {
    from: new Date(Date.parse(at.until) - overlapMs).toISOString(),
    to: now.toISOString(),
    start: 0,
  }
  const query = new URLSearchParams({
    from_date: open.from,
    to_date: open.to,
    from_to_status: 'changed',
    include: 'recipients',
    order_by: 'status_changed',
    order: 'asc',
    count: String(pageSize),
    start_position: String(open.start),
  })
  const response = await client.call({
    name: 'listStatusChanges',
    method: 'GET',
    path: `/envelopes?${query}`,
  })
  const page = readAs(listSchema, response, 'listStatusChanges')
  const mine = await ours(page.envelopes.map(({ envelopeId }) => envelopeId))
  const news = page.envelopes
    .filter(({ envelopeId }) => mine.has(envelopeId))
    .map((envelope): News => {
      const snapshot = snapshotOf(envelope)
      return { grade: 'feed', key: keyOf(snapshot), snapshot }
    })
  const read = open.start + page.envelopes.length
  const more = page.envelopes.length > 0 && read < (page.totalSetSize ?? read)
  const next: Cursor = more ? { until: at.until, open: { ...open, start: read } } : { until: open.to }
  return { news, cursor: JSON.stringify(next), more }
}
