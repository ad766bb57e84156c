import type { Reason } from '#lib/envelope/explain.ts'
import type { NodeId, Outcome } from '#lib/route/graph.ts'
import type { Sentence } from '#lib/sentence.ts'

/** Along which version: one of them, or all together. */
export type FleetVersion = number | 'all'

/** Where the running envelopes stand. */
export type FleetRead = {
  version: FleetVersion
  versions: { number: number; running: number }[]
  running: number
  nodes: FleetNode[]
}
export type FleetNode = { node: NodeId; count: number; oldestSince: string; stuck: number }

/** How long runs stayed before they left a node, milliseconds. */
export type Stay = { runs: number; medianMs: number; p90Ms: number }
export type NodeStay = { node: NodeId } & Stay
export type WayStay = { node: NodeId; outcome: Outcome; share: number } & Stay
export type DurationsRead = { sample: number; nodes: NodeStay[]; ways: WayStay[] }

/** An envelope that stands at a node. */
export type StandingRow = {
  id: string
  title: string
  item: { entityTypeId: number; id: string }
  route: { version: number }
  reason: Reason
  trouble: { text: Sentence } | null
  since: string
  stuck: boolean
}
export type StandingRead = { rows: StandingRow[]; nextCursor: string | null }
