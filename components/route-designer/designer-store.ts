import { createStore, type StoreApi } from 'zustand/vanilla'
import { isFailure } from '#lib/failure.ts'
import { apply, type Edit } from '#lib/route/edit.ts'
import type { EdgeId, NodeId, Outcome, RouteEdge, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import type { Sentence } from '#lib/sentence.ts'
import { copied, type Part, pasted } from './clipboard.ts'
import type { EditName } from './edit-name.ts'
import { type History, type Step, survivingHistory } from './history.ts'
import type { Guide } from './snap.ts'

type Point = { x: number; y: number }

export type Selection = { nodes: ReadonlySet<NodeId>; edges: ReadonlySet<EdgeId> }

export type DesignerState = History & {
  graph: RouteGraph
  selection: Selection
  /** Edges of a run that is being shown. */
  shown: ReadonlySet<EdgeId>
  /** Places of nodes that are being dragged. */
  drafted: Readonly<Record<NodeId, Point>>
  /** The way out from which a line is being drawn. */
  drawing: { node: NodeId; outcome: Outcome } | null
  /** Lines to which what is being dragged has been drawn. */
  guides: readonly Guide[]
  /** Nodes that the search has found. */
  found: ReadonlySet<NodeId>
  minimap: boolean
  /** Why the last edit was refused. */
  refused: Sentence | null
  readOnly: boolean
  /**
   * Makes the edit; edits with the same `merge` in a row are one step of undo, called `name` there. False when refused.
   */
  edit(edit: Edit, merge?: string, name?: EditName): boolean
  undo(): void
  redo(): void
  select(nodes: Iterable<NodeId>, edges?: Iterable<EdgeId>): void
  /** Selects a node and shows the run that leads to it. */
  show(node: NodeId | undefined, run: Iterable<EdgeId>): void
  draft(places: Record<NodeId, Point>, guides?: readonly Guide[]): void
  /** Takes a graph with its history, as this window had it before it was loaded anew. */
  recall(graph: RouteGraph, history: History): void
  /** Takes a graph into which somebody else's edits have come; steps of undo that they have touched are gone. */
  adopt(graph: RouteGraph): void
  removeSelected(name?: EditName): void
  /** What is selected, to be pasted here or elsewhere; null when that is nothing. */
  copied(): Part | null
  paste(part: Part, name?: EditName): void
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
    drawing: null,
    guides: [],
    found: none,
    minimap: false,
    past: [],
    future: [],
    refused: null,
    readOnly,
    edit(edit, merge, name = edit.do) {
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
      const step: Step = { name, back, ...(merge === undefined ? {} : { merge }) }
      set({
        ...settled(made.graph, get().selection),
        past: [...(merged ? past.slice(0, -1) : past.slice(-depth)), step],
        future: [],
        shown: none,
      })
      return true
    },
    undo: () => set(turned(get(), 'past')),
    redo: () => set(turned(get(), 'future')),
    select: (nodes, edges = []) =>
      set({ selection: { nodes: new Set(nodes), edges: new Set(edges) }, shown: none }),
    show: (node, run) =>
      set({ selection: { nodes: new Set(node ? [node] : []), edges: new Set() }, shown: new Set(run) }),
    draft: (places, guides = []) =>
      set((state) => (state.readOnly ? state : { drafted: { ...state.drafted, ...places }, guides })),
    recall: (next, { past, future }) => set({ ...settled(next, get().selection), past, future }),
    adopt: (next) => {
      const { graph: mine, selection, past, future } = get()
      set({ ...settled(next, selection), ...survivingHistory({ past, future }, mine, next) })
    },
    removeSelected(name) {
      const { selection, edit } = get()
      const edits: Edit[] = []
      if (selection.edges.size > 0) edits.push({ do: 'disconnect', ids: [...selection.edges] })
      if (selection.nodes.size > 0) edits.push({ do: 'remove-nodes', ids: [...selection.nodes] })
      const [only, more] = edits
      if (only) edit(more ? { do: 'several', edits } : only, undefined, name)
    },
    copied() {
      const part = copied(get().graph, get().selection.nodes)
      return part.nodes.length > 0 ? part : null
    },
    paste(part, name) {
      const { graph: into, edit, select } = get()
      const made = pasted(into, part)
      if (made.nodes.length === 0) return
      if (edit({ do: 'add-part', ...made }, undefined, name)) select(made.nodes.map((node) => node.id))
    },
  }))
}

/** What follows from a new graph, however it has come. */
const settled = (graph: RouteGraph, selection: Selection) => ({
  graph,
  drafted: {},
  guides: [],
  refused: null,
  selection: kept(selection, graph),
})

function attempt(graph: RouteGraph, edit: Edit): ReturnType<typeof apply> | { refused: Sentence } {
  try {
    return apply(graph, edit)
  } catch (error) {
    if (isFailure(error)) return { refused: error.text }
    throw error
  }
}

function turned(state: DesignerState, from: 'past' | 'future'): Partial<DesignerState> {
  const step = state[from].at(-1)
  if (!step || state.readOnly) return {}
  const { graph, inverse } = apply(state.graph, step.back)
  const to = from === 'past' ? 'future' : 'past'
  return {
    ...settled(graph, state.selection),
    [from]: state[from].slice(0, -1),
    [to]: [...state[to], { name: step.name, back: inverse }],
  }
}

function kept(selection: Selection, graph: RouteGraph): Selection {
  const among = <T extends RouteNode | RouteEdge>(ids: ReadonlySet<string>, list: readonly T[]) =>
    new Set(list.filter((each) => ids.has(each.id)).map((each) => each.id))
  return { nodes: among(selection.nodes, graph.nodes), edges: among(selection.edges, graph.edges) }
}
