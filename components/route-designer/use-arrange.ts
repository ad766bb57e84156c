'use client'
import { useReactFlow } from '@xyflow/react'
import { useState } from 'react'
import { useSurroundings } from './designer-context.tsx'
import { runLayout } from './run-layout.ts'

/** Lays the route out, as one step of undo, and shows it whole. */
export function useArrange() {
  const { store } = useSurroundings()
  const flow = useReactFlow()
  const [arranging, setArranging] = useState(false)
  const arrange = async () => {
    setArranging(true)
    try {
      const { graph, edit } = store.getState()
      edit({ do: 'lay-out', to: await runLayout(graph) })
    } finally {
      setArranging(false)
    }
    requestAnimationFrame(() => void flow.fitView({ duration: 250, maxZoom: 1, padding: 0.12 }))
  }
  return { arrange, arranging }
}
