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
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) return place(finding)
      reveal(finding)
      const next = (at: number) => {
        const move = finding.counterExample?.[at]
        store.getState().show(move ? move.node : finding.node, moves.slice(0, at).flat())
        const { shown, graph } = store.getState()
        if (!move) return
        timer.current = setTimeout(() => {
          const now = store.getState()
          if (now.shown === shown && now.graph === graph) next(at + 1)
        }, moveMs)
      }
      next(0)
    },
    [store, reveal, place],
  )
  return { place, play }
}
