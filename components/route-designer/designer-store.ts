import { createStore, type StoreApi } from 'zustand/vanilla'
import { isFailure } from '#lib/failure.ts'
import { apply, type Edit } from '#lib/route/edit.ts'
import type { EdgeId, NodeId, RouteEdge, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import type { Sentence } from '#lib/sentence.ts'
import { copied, type Part, pasted } from './clipboard.ts'

type Point = { x: number; y: number }
/** One entry of the history: what was done, for the tooltip, and the edit that takes it back. */
type Past = { name: Edit['do']; back: Edit; merge?: string }

export type Selection = { nodes: ReadonlySet<NodeId>; edges: ReadonlySet<EdgeId> }

export type DesignerState = {
  graph: RouteGraph
  selection: Selection
  /** Edges of a run that is being shown. */
  shown: ReadonlySet<EdgeId>
  /** Places of nodes that are being dragged. */
  drafted: Readonly<Record<NodeId, Point>>
  past: readonly Past[]
  future: readonly Past[]
  clipboard: Part | null
  /** Why the last edit was refused. */
  refused: Sentence | null
  readOnly: boolean
  /** Makes the edit; edits with the same `merge` in a row are one step of undo. False when refused. */
  edit(edit: Edit, merge?: string): boolean
  undo(): void
  redo(): void
  select(nodes: Iterable<NodeId>, edges?: Iterable<EdgeId>): void
  /** Selects a node and shows the run that leads to it. */
  show(node: NodeId | undefined, run: Iterable<EdgeId>): void
  draft(places: Record<NodeId, Point>): void
  /** Takes the graph from elsewhere; the history is over. */
  replace(graph: RouteGraph): void
  removeSelected(): void
  copy(): void
  paste(): void
}

export type DesignerStore = StoreApi<DesignerState>

const depth = 200
const none: ReadonlySet<string> = new Set()
const nothing: Selection = { nodes: none, edges: none }

/** The one owner of the draft in the browser: every change goes through `edit`, so every change can be undone. */
export function createDesignerStore(graph: RouteGraph, readOnly = false): DesignerStore {
  return createStore<DesignerState>()((set, get) => ({
    graph,
    selection: nothing,
    shown: none,
    drafted: {},
    past: [],
    future: [],
    clipboard: null,
    refused: null,
    readOnly,
    edit(edit, merge) {
      const { graph: before, past, readOnly: locked } = get()
      if (locked) return false
      const made = attempt(before, edit)
      if ('refused' in made) {
        set({ refused: made.refused })
        return false
      }
      const last = past.at(-1)
      const merged = merge !== undefined && last?.merge === merge
      const back: Edit = merged ? { do: 'several', edits: [made.inverse, last.back] } : made.inverse
      const entry: Past = { name: edit.do, back, ...(merge === undefined ? {} : { merge }) }
      set({
        graph: made.graph,
        past: [...(merged ? past.slice(0, -1) : past.slice(-depth)), entry],
        future: [],
        drafted: {},
        shown: none,
        refused: null,
        selection: kept(get().selection, made.graph),
      })
      return true
    },
    undo: () => set(step(get(), 'past')),
    redo: () => set(step(get(), 'future')),
    select: (nodes, edges = []) =>
      set({ selection: { nodes: new Set(nodes), edges: new Set(edges) }, shown: none }),
    show: (node, run) =>
      set({ selection: { nodes: new Set(node ? [node] : []), edges: new Set() }, shown: new Set(run) }),
    draft: (places) =>
      set((state) => (state.readOnly ? state : { drafted: { ...state.drafted, ...places } })),
    replace: (next) =>
      set({
        graph: next,
        past: [],
        future: [],
        drafted: {},
        refused: null,
        selection: kept(get().selection, next),
      }),
    removeSelected() {
      const { selection, edit } = get()
      const edits: Edit[] = []
      if (selection.edges.size > 0) edits.push({ do: 'disconnect', ids: [...selection.edges] })
      if (selection.nodes.size > 0) edits.push({ do: 'remove-nodes', ids: [...selection.nodes] })
      const [only, more] = edits
      if (only) edit(more ? { do: 'several', edits } : only)
    },
    copy() {
      const { graph: from, selection } = get()
      if (selection.nodes.size > 0) set({ clipboard: copied(from, selection.nodes) })
    },
    paste() {
      const { graph: into, clipboard, edit, select } = get()
      if (!clipboard) return
      const part = pasted(into, clipboard)
      if (edit({ do: 'add-part', ...part })) select(part.nodes.map((node) => node.id))
    },
  }))
}

function attempt(graph: RouteGraph, edit: Edit): ReturnType<typeof apply> | { refused: Sentence } {
  try {
    return apply(graph, edit)
  } catch (error) {
    if (isFailure(error)) return { refused: error.text }
    throw error
  }
}

function step(state: DesignerState, from: 'past' | 'future'): Partial<DesignerState> {
  const entry = state[from].at(-1)
  if (!entry || state.readOnly) return {}
  const { graph, inverse } = apply(state.graph, entry.back)
  const turned: Past = { name: entry.name, back: inverse }
  const to = from === 'past' ? 'future' : 'past'
  return {
    graph,
    drafted: {},
    refused: null,
    selection: kept(state.selection, graph),
    [from]: state[from].slice(0, -1),
    [to]: [...state[to], turned],
  }
}

function kept(selection: Selection, graph: RouteGraph): Selection {
  const among = <T extends RouteNode | RouteEdge>(ids: ReadonlySet<string>, list: readonly T[]) =>
    new Set(list.filter((each) => ids.has(each.id)).map((each) => each.id))
  return { nodes: among(selection.nodes, graph.nodes), edges: among(selection.edges, graph.edges) }
}
