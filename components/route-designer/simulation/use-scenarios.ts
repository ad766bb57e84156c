'use client'
import { useDeferredValue, useMemo } from 'react'
import { useDesigner } from '#components/route-designer/designer-context.tsx'
import { type Rehearsed, rehearse } from '#lib/envelope/rehearse.ts'
import type { Stage } from '#lib/envelope/scenario.ts'
import { listOf } from '#lib/route/beside.ts'
import type { Plan } from '#lib/route/plan.ts'
import type { Scenario } from '#lib/route/scenario.ts'

/** A scenario with what came of it. */
export type Line = { scenario: Scenario; result: Rehearsed }

/** The route's scenarios, each run on the plan as it is now, and what they come through together. */
export function useScenarios(plan: Plan, stage: Stage) {
  const graph = useDeferredValue(useDesigner((state) => state.graph))
  const { results, coverage } = useMemo(() => rehearse(graph, plan, stage), [graph, plan, stage])
  const lines = listOf(graph, 'scenarios').flatMap((scenario, at): Line[] => {
    const result = results[at]
    return result ? [{ scenario, result }] : []
  })
  return { lines, coverage, failed: results.filter(({ ok }) => !ok).length }
}
