'use client'
import { ReactFlowProvider } from '@xyflow/react'
import { type ReactNode, useEffect, useState } from 'react'
import type { Catalogue } from '#lib/route/catalogue.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { AddingProvider } from './adding.tsx'
import { Canvas } from './canvas.tsx'
import { DesignerProvider } from './designer-context.tsx'
import { createDesignerStore } from './designer-store.ts'
import type { LiveState } from './live.ts'
import { ZoomTools } from './toolbar.tsx'
import type { ChangeMarks } from './versions/merged.ts'

/** A route that is only looked at, with what lies over it; what is selected in it is its own. */
export function StillProvider(props: {
  graph: RouteGraph
  catalogue: Catalogue
  live?: LiveState
  changes?: ChangeMarks
  children: ReactNode
}) {
  const { graph, catalogue, live = null, changes = null } = props
  const [store] = useState(() => createDesignerStore(graph, true))
  useEffect(() => store.setState({ graph }), [store, graph])
  return (
    <DesignerProvider store={store} catalogue={catalogue} live={live} changes={changes}>
      <ReactFlowProvider>
        <AddingProvider>{props.children}</AddingProvider>
      </ReactFlowProvider>
    </DesignerProvider>
  )
}

/** Its drawing, beside whatever else stands in the row. */
export function StillCanvas({ children }: { children?: ReactNode }) {
  return (
    <div className="relative min-h-64 min-w-0 flex-1">
      <Canvas />
      <ZoomTools />
      {children}
    </div>
  )
}
