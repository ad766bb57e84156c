'use client'
import { useCallback } from 'react'
import { thingsOf } from './canvas-id.ts'
import { useSurroundings } from './designer-context.tsx'
import type { DesignerStore } from './designer-store.ts'

/** Selects what has these ids on the canvas: nodes, frames and notes alike. */
export function pick(store: DesignerStore, ids: Iterable<string>): void {
  const { graph, select } = store.getState()
  const things = thingsOf(graph, ids)
  select(things.nodes, [], things)
}

export function usePick(): (ids: Iterable<string>) => void {
  const { store } = useSurroundings()
  return useCallback((ids) => pick(store, ids), [store])
}
