'use client'
import { ReactFlowProvider } from '@xyflow/react'
import { useState } from 'react'
import type { Catalogue } from '#lib/route/catalogue.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { AddingProvider } from './adding.tsx'
import { Canvas } from './canvas.tsx'
import { DesignerProvider } from './designer-context.tsx'
import { createDesignerStore } from './designer-store.ts'
import type { LiveState } from './live.ts'
import { ZoomTools } from './toolbar.tsx'

const unread: Catalogue = { connections: [], pipelines: null, users: null, templates: null, fields: null }
const untouched: LiveState = { nodes: {} }

/** The route of a running envelope, only to look at: what is done, where it is now, where it stopped. Fills its parent. */
export function RoutePicture(props: { graph: RouteGraph; catalogue?: Catalogue; state?: LiveState }) {
  const [store] = useState(() => createDesignerStore(props.graph, true))
  return (
    <DesignerProvider store={store} catalogue={props.catalogue ?? unread} live={props.state ?? untouched}>
      <ReactFlowProvider>
        <AddingProvider>
          <div className="relative h-full min-h-0">
            <Canvas />
            <ZoomTools />
          </div>
        </AddingProvider>
      </ReactFlowProvider>
    </DesignerProvider>
  )
}
