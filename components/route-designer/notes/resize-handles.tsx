'use client'
import { useReactFlow } from '@xyflow/react'
import type { PointerEvent } from 'react'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import { cn } from '#components/ui/cn.ts'
import type { Note } from '#lib/route/beside.ts'
import { type Grip, grips, resized } from './resize.ts'

const places: Readonly<Record<Grip, string>> = {
  n: 'inset-x-2 -top-1.5 h-3 cursor-ns-resize',
  s: 'inset-x-2 -bottom-1.5 h-3 cursor-ns-resize',
  w: 'inset-y-2 -left-1.5 w-3 cursor-ew-resize',
  e: 'inset-y-2 -right-1.5 w-3 cursor-ew-resize',
  nw: '-top-2 -left-2 cursor-nwse-resize',
  se: '-right-2 -bottom-2 cursor-nwse-resize',
  ne: '-top-2 -right-2 cursor-nesw-resize',
  sw: '-bottom-2 -left-2 cursor-nesw-resize',
}

/** Sides and corners by which a pointer changes the note's size; by keys it is a property. */
export default function ResizeHandles({ note }: { note: Note }) {
  const { store } = useSurroundings()
  const flow = useReactFlow()
  const begin = (grip: Grip, event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    const from = { x: event.clientX, y: event.clientY }
    const handle = event.currentTarget
    handle.setPointerCapture(event.pointerId)
    const move = (now: globalThis.PointerEvent) => {
      const zoom = flow.getZoom()
      const by = { x: (now.clientX - from.x) / zoom, y: (now.clientY - from.y) / zoom }
      store.setState({ sizing: { id: note.id, ...resized({ ...note.position, ...note.size }, grip, by) } })
    }
    const end = () => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('lostpointercapture', end)
      const { sizing, edit } = store.getState()
      if (!sizing) return
      const { x, y, width, height } = sizing
      const it: Note = { ...note, position: { x, y }, size: { width, height } }
      edit({ do: 'put', list: 'notes', it }, undefined, 'change-note')
      store.setState({ sizing: null })
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('lostpointercapture', end)
  }
  return grips.map((grip) => (
    <div
      key={grip}
      data-grip={grip}
      onPointerDown={(event) => begin(grip, event)}
      className={cn(
        'nodrag nopan absolute touch-none',
        places[grip],
        grip.length === 2 &&
          'size-4 after:absolute after:inset-1 after:rounded-xs after:border after:border-accent after:bg-surface after:content-[""]',
      )}
    />
  ))
}
