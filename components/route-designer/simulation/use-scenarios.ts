'use client'
import { useDeferredValue, useMemo } from 'react'
import { useLocale } from 'use-intl'
import { useDesigner } from '#components/route-designer/designer-context.tsx'
import { coverageOf, runScenario, type ScenarioResult } from '#lib/envelope/scenario.ts'
import type { Simulation } from '#lib/envelope/simulate.ts'
import { listOf } from '#lib/route/beside.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Plan } from '#lib/route/plan.ts'
import type { Scenario } from '#lib/route/scenario.ts'
import type { Locale } from '#lib/sentence.ts'

export type Rehearsed = { scenario: Scenario; result: ScenarioResult; last: Simulation | undefined }

/** The route's scenarios, each run on the plan as it is now, and what they come through together. */
export function useScenarios(plan: Plan) {
  const locale = useLocale() as Locale
  const graph = useDesigner((state) => state.graph)
  const scenarios = useDeferredValue(listOf(graph, 'scenarios'))
  const rehearsed = useMemo(
    () =>
      scenarios.map((scenario): Rehearsed => {
        const result = runScenario(plan, scenario, { locale })
        return { scenario, result, last: result.runs.at(-1) }
      }),
    [scenarios, plan, locale],
  )
  const coverage = useMemo(() => coverageOf(rehearsed.flatMap(({ last }) => last ?? [])), [rehearsed])
  return { rehearsed, coverage, counts: countsOf(coverage, graph), failed: rehearsed.filter(isFailed).length }
}

export const isFailed = ({ result }: Rehearsed): boolean => !result.ok

type Coverage = ReturnType<typeof coverageOf>
export type Counts = { nodes: number; allNodes: number; edges: number; allEdges: number }

/** The start belongs to every run, so it is not counted. */
function countsOf({ nodes, edges }: Coverage, graph: RouteGraph): Counts {
  const starts = new Set(graph.nodes.filter(({ kind }) => kind === 'start').map(({ id }) => id))
  const ways = graph.edges.filter(({ from }) => !starts.has(from))
  const places = graph.nodes.filter(({ id }) => !starts.has(id))
  return {
    nodes: places.filter(({ id }) => nodes.has(id)).length,
    allNodes: places.length,
    edges: ways.filter(({ from, outcome }) => edges.has(`${from}.${outcome}`)).length,
    allEdges: ways.length,
  }
}
