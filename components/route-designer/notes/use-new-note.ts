'use client'
import { useReactFlow } from '@xyflow/react'
import { useCallback } from 'react'
import type { Point } from '#components/route-designer/box.ts'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { makingOf } from '#components/route-designer/groups/writing.ts'
import { useReveal } from '#components/route-designer/use-reveal.ts'
import { newNote } from './new-note.ts'

/** Makes a note at a point, or at a free place in view, and lets one write in it. */
export function useNewNote(): (point?: Point) => void {
  const { store } = useSurroundings()
  const flow = useReactFlow()
  const reveal = useReveal()
  return useCallback(
    (point) => {
      const { graph, edit, select } = store.getState()
      const it = newNote(graph, point ?? middleOfView(flow), point === undefined)
      if (!edit({ do: 'put', list: 'notes', it }, makingOf(it.id), 'note')) return
      select([], [], { notes: [it.id] })
      store.setState({ writing: it.id })
      reveal(it.id, 'move')
    },
    [store, flow, reveal],
  )
}

function middleOfView(flow: ReturnType<typeof useReactFlow>): Point {
  const box = document.querySelector('[data-testid=canvas]')?.getBoundingClientRect()
  if (!box) return { x: 0, y: 0 }
  return flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 })
}
