import { type Alignment, type Axis, aligned, distributed } from './arrangement.ts'
import { boxesOf } from './box.ts'
import type { DesignerState } from './designer-store.ts'

const selectedOf = ({ graph, selection }: DesignerState) =>
  boxesOf(graph).filter(({ id }) => selection.nodes.has(id) || selection.notes.has(id))

/** Puts the selected nodes and notes on one line, as one step of undo. */
export function alignSelected(state: DesignerState, by: Alignment): void {
  const boxes = selectedOf(state)
  if (boxes.length > 1) state.edit({ do: 'move-nodes', to: aligned(boxes, by) }, undefined, 'align')
}

/** Gives the selected nodes and notes equal gaps, as one step of undo. */
export function distributeSelected(state: DesignerState, axis: Axis): void {
  const boxes = selectedOf(state)
  if (boxes.length > 2)
    state.edit({ do: 'move-nodes', to: distributed(boxes, axis) }, undefined, 'distribute')
}
