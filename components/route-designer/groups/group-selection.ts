import { canvasIds, frameId } from '#components/route-designer/canvas-id.ts'
import type { DesignerState, DesignerStore } from '#components/route-designer/designer-store.ts'
import { listOf } from '#lib/route/beside.ts'
import { grouping, ungrouping } from './group-edit.ts'
import { makingOf, mayWrite } from './writing.ts'

/**
 * Puts a frame around the selected nodes and lets one name it; nodes selected with a group join that. Answers the
 * frame's id on the canvas.
 */
export function groupSelected(store: DesignerStore): string | null {
  const { graph, selection, edit, select } = store.getState()
  const made = grouping(graph, selection)
  if (!made) return null
  const fresh = !listOf(graph, 'groups').some(({ id }) => id === made.id)
  const canvasId = frameId(made.id)
  const done = fresh ? edit(made.edit, makingOf(canvasId), 'group') : edit(made.edit, undefined, 'join-group')
  if (!done) return null
  select([], [], { groups: [made.id] })
  if (fresh) store.setState({ writing: canvasId })
  return canvasId
}

/** Takes the selected groups apart and the selected nodes out of theirs; the nodes stay selected. */
export function ungroupSelected(store: DesignerStore): void {
  const { graph, selection, edit, select } = store.getState()
  const meant = ungrouping(graph, selection)
  if (!meant) return
  const freed = listOf(graph, 'groups').flatMap(({ id, nodes }) => (selection.groups.has(id) ? nodes : []))
  if (edit(meant, undefined, selection.groups.size > 0 ? 'ungroup' : 'leave-group'))
    select([...selection.nodes, ...freed], selection.edges, { notes: selection.notes })
}

export function selectAll({ graph, select }: DesignerState): void {
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
  select(ids(graph.nodes), [], { notes: ids(listOf(graph, 'notes')) })
}

/** Begins to write in the one selected group or note, where one works on the canvas; false when there is none. */
export function writeInSelected(store: DesignerStore): boolean {
  const state = store.getState()
  const [only, ...more] = canvasIds(state.selection)
  const elsewhere = document.activeElement?.closest('[role=tree], [data-panel=properties]')
  if (!only || more.length > 0 || elsewhere || !mayWrite(state, only)) return false
  store.setState({ writing: only })
  return true
}
