'use client'
import type { EdgeChange, NodeChange } from '@xyflow/react'
import { useCallback, useState } from 'react'
import { canvasIds, thingsOf } from './canvas-id.ts'
import { useSurroundings } from './designer-context.tsx'
import type { DesignerState } from './designer-store.ts'
import { fromEdgeChanges, fromNodeChanges, type Meaning } from './from-change.ts'
import { dropped, joinsOf } from './groups/joining.ts'
import { membersMoved } from './groups/members-moved.ts'
import { isSameSet } from './selection.ts'
import { createSnap } from './snap.ts'

/** Turns what the canvas tells of nodes, frames, notes and edges into drafts, edits and a selection. */
export function useFlowChanges() {
  const { store } = useSurroundings()
  const [snapped] = useState(createSnap)
  const onNodesChange = useCallback(
    (changes: NodeChange[]) => {
      const state = store.getState()
      const { edit, drafted, select } = fromNodeChanges(membersMoved(state.graph, changes))
      if (Object.keys(drafted).length > 0) {
        const { places, guides } = snapped(state.graph, drafted)
        state.draft(places, guides)
        const joins = state.loose ? [] : joinsOf(state.graph, gripped(state, changes), places).keys()
        const into = new Set([...joins].map(({ id }) => id))
        if (!isSameSet(state.into, into)) store.setState({ into })
      }
      if (edit) leave(store.getState(), edit, gripped(state, changes), snapped)
      if (select.nodes.size === 0) return
      // An edit makes the selection anew.
      const now = store.getState()
      const turnedIds = turned(new Set(canvasIds(now.selection)), select.nodes)
      const things = thingsOf(now.graph, turnedIds)
      now.select(things.nodes, now.selection.edges, things)
    },
    [store, snapped],
  )
  const onEdgesChange = useCallback(
    (changes: EdgeChange[]) => {
      const { selection, select } = store.getState()
      const { edges } = fromEdgeChanges(changes)
      if (edges.size > 0) select(selection.nodes, turned(selection.edges, edges), selection)
    },
    [store],
  )
  return { onNodesChange, onEdgesChange }
}

/** Nodes that are moved by themselves, not by their group's frame: those may join another. */
function gripped({ graph }: DesignerState, changes: readonly NodeChange[]): string[] {
  const moved = new Set(changes.flatMap((change) => (change.type === 'position' ? [change.id] : [])))
  return graph.nodes.flatMap(({ id }) => (moved.has(id) ? [id] : []))
}

/** What a drag leaves lies where it was shown; a key moves by exactly its step and changes no group. */
function leave(
  state: DesignerState,
  move: NonNullable<Meaning['edit']>,
  ids: readonly string[],
  snapped: ReturnType<typeof createSnap>,
): void {
  const { graph, drafted, edit, loose } = state
  if (Object.keys(drafted).length === 0) return void edit(move, 'move')
  const shown = { ...move, to: snapped(graph, move.to).places }
  const meant = dropped(graph, ids, shown, loose)
  edit(meant.edit, meant.name ? undefined : 'move', meant.name)
}

function turned(held: ReadonlySet<string>, changes: ReadonlyMap<string, boolean>): Set<string> {
  const next = new Set(held)
  for (const [id, selected] of changes) selected ? next.add(id) : next.delete(id)
  return next
}
