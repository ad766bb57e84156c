'use client'
import { useStore, ViewportPortal } from '@xyflow/react'
import { useDesigner } from './designer-context.tsx'

/** Lines to which what is being dragged has been drawn. */
export function Guides() {
  const guides = useDesigner((state) => state.guides)
  const zoom = useStore((state) => state.transform[2])
  if (guides.length === 0) return null
  const thin = 1 / zoom
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={axis}
          data-testid={`guide:${axis}`}
          className="pointer-events-none absolute bg-accent"
          style={
            axis === 'x'
              ? { left: at, top: from, width: thin, height: to - from }
              : { left: from, top: at, width: to - from, height: thin }
          }
        />
      ))}
    </ViewportPortal>
  )
}
