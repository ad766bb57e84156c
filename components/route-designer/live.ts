import type { ReactNode } from 'react'
import type { NodeId } from '#lib/route/graph.ts'

/** What runs have left on the drawing: how far one has come, or where many stand. */
export type LiveState = {
  nodes: Readonly<Record<NodeId, LiveMark>>
  /** Edges that were taken, by id; the others recede. Absent where that is not the question. */
  taken?: readonly string[]
  /** What is told on edges, by their id. */
  ways?: Readonly<Record<string, ReactNode>>
}

export type LiveMark = {
  /** `plain` is told by `own` alone. */
  is: 'done' | 'current' | 'problem' | 'plain'
  /** A short badge: a round, a count. */
  badge?: string
  /** Since when it is so, ISO: its age is shown. */
  since?: string
  /** A mark of another form in place of the usual one; it places itself on the card. */
  own?: ReactNode
}
