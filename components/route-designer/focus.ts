import type { NodeId } from '#lib/route/graph.ts'

/** Panels are loaded and trees turn: what is to get the focus may be there some frames later. */
const mostFrames = 90

function soon(find: () => HTMLElement | null | undefined, frames = 0): void {
  requestAnimationFrame(() => {
    const found = frames > 0 ? find() : null
    if (found) found.focus()
    else if (frames < mostFrames) soon(find, frames + 1)
  })
}

/** At once where it is there already: a later step must not be overtaken by an earlier one. */
function now(find: () => HTMLElement | null): void {
  const found = find()
  if (found) found.focus()
  else soon(find)
}

const first = (selector: string) => document.querySelector<HTMLElement>(selector)

/** Puts the focus on a node's card, so that arrows move it and Tab goes on from it. */
export const focusNode = (id: NodeId): void =>
  now(() => first(`.react-flow__node[data-id="${CSS.escape(id)}"]`))

/** Puts the focus on the diagram: on the selected node, or the first one in view. */
export const focusCanvas = (): void =>
  now(() => first('.react-flow__node.selected') ?? first('.react-flow__node'))

/** Puts the focus on the first property of what is selected. */
export const focusProperties = (): void =>
  soon(
    () =>
      first('[data-panel=properties] :is(input:not([type=hidden]), select, textarea):enabled') ??
      first('[data-panel=properties] button:enabled'),
  )

/** Puts the focus on the outline: on the node that is selected, or the first one. */
export const focusOutline = (): void => soon(() => first('[role=tree] [role=treeitem][tabindex="0"]'))

const rowOf = (key: string) => first(`[data-row="${CSS.escape(key)}"]`)

/** Puts the focus on a line of the outline once it is there. */
export const focusRow = (key: string): void => soon(() => rowOf(key))

/** The same at once, for walking fast. */
export const stepToRow = (key: string): void => rowOf(key)?.focus()
