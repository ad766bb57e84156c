'use client'
import { useEffect, useState } from 'react'
import { useAct } from '#components/form/use-act.ts'
import type { VersionDesk } from '#components/route-designer/answer.ts'
import { useDesigner } from '#components/route-designer/designer-context.tsx'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Stage } from './version-list.tsx'

/** The graph of a stage; null while it is being read, and for no stage. The draft is this window's, saved or not. */
export function useGraphOf(desk: VersionDesk, stage: Stage | 'none'): RouteGraph | null {
  const draft = useDesigner((state) => state.graph)
  const { run } = useAct()
  const [read, setRead] = useState<{ stage: number; graph: RouteGraph } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a version never changes, so it is read once
  useEffect(() => {
    if (typeof stage !== 'number') return
    let left = false
    void run(() => desk.version(stage)).then((version) => {
      if (version && !left) setRead({ stage, graph: version.graph })
    })
    return () => {
      left = true
    }
  }, [stage])
  if (stage === 'draft') return draft
  return read?.stage === stage ? read.graph : null
}
