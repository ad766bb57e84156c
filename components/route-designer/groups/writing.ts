import { frameId, groupOfFrame, noteOn } from '#components/route-designer/canvas-id.ts'
import type { DesignerState } from '#components/route-designer/designer-store.ts'
import type { EditName } from '#components/route-designer/edit-name.ts'
import type { Group, Note } from '#lib/route/beside.ts'

/** Steps of undo with this mark are the making of the thing, and what is written into it at once is part of it. */
export const makingOf = (canvasId: string): string => `new ${canvasId}`

/** Whether this is a frame or a note that may be written in. */
export const mayWrite = ({ graph, readOnly }: DesignerState, canvasId: string): boolean =>
  !readOnly && (groupOfFrame(graph, canvasId) ?? noteOn(graph, canvasId)) !== undefined

const isBeingMade = ({ past }: DesignerState, id: string) => past.at(-1)?.merge === makingOf(id)

function stepOf(
  state: DesignerState,
  id: string,
  field: string | undefined,
  made: EditName,
  changed: EditName,
) {
  if (isBeingMade(state, id)) return [makingOf(id), made] as const
  return [field && `${field} ${id}`, changed] as const
}

/** Changes properties of a group; changes of one `field` in a row are one step of undo. */
export function changeGroup(state: DesignerState, group: Group, patch: Partial<Group>, field?: string): void {
  const step = stepOf(state, frameId(group.id), field, 'group', 'change-group')
  state.edit({ do: 'put', list: 'groups', it: { ...group, ...patch } }, ...step)
}

/** Changes properties of a note; changes of one `field` in a row are one step of undo. */
export function changeNote(state: DesignerState, note: Note, patch: Partial<Note>, field?: string): void {
  const step = stepOf(state, note.id, field, 'note', 'change-note')
  state.edit({ do: 'put', list: 'notes', it: { ...note, ...patch } }, ...step)
}

/** A note that was made and left without a word is not kept. */
export function dropEmptyNote(state: DesignerState, id: string): void {
  const note = noteOn(state.graph, id)
  if (note && note.text.trim() === '' && isBeingMade(state, id)) state.undo()
}
