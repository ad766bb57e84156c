'use client'
import { useReactFlow } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import type { Finding } from '#lib/route/finding.ts'
import { useSurroundings } from './designer-context.tsx'
import { edgesOfRun } from './run-edges.ts'

const moveMs = 420

export type Show = {
  /** Selects what the finding is about and brings it into view with the run that shows it. */
  place(finding: Finding): void
  /** Plays the run move by move; doing anything else on the canvas ends it. */
  play(finding: Finding): void
}

/** Shows findings on the canvas. */
export function useShow(): Show {
  const { store } = useSurroundings()
  const flow = useReactFlow()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const reveal = useCallback(
    (finding: Finding) => {
      const ids = [
        ...(finding.node ? [finding.node] : []),
        ...(finding.counterExample ?? []).map(({ node }) => node),
      ]
      const nodes = ids.map((id) => ({ id }))
      if (nodes.length > 0) void flow.fitView({ nodes, duration: 250, maxZoom: 1, padding: 0.3 })
    },
    [flow],
  )
  const place = useCallback(
    (finding: Finding) => {
      clearTimeout(timer.current)
      const { graph, show } = store.getState()
      const run = edgesOfRun(graph, finding.counterExample ?? []).flat()
      show(finding.node, finding.edge ? [...run, finding.edge] : run)
      reveal(finding)
    },
    [store, reveal],
  )
  const play = useCallback(
    (finding: Finding) => {
      clearTimeout(timer.current)
      const moves = edgesOfRun(store.getState().graph, finding.counterExample ?? [])
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches
      if (still || moves[0]?.length === 0) return place(finding)
      reveal(finding)
      const next = (at: number) => {
        store.getState().show(finding.counterExample?.[at]?.node ?? finding.node, moves.slice(0, at).flat())
        const { shown, graph } = store.getState()
        if (at >= moves.length) return
        timer.current = setTimeout(() => {
          const now = store.getState()
          if (now.shown === shown && now.graph === graph) next(at + 1)
        }, moveMs)
      }
      // Nothing is shown before the first move, and then the list would make room for the properties.
      next(1)
    },
    [store, reveal, place],
  )
  return { place, play }
}
