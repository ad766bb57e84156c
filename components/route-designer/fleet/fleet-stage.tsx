'use client'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDesigner, useSurroundings } from '#components/route-designer/designer-context.tsx'
import type { LiveState } from '#components/route-designer/live.ts'
import { StillCanvas, StillProvider } from '#components/route-designer/still.tsx'
import type { NodeId, RouteGraph } from '#lib/route/graph.ts'
import type { DurationsRead, FleetRead, FleetVersion } from './answer.ts'
import { HeatLegend } from './heat-legend.tsx'
import type { FleetMode } from './mode-choice.tsx'
import { NodeSide } from './node-side.tsx'
import { paintedCrowds, paintedHeat } from './paint.tsx'
import { PlaceList } from './place-list.tsx'
import type { FleetDesk } from './read-fleet.ts'
import { StayList } from './stay-list.tsx'

export type StageProps = {
  graph: RouteGraph
  version: FleetVersion
  mode: FleetMode
  fleet: FleetRead
  durations: DurationsRead | null
  desk: FleetDesk
  /** Grows with every change that was heard of. */
  news: number
}

const unpainted: LiveState = { nodes: {} }

/** The drawing with its marks, and beside it the same in words. Fills its parent. */
export function FleetStage(props: StageProps) {
  const { graph, mode, fleet, durations } = props
  const { catalogue } = useSurroundings()
  const live = useMemo(() => {
    if (mode === 'places') return paintedCrowds(fleet)
    return durations ? paintedHeat(graph, durations) : unpainted
  }, [graph, mode, fleet, durations])
  return (
    <StillProvider graph={graph} catalogue={catalogue} live={live}>
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <StillCanvas>{mode === 'durations' ? <HeatLegend /> : null}</StillCanvas>
        <Side {...props} />
      </div>
    </StillProvider>
  )
}

function Side(props: StageProps) {
  const t = useTranslations('designer.fleet')
  const { mode, fleet, durations } = props
  const { store } = useSurroundings()
  const chosen = useDesigner(({ selection }) => [...selection.nodes][0])
  // What is not on the drawing can be chosen in the list alone.
  const [elsewhere, setElsewhere] = useState<NodeId | null>(null)
  const choose = (node: NodeId | null) => {
    const drawn = node !== null && props.graph.nodes.some(({ id }) => id === node)
    setElsewhere(drawn ? null : node)
    store.getState().select(drawn ? [node] : [])
  }
  const node = chosen ?? elsewhere
  return (
    <aside
      aria-label={t(mode === 'places' ? 'places' : 'stays')}
      className="flex w-88 shrink-0 flex-col overflow-y-auto border-l max-lg:w-72 max-md:max-h-[55%] max-md:w-full max-md:border-t max-md:border-l-0"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !node) return
        event.preventDefault()
        choose(null)
      }}
    >
      {node ? (
        <NodeSide key={node} {...props} node={node} onBack={() => choose(null)} />
      ) : mode === 'places' ? (
        <PlaceList graph={props.graph} nodes={fleet.nodes} onChoose={choose} />
      ) : (
        <StayList graph={props.graph} durations={durations} onChoose={choose} />
      )}
    </aside>
  )
}
