import { and, desc, eq, ilike, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Status } from '#lib/envelope/status.ts'
import type { Db } from './client.ts'
import { envelope } from './schema/envelope.ts'
import { routeVersion } from './schema/route.ts'

/** What a list of envelopes may be narrowed by; all conditions hold together. */
export type EnvelopeFilter = {
  status?: Status[]
  routeId?: string | null
  /** Only those where a person has to do something here. */
  stuck?: boolean
  /** Part of the title, or the whole number of the CRM item. */
  text?: string
}

const columns = {
  id: envelope.id,
  no: envelope.no,
  title: envelope.title,
  entityTypeId: envelope.entityTypeId,
  itemId: envelope.itemId,
  itemUrl: sql<string | null>`${envelope.state} -> 'item' ->> 'url'`,
  routeId: envelope.routeId,
  routeName: routeVersion.name,
  version: routeVersion.number,
  status: envelope.status,
  reason: envelope.reason,
  trouble: envelope.trouble,
  responsible: envelope.responsibleName,
  changedAt: envelope.changedAt,
}

/** One page, newest first. The cursor is the last row's number: any page costs the same. */
export async function listEnvelopes(
  db: Db,
  portalId: number,
  filter: EnvelopeFilter,
  page: { cursor?: string | null; limit: number },
) {
  const below = page.cursor ? Number(page.cursor) : Number.NaN
  const rows = await db
    .select(columns)
    .from(envelope)
    .innerJoin(routeVersion, eq(routeVersion.id, envelope.versionId))
    .where(and(...conditions(portalId, filter), Number.isFinite(below) ? lt(envelope.no, below) : undefined))
    .orderBy(desc(envelope.no))
    .limit(page.limit + 1)
  const shown = rows.slice(0, page.limit).map(lineOf)
  return { rows: shown, nextCursor: rows.length > page.limit ? String(shown.at(-1)?.no) : null }
}

/** Those of the named envelopes that fit the filter: for lists that keep themselves true. */
export async function readEnvelopeLines(db: Db, portalId: number, filter: EnvelopeFilter, ids: string[]) {
  if (ids.length === 0) return []
  const rows = await db
    .select(columns)
    .from(envelope)
    .innerJoin(routeVersion, eq(routeVersion.id, envelope.versionId))
    .where(and(...conditions(portalId, filter), inArray(envelope.id, ids)))
  return rows.map(lineOf)
}

/** How many of the portal's envelopes stand where. */
export async function countEnvelopes(db: Db, portalId: number) {
  const rows = await db
    .select({
      status: envelope.status,
      count: sql<number>`count(*)::int`,
      stuck: sql<number>`(count(*) filter (where ${envelope.mood} = 'stuck'))::int`,
    })
    .from(envelope)
    .where(eq(envelope.portalId, portalId))
    .groupBy(envelope.status)
  const byStatus: Partial<Record<Status, number>> = {}
  for (const row of rows) byStatus[row.status] = row.count
  const sum = (key: 'count' | 'stuck') => rows.reduce((total, row) => total + row[key], 0)
  return { byStatus, stuck: sum('stuck'), total: sum('count') }
}

function conditions(portalId: number, filter: EnvelopeFilter): (SQL | undefined)[] {
  const text = filter.text?.trim()
  return [
    eq(envelope.portalId, portalId),
    filter.status?.length ? inArray(envelope.status, filter.status) : undefined,
    filter.routeId ? eq(envelope.routeId, filter.routeId) : undefined,
    filter.stuck ? eq(envelope.mood, 'stuck') : undefined,
    text ? or(ilike(envelope.title, `%${escapeLike(text)}%`), eq(envelope.itemId, text)) : undefined,
  ]
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

type Selected = {
  [K in keyof typeof columns]: K extends 'itemUrl'
    ? string | null
    : (typeof columns)[K] extends { _: { data: infer D; notNull: infer N } }
      ? N extends true
        ? D
        : D | null
      : never
}

const lineOf = (row: Selected) => ({
  id: row.id,
  no: row.no,
  title: row.title,
  item: { entityTypeId: row.entityTypeId, id: row.itemId, url: row.itemUrl },
  route: { id: row.routeId, name: row.routeName, version: row.version },
  status: row.status,
  reason: row.reason,
  trouble: row.trouble,
  responsible: row.responsible,
  changedAt: row.changedAt.toISOString(),
})
