import type { NodeId } from '#lib/route/graph.ts'

/** How far a running envelope has come, as its page tells it. */
export type LiveState = {
  nodes: Readonly<Record<NodeId, LiveMark>>
  /** Edges that were taken, by id. */
  taken?: readonly string[]
}

export type LiveMark = {
  is: 'done' | 'current' | 'problem'
  /** A short badge: a round, a count. */
  badge?: string
  /** Since when it is so, ISO: its age is shown. */
  since?: string
}
