'use client'
import { useReactFlow } from '@xyflow/react'
import { type KeyboardEvent, type MouseEvent as ReactMouseEvent, useEffect, useMemo } from 'react'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import type { DesignerStore } from '#components/route-designer/designer-store.ts'
import { useNewNote } from '#components/route-designer/notes/use-new-note.ts'
import { isTyping } from '#components/route-designer/typing.ts'
import { mayWrite } from './writing.ts'

const none: ReadonlySet<string> = new Set()

/**
 * Gestures of the canvas for groups and notes: Enter or a double click writes in one, a double click on an empty place
 * makes a note there, and while Ctrl is held no frame holds what is dragged.
 */
export function useBesideGestures() {
  const { store } = useSurroundings()
  const flow = useReactFlow()
  const addNote = useNewNote()
  useLoosening(store)
  useFieldsAtHand()
  return useMemo(
    () => ({
      onKeyDown(event: KeyboardEvent) {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLElement)) return
        if (!event.target.matches('.react-flow__node') || !write(store, event.target)) return
        event.preventDefault()
      },
      onDoubleClick(event: ReactMouseEvent) {
        if (!(event.target instanceof Element) || isTyping(event.target)) return
        const node = event.target.closest<HTMLElement>('.react-flow__node')
        if (node) write(store, node)
        else if (event.target.matches('.react-flow__pane') && !store.getState().readOnly)
          addNote(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }))
      },
      onNodeDrag: (event: globalThis.MouseEvent | TouchEvent) => loosen(store, event),
    }),
    [store, flow, addNote],
  )
}

function write(store: DesignerStore, node: HTMLElement): boolean {
  const state = store.getState()
  const id = node.dataset.id ?? ''
  if (!mayWrite(state, id)) return false
  store.setState({ writing: id })
  return true
}

function loosen(store: DesignerStore, { ctrlKey, metaKey }: { ctrlKey: boolean; metaKey: boolean }): void {
  const loose = ctrlKey || metaKey
  const state = store.getState()
  if (state.loose !== loose && Object.keys(state.drafted).length > 0)
    store.setState({ loose, ...(loose ? { into: none } : {}) })
}

/** The key is heard too while the pointer stands still. */
function useLoosening(store: DesignerStore): void {
  useEffect(() => {
    const turn = (event: globalThis.KeyboardEvent) => loosen(store, event)
    window.addEventListener('keydown', turn)
    window.addEventListener('keyup', turn)
    return () => {
      window.removeEventListener('keydown', turn)
      window.removeEventListener('keyup', turn)
    }
  }, [store])
}

/** Fields to write in are not part of the first load, but there before the first letter is typed. */
function useFieldsAtHand(): void {
  useEffect(() => {
    const fetchThem = () => {
      stop()
      void import('#components/route-designer/notes/note-card.tsx')
      void import('#components/route-designer/notes/note-field.tsx')
      void import('./group-frame.tsx')
      void import('./title-field.tsx')
    }
    const stop = () => {
      window.removeEventListener('pointerdown', fetchThem)
      window.removeEventListener('keydown', fetchThem)
    }
    window.addEventListener('pointerdown', fetchThem)
    window.addEventListener('keydown', fetchThem)
    return stop
  }, [])
}
