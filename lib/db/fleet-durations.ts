import { sql } from 'drizzle-orm'
import type { NodeId, Outcome } from '#lib/route/graph.ts'
import type { Db } from './client.ts'
import { idsIn } from './fleet.ts'

/** Of how many passes of a node, the latest ones, its durations are made; and of how many versions, the latest ones. */
export const passesLookedAt = 500
const versionsLookedAt = 10

/** How long runs stayed, milliseconds: half of them not longer than the median, nine of ten not longer than p90. */
export type Stay = { runs: number; medianMs: number; p90Ms: number }
export type FleetDurations = {
  nodes: ({ node: NodeId } & Stay)[]
  /** How long before they left by this edge, and what share of the node's runs did; each branch of a fork is left by all. */
  ways: ({ node: NodeId; outcome: Outcome; share: number } & Stay)[]
}

type Row = { node: NodeId; outcome: Outcome | null; forks: boolean } & Stay

/**
 * How long runs stayed at the nodes of these versions (the latest first), by the latest passes of each node: the same
 * work whatever number of envelopes there were.
 */
export async function readDurations(db: Db, versionIds: readonly string[]): Promise<FleetDurations> {
  const ids = idsIn(versionIds.slice(0, versionsLookedAt))
  const rows = await db.execute<Row>(sql`
    with node as (
      select node ->> 'id' as id, bool_or(node ->> 'kind' = 'fork') as forks
      from route_version cross join lateral jsonb_array_elements(graph -> 'nodes') node
      where route_version.id = any(${ids}) group by 1
    )
    select node.id as node, pass.outcome, node.forks, count(*)::int as runs,
      percentile_cont(0.5) within group (order by pass.ms) as "medianMs",
      percentile_cont(0.9) within group (order by pass.ms) as "p90Ms"
    from node cross join lateral (
      select latest.outcome, extract(epoch from latest.at - latest.since)::float8 * 1000 as ms
      from unnest(${ids}) version (id) cross join lateral (
        select outcome, since, at from envelope_pass
        where version_id = version.id and node = node.id order by at desc limit ${passesLookedAt}
      ) latest order by latest.at desc limit ${passesLookedAt}
    ) pass
    group by grouping sets ((node.id, node.forks), (node.id, node.forks, pass.outcome))
    order by 1, 2`)
  const runsOf = new Map([...rows].flatMap((row) => (row.outcome === null ? [[row.node, row.runs]] : [])))
  const stayOf = ({ runs, medianMs, p90Ms }: Row): Stay => ({
    runs,
    medianMs: Math.round(medianMs),
    p90Ms: Math.round(p90Ms),
  })
  return {
    nodes: [...rows].flatMap((row) => (row.outcome === null ? [{ node: row.node, ...stayOf(row) }] : [])),
    ways: [...rows].flatMap((row) => {
      const { node, outcome, forks, runs } = row
      if (outcome === null) return []
      return [{ node, outcome, share: forks ? 1 : runs / (runsOf.get(node) ?? runs), ...stayOf(row) }]
    }),
  }
}
