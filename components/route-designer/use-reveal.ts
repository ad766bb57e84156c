'use client'
import { useReactFlow } from '@xyflow/react'
import { useCallback } from 'react'
import type { NodeId } from '#lib/route/graph.ts'

/** Up to so many cards are shown together; among more the view only moves. */
const few = 12
const margin = 40

/** Brings a node into view if it is out of it: by moving the view, or by showing a small route whole. */
export function useReveal(): (id: NodeId, how: 'fit' | 'move') => void {
  const flow = useReactFlow()
  return useCallback(
    (id, how) => {
      const reveal = () => {
        const lack = lackOf(flow, id)
        if (!lack) return
        const whole = how === 'fit' && flow.getNodes().length <= few
        if (whole) void flow.fitView({ maxZoom: 1, padding: 0.12, duration: 200 })
        else {
          const { x, y, zoom } = flow.getViewport()
          void flow.setViewport({ x: x + lack.x, y: y + lack.y, zoom }, { duration: 200 })
        }
      }
      /* Panels open in this frame, and the canvas learns its new size in the next one. */
      requestAnimationFrame(() => requestAnimationFrame(reveal))
    },
    [flow],
  )
}

/** Shows several nodes together if one of them is out of view. */
export function useRevealAll(): (ids: Iterable<NodeId>) => void {
  const flow = useReactFlow()
  return useCallback(
    (ids) => {
      const nodes = [...ids].map((id) => ({ id }))
      const reveal = () => {
        if (!nodes.some(({ id }) => lackOf(flow, id))) return
        void flow.fitView({ nodes, maxZoom: Math.min(1, flow.getZoom()), padding: 0.2, duration: 200 })
      }
      requestAnimationFrame(() => requestAnimationFrame(reveal))
    },
    [flow],
  )
}

/** How far the view has to move, px of the screen; null when the node is in view. */
function lackOf(flow: ReturnType<typeof useReactFlow>, id: NodeId): { x: number; y: number } | null {
  const box = document.querySelector('[data-testid=canvas]')?.getBoundingClientRect()
  const node = flow.getNode(id)
  if (!box || !node) return null
  const { width = 0, height = 0, position } = node
  const start = flow.flowToScreenPosition(position)
  const end = flow.flowToScreenPosition({ x: position.x + width, y: position.y + height })
  const x = Math.max(0, box.left + margin - start.x) || Math.min(0, box.right - margin - end.x)
  const y = Math.max(0, box.top + margin - start.y) || Math.min(0, box.bottom - margin - end.y)
  return x === 0 && y === 0 ? null : { x, y }
}
