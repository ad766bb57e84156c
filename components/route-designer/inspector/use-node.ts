'use client'
import { useCallback } from 'react'
import { useSurroundings } from '#components/route-designer/designer-context.tsx'
import type { RouteNode } from '#lib/route/graph.ts'

/** Changes properties of a node; changes of one `field` in a row are one step of undo. */
export function useNodeEdit<T extends RouteNode>(node: T): (patch: Partial<T>, field?: string) => void {
  const { store } = useSurroundings()
  return useCallback(
    (patch, field) => {
      const changed = { ...node, ...patch }
      store.getState().edit({ do: 'set-node', node: changed }, field && `${node.id} ${field}`)
    },
    [store, node],
  )
}
