'use client'
import type { Catalogue } from '#lib/route/catalogue.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { LiveState } from './live.ts'
import { StillCanvas, StillProvider } from './still.tsx'

const unread: Catalogue = { connections: [], pipelines: null, users: null, templates: null, fields: null }
const untouched: LiveState = { nodes: {} }

/** The route of a running envelope, only to look at: what is done, where it is now, where it stopped. Fills its parent. */
export function RoutePicture(props: { graph: RouteGraph; catalogue?: Catalogue; state?: LiveState }) {
  const { graph, catalogue = unread, state = untouched } = props
  return (
    <StillProvider graph={graph} catalogue={catalogue} live={state}>
      <div className="flex h-full min-h-0">
        <StillCanvas />
      </div>
    </StillProvider>
  )
}
