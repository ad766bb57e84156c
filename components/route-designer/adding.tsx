'use client'
import { useReactFlow } from '@xyflow/react'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import type { NodeId, NodeKind } from '#lib/route/graph.ts'
import { AddPalette } from './add-palette.tsx'
import { additionOf, type Place } from './addition.ts'
import { useSurroundings } from './designer-context.tsx'

type Adding = {
  /** Opens the list of kinds; what is chosen is added there. */
  ask(place: Place): void
  add(kind: NodeKind, place: Place): void
}

const Context = createContext<Adding | null>(null)

/** Adds nodes, from wherever one asks: the palette, a key, a line drawn to an empty place, an edge. */
export function AddingProvider({ children }: { children: ReactNode }) {
  const { store } = useSurroundings()
  const reveal = useReveal()
  const [place, setPlace] = useState<Place | null>(null)
  const adding = useMemo<Adding>(
    () => ({
      ask: setPlace,
      add(kind, where) {
        const { graph, selection, edit, select } = store.getState()
        const made = additionOf(graph, selection.nodes, kind, where)
        if (!edit(made.edit)) return
        select([made.id])
        requestAnimationFrame(() => reveal(made.id))
      },
    }),
    [store, reveal],
  )
  return (
    <Context value={adding}>
      {children}
      <AddPalette
        open={place !== null}
        onClose={() => setPlace(null)}
        onChoose={(kind) => {
          if (place) adding.add(kind, place)
          setPlace(null)
        }}
      />
    </Context>
  )
}

/** Few cards are shown together; among many the view moves to the new one. */
const few = 12

/** Brings a node into view if it is out of it. */
function useReveal(): (id: NodeId) => void {
  const flow = useReactFlow()
  return useCallback(
    (id) => {
      const box = document.querySelector('[data-testid=canvas]')?.getBoundingClientRect()
      const node = flow.getNode(id)
      if (!box || !node) return
      const { width = 0, height = 0, position } = node
      const start = flow.flowToScreenPosition(position)
      const end = flow.flowToScreenPosition({ x: position.x + width, y: position.y + height })
      if (start.x >= box.left && start.y >= box.top && end.x <= box.right && end.y <= box.bottom) return
      if (flow.getNodes().length <= few) void flow.fitView({ maxZoom: 1, padding: 0.12, duration: 200 })
      else
        void flow.setCenter(position.x + width / 2, position.y + height / 2, {
          zoom: flow.getZoom(),
          duration: 200,
        })
    },
    [flow],
  )
}

export function useAdding(): Adding {
  const adding = useContext(Context)
  if (!adding) throw new Error('AddingProvider is missing')
  return adding
}
