'use client'
import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react'
import type { NodeKind } from '#lib/route/graph.ts'
import type { Place } from './addition.ts'
import { useSurroundings } from './designer-context.tsx'
import { useNewNote } from './notes/use-new-note.ts'
import { useReveal } from './use-reveal.ts'

/* Loaded when something is added. */
const drawing = () => Promise.all([import('./addition.ts'), import('./suggestion.ts')])
/* Loaded when it is opened: a list that is searched by typing is heavy. */
const AddPalette = lazy(() => import('./add-palette.tsx'))

type Adding = {
  /** Opens the list of kinds; what is chosen is added there. */
  ask(place: Place): void
  /** Adds it there, selects it and brings it into view. */
  add(kind: Addable, place: Place): Promise<void>
}

/** A kind of node, or a note. */
export type Addable = NodeKind | 'note'

const Context = createContext<Adding | null>(null)

/** Adds nodes, from wherever one asks: the palette, a key, a line drawn to an empty place, an edge. */
export function AddingProvider({ children }: { children: ReactNode }) {
  const { store, catalogue } = useSurroundings()
  const reveal = useReveal()
  const addNote = useNewNote()
  const [place, setPlace] = useState<Place | null>(null)
  const adding = useMemo<Adding>(
    () => ({
      ask: setPlace,
      async add(kind, where) {
        if (kind === 'note') return addNote(where.at === 'point' ? where.point : undefined)
        const [{ additionOf }, { suggested }] = await drawing()
        const { graph, selection, edit, select } = store.getState()
        const made = additionOf(graph, selection.nodes, kind, where, (node) => suggested(node, catalogue))
        if (!edit(made.edit)) return
        select([made.id])
        reveal(made.id, 'fit')
      },
    }),
    [store, catalogue, reveal, addNote],
  )
  return (
    <Context value={adding}>
      {children}
      <Suspense>
        {place ? (
          <AddPalette
            mayNote={place.at === 'next' || (place.at === 'point' && !place.from)}
            onClose={() => setPlace(null)}
            onChoose={(kind) => {
              void adding.add(kind, place)
              setPlace(null)
            }}
          />
        ) : null}
      </Suspense>
    </Context>
  )
}

export function useAdding(): Adding {
  const adding = useContext(Context)
  if (!adding) throw new Error('AddingProvider is missing')
  return adding
}
