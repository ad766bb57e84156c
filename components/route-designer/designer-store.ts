import { createStore, type StoreApi } from 'zustand/vanilla'
import { isFailure } from '#lib/failure.ts'
import { apply, type Edit } from '#lib/route/edit.ts'
import type { EdgeId, NodeId, Outcome, RouteGraph } from '#lib/route/graph.ts'
import type { Sentence } from '#lib/sentence.ts'
import type { Box, Point } from './box.ts'
import { copied, isEmptyPart, type Part, pasted } from './clipboard.ts'
import type { EditName } from './edit-name.ts'
import { withMembers } from './groups/group-edit.ts'
import { type History, type Step, survivingHistory } from './history.ts'
import { keptSelection, noSelection, type Selection } from './selection.ts'
import type { Guide } from './snap.ts'

export type DesignerState = History & {
  graph: RouteGraph
  selection: Selection
  /** Edges of a run that is being shown. */
  shown: ReadonlySet<EdgeId>
  /** Places of nodes and notes that are being dragged. */
  drafted: Readonly<Record<string, Point>>
  /** The note whose size is being changed, as it is now. */
  sizing: Box | null
  /** Groups that dragged nodes join when they are dropped. */
  into: ReadonlySet<string>
  /** No frame holds the dragged nodes, or takes them in. */
  loose: boolean
  /** The frame or note that is being written in, by its id on the canvas. */
  writing: string | null
  /** The way out from which a line is being drawn. */
  drawing: { node: NodeId; outcome: Outcome } | null
  /** Lines to which what is being dragged has been drawn. */
  guides: readonly Guide[]
  /** What the search has found, by ids on the canvas. */
  found: ReadonlySet<string>
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
  select(nodes: Iterable<NodeId>, edges?: Iterable<EdgeId>, beside?: Partial<BesideIds>): void
  /** Selects a node and shows the run that leads to it. */
  show(node: NodeId | undefined, run: Iterable<EdgeId>): void
  draft(places: Record<string, Point>, guides?: readonly Guide[]): void
  /** Takes a graph with its history, as this window had it before it was loaded anew. */
  recall(graph: RouteGraph, history: History): void
  /** Takes a graph into which somebody else's edits have come; steps of undo that they have touched are gone. */
  adopt(graph: RouteGraph): void
  /** Of a selected group only the frame goes; `deep` takes its nodes too. */
  removeSelected(name?: EditName, deep?: boolean): void
  /** What is selected, to be pasted here or elsewhere; null when that is nothing. */
  copied(): Part | null
  paste(part: Part, name?: EditName): void
}

type BesideIds = { groups: Iterable<string>; notes: Iterable<string> }

export type DesignerStore = StoreApi<DesignerState>

const depth = 200
const none: ReadonlySet<string> = new Set()

/** The one owner of the draft in the browser: every change goes through `edit`, so every change can be undone. */
export function createDesignerStore(graph: RouteGraph, readOnly = false): DesignerStore {
  return createStore<DesignerState>()((set, get) => ({
    graph,
    selection: noSelection,
    shown: none,
    ...undragged,
    writing: null,
    drawing: null,
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
    select: (nodes, edges = [], { groups = [], notes = [] } = {}) =>
      set({
        selection: {
          nodes: new Set(nodes),
          edges: new Set(edges),
          groups: new Set(groups),
          notes: new Set(notes),
        },
        shown: none,
      }),
    show: (node, run) =>
      set({ selection: { ...noSelection, nodes: new Set(node ? [node] : []) }, shown: new Set(run) }),
    draft: (places, guides = []) =>
      set((state) => (state.readOnly ? state : { drafted: { ...state.drafted, ...places }, guides })),
    recall: (next, { past, future }) => set({ ...settled(next, get().selection), past, future }),
    adopt: (next) => {
      const { graph: mine, selection, past, future } = get()
      set({ ...settled(next, selection), ...survivingHistory({ past, future }, mine, next) })
    },
    removeSelected(name, deep = false) {
      const { selection: chosen, graph: from, edit } = get()
      const selection = deep ? { ...chosen, nodes: withMembers(from, chosen) } : chosen
      const edits: Edit[] = []
      if (selection.edges.size > 0) edits.push({ do: 'disconnect', ids: [...selection.edges] })
      if (selection.nodes.size > 0) edits.push({ do: 'remove-nodes', ids: [...selection.nodes] })
      for (const list of ['groups', 'notes'] as const)
        if (selection[list].size > 0) edits.push({ do: 'take', list, ids: [...selection[list]] })
      const [only, more] = edits
      const called = name ?? (only?.do === 'take' && only.list === 'groups' && !more ? 'ungroup' : undefined)
      if (only) edit(more ? { do: 'several', edits } : only, undefined, called)
    },
    copied() {
      const { graph, selection } = get()
      const part = copied(graph, withMembers(graph, selection), selection.notes)
      return isEmptyPart(part) ? null : part
    },
    paste(part, name) {
      const { graph: into, edit, select } = get()
      const made = pasted(into, part)
      if (isEmptyPart(made)) return
      const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
      if (edit({ do: 'add-part', ...made }, undefined, name))
        select(ids(made.nodes), [], { notes: ids(made.notes) })
    },
  }))
}

/** Nothing is being dragged. */
const undragged = { drafted: {}, sizing: null, into: none, loose: false, guides: [] }

/** What follows from a new graph, however it has come. */
const settled = (graph: RouteGraph, selection: Selection) => ({
  graph,
  ...undragged,
  refused: null,
  selection: keptSelection(selection, graph),
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
    writing: null,
    [from]: state[from].slice(0, -1),
    [to]: [...state[to], { name: step.name, back: inverse }],
  }
}
