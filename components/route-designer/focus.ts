import type { NodeId } from '#lib/route/graph.ts'

const focusable = 'input:not([type=hidden]), select, textarea, button, [tabindex]'

/** Panels open and trees turn in this frame; what is to get the focus is there in the next one. */
const soon = (find: () => HTMLElement | null | undefined): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()))
}

/** Puts the focus on a node's card, so that arrows move it and Tab goes on from it. */
export const focusNode = (id: NodeId): void =>
  soon(() => document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`))

/** Puts the focus on the diagram: on the selected node, or the first one in view. */
export const focusCanvas = (): void =>
  soon(
    () =>
      document.querySelector<HTMLElement>('.react-flow__node.selected') ??
      document.querySelector<HTMLElement>('.react-flow__node'),
  )

/** Puts the focus on the first property of what is selected. */
export const focusProperties = (): void =>
  soon(() =>
    document
      .querySelector<HTMLElement>('[data-panel=properties]')
      ?.querySelector<HTMLElement>(`fieldset :is(input, select, textarea), :is(${focusable})`),
  )

/** Puts the focus on the outline: on the node that is selected, or the first one. */
export const focusOutline = (): void =>
  soon(() => document.querySelector<HTMLElement>('[role=tree] [role=treeitem][tabindex="0"]'))

/** Puts the focus on a line of the outline once it is there. */
export const focusRow = (key: string): void =>
  soon(() => document.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`))
