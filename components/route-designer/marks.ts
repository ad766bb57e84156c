import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Finding } from '#lib/route/finding.ts'
import type { NodeId, Outcome, RouteGraph } from '#lib/route/graph.ts'
import type { LiveState } from './live.ts'
import type { ChangeMarks } from './versions/merged.ts'

/** What is told about the draft and is not in it: each card, line and panel reads its own part of it. */
export type Marks = {
  findings: readonly Finding[]
  findingsOf: ReadonlyMap<NodeId, readonly Finding[]>
  /** Ways out that lead somewhere. */
  connected: ReadonlySet<string>
  live: LiveState | null
  changes: ChangeMarks | null
}

export type MarkStore = StoreApi<Marks>

export const createMarkStore = (marks: Marks): MarkStore => createStore<Marks>()(() => marks)

export function marksOf(
  graph: RouteGraph,
  findings: readonly Finding[],
  live: LiveState | null,
  changes: ChangeMarks | null,
): Marks {
  const connected = new Set(graph.edges.map((edge) => wayKey(edge.from, edge.outcome)))
  return { findings, findingsOf: byNode(findings), connected, live, changes }
}

/** A way out, as `connected` names it. */
export const wayKey = (node: NodeId, outcome: Outcome): string => `${node} ${outcome}`

function byNode(findings: readonly Finding[]): Map<NodeId, Finding[]> {
  const found = new Map<NodeId, Finding[]>()
  for (const finding of findings) {
    if (finding.node) found.set(finding.node, [...(found.get(finding.node) ?? []), finding])
  }
  return found
}
