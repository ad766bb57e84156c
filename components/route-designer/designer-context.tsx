'use client'
import { createContext, type ReactNode, useContext, useDeferredValue, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Catalogue } from '#lib/route/catalogue.ts'
import type { Finding } from '#lib/route/finding.ts'
import type { NodeId } from '#lib/route/graph.ts'
import { verify } from '#lib/route/verify.ts'
import type { DesignerState, DesignerStore } from './designer-store.ts'
import type { LiveState } from './live.ts'
import type { ChangeMarks } from './versions/merged.ts'

type Surroundings = {
  store: DesignerStore
  catalogue: Catalogue
  findings: readonly Finding[]
  findingsOf: ReadonlyMap<NodeId, readonly Finding[]>
  /** Ways out that lead somewhere, as `node outcome`. */
  connected: ReadonlySet<string>
  live: LiveState | null
  changes: ChangeMarks | null
}

const Context = createContext<Surroundings | null>(null)
const nothing: readonly Finding[] = []

/** Gives the draft, the portal's catalogue and the verifier's findings to everything inside. */
export function DesignerProvider(props: {
  store: DesignerStore
  catalogue: Catalogue
  /** Live marks of a running envelope; then nothing is verified. */
  live?: LiveState | null
  /** Marks of what differs between two routes on one drawing; then nothing is verified either. */
  changes?: ChangeMarks | null
  children: ReactNode
}) {
  const { store, catalogue, live = null, changes = null } = props
  const graph = useDeferredValue(useStore(store, (state) => state.graph))
  const surroundings = useMemo(() => {
    const findings = live || changes ? nothing : verify(graph, catalogue)
    const connected = new Set(graph.edges.map((edge) => `${edge.from} ${edge.outcome}`))
    return { store, catalogue, findings, findingsOf: byNode(findings), connected, live, changes }
  }, [store, catalogue, graph, live, changes])
  return <Context value={surroundings}>{props.children}</Context>
}

function byNode(findings: readonly Finding[]): Map<NodeId, Finding[]> {
  const found = new Map<NodeId, Finding[]>()
  for (const finding of findings) {
    if (finding.node) found.set(finding.node, [...(found.get(finding.node) ?? []), finding])
  }
  return found
}

export function useSurroundings(): Surroundings {
  const given = useContext(Context)
  if (!given) throw new Error('DesignerProvider is missing')
  return given
}

/** Reads from the draft; renders again only when what was read changes. */
export function useDesigner<T>(read: (state: DesignerState) => T): T {
  return useStore(useSurroundings().store, read)
}
