'use client'
import { useEffect } from 'react'
import { useAdding } from './adding.tsx'
import { useSurroundings } from './designer-context.tsx'
import type { DesignerState } from './designer-store.ts'
import { isCovered, isTyping } from './typing.ts'

/** Keys by place on the keyboard, so that they work in the Cyrillic layout too. */
function commandOf(event: KeyboardEvent): ((state: DesignerState) => void) | null {
  const command = event.ctrlKey || event.metaKey
  if (command && event.code === 'KeyZ')
    return event.shiftKey ? (state) => state.redo() : (state) => state.undo()
  if (command && event.code === 'KeyY') return (state) => state.redo()
  if (command && event.code === 'KeyD') return duplicate
  if (command && event.code === 'KeyA')
    return (state) => state.select(state.graph.nodes.map((node) => node.id))
  if (command || event.altKey) return null
  if (event.key === 'Delete' || event.key === 'Backspace') return (state) => state.removeSelected()
  if (event.key === 'Escape') return (state) => state.select([])
  return null
}

function duplicate(state: DesignerState): void {
  const part = state.copied()
  if (part) state.paste(part, 'duplicate')
}

/** Keys of the designer; a field that is being typed into keeps its own. */
export function useKeys(listens: boolean): void {
  const { store } = useSurroundings()
  const adding = useAdding()
  useEffect(() => {
    if (!listens) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return
      if (isCovered()) return
      if (event.code === 'Slash' && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault()
        if (!store.getState().readOnly) adding.ask({ at: 'next' })
        return
      }
      const run = commandOf(event)
      if (!run) return
      event.preventDefault()
      run(store.getState())
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [store, adding, listens])
}
