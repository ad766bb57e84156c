import { type Alignment, type Axis, aligned, distributed } from './arrangement.ts'
import type { DesignerState } from './designer-store.ts'

const selectedOf = ({ graph, selection }: DesignerState) =>
  graph.nodes.filter((node) => selection.nodes.has(node.id))

/** Puts the selected nodes on one line, as one step of undo. */
export function alignSelected(state: DesignerState, by: Alignment): void {
  const nodes = selectedOf(state)
  if (nodes.length > 1) state.edit({ do: 'move-nodes', to: aligned(nodes, by) }, undefined, 'align')
}

/** Gives the selected nodes equal gaps, as one step of undo. */
export function distributeSelected(state: DesignerState, axis: Axis): void {
  const nodes = selectedOf(state)
  if (nodes.length > 2)
    state.edit({ do: 'move-nodes', to: distributed(nodes, axis) }, undefined, 'distribute')
}

/** Copies the selected nodes beside themselves. */
export function duplicateSelected(state: DesignerState): void {
  const part = state.copied()
  if (part) state.paste(part, 'duplicate')
}
