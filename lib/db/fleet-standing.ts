import { sql } from 'drizzle-orm'
import type { NodeId } from '#lib/route/graph.ts'
import type { Db } from './client.ts'
import { readEnvelopeLines } from './envelope-list.ts'
import { idsIn } from './fleet.ts'

type Asked = { portalId: number; versionIds: readonly string[]; node: NodeId }
type Place = { id: string; rank: number; since: Date | string }

/**
 * Envelopes that stand at a node, one page: those in trouble first and the newest trouble at the top, then who stands
 * longest. The cursor is the last one's place in that order: any page costs the same.
 */
export async function listStanding(db: Db, asked: Asked, page: { cursor: string | null; limit: number }) {
  const after = afterOf(page.cursor)
  const found = await db.execute<Place>(sql`
    select place.* from unnest(${idsIn(asked.versionIds)}) version (id) cross join lateral (
      select envelope_id as id, rank::float8 as rank, since from envelope_place
      where version_id = version.id and node = ${asked.node}
        and (rank, envelope_id) > (${after.rank}::bigint, ${after.id}::uuid)
      order by rank, envelope_id limit ${page.limit + 1}
    ) place order by rank, place.id limit ${page.limit + 1}`)
  const places = [...found].slice(0, page.limit)
  const ids = places.map(({ id }) => id)
  const lines = await readEnvelopeLines(db, asked.portalId, {}, ids)
  const byId = new Map(lines.map((line) => [line.id, line]))
  const rows = places.flatMap(({ id, rank, since }) => {
    const line = byId.get(id)
    return line ? [{ ...line, since: new Date(since).toISOString(), stuck: rank < 0 }] : []
  })
  const last = places.at(-1)
  return { rows, nextCursor: found.length > page.limit && last ? `${last.rank}_${last.id}` : null }
}

const first = { rank: String(-(2n ** 63n)), id: '00000000-0000-0000-0000-000000000000' }

function afterOf(cursor: string | null): { rank: string; id: string } {
  const [, rank, id] = /^(-?\d{1,16})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? []
  return rank !== undefined && id !== undefined ? { rank, id } : first
}
