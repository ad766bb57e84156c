'use client'
import {
  createContext,
  type ReactNode,
  useContext,
  useDeferredValue,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react'
import { useStore } from 'zustand'
import type { Catalogue } from '#lib/route/catalogue.ts'
import type { DesignerState, DesignerStore } from './designer-store.ts'
import type { LiveState } from './live.ts'
import { createMarkStore, type MarkStore, type Marks, marksOf } from './marks.ts'
import { useFindings, type Verified } from './use-findings.ts'
import type { ChangeMarks } from './versions/merged.ts'

/** Stays the same while the designer is open: nobody is drawn anew because of it. */
type Surroundings = { store: DesignerStore; catalogue: Catalogue; marks: MarkStore }

const Context = createContext<Surroundings | null>(null)

/** Gives the draft, the portal's catalogue and the marks to everything inside. */
export function DesignerProvider(props: {
  store: DesignerStore
  catalogue: Catalogue
  /** The route as it was stored and what was found in it; without it nothing is verified. */
  verified?: Verified
  /** Live marks of a running envelope. */
  live?: LiveState | null
  /** Marks of what differs between two routes on one drawing. */
  changes?: ChangeMarks | null
  children: ReactNode
}) {
  const { store, catalogue, verified = null, live = null, changes = null } = props
  const graph = useDeferredValue(useStore(store, (state) => state.graph))
  const findings = useFindings(graph, catalogue, verified)
  const told = useMemo(() => marksOf(graph, findings, live, changes), [graph, findings, live, changes])
  const [marks] = useState(() => createMarkStore(told))
  useLayoutEffect(() => marks.setState(told), [marks, told])
  const surroundings = useMemo(() => ({ store, catalogue, marks }), [store, catalogue, marks])
  return <Context value={surroundings}>{props.children}</Context>
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

/** Reads from the marks; renders again only when what was read changes. */
export function useMarks<T>(read: (marks: Marks) => T): T {
  return useStore(useSurroundings().marks, read)
}
