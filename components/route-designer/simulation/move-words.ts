'use client'
import { useTranslations } from 'use-intl'
import { useSaid } from '#components/i18n/said.tsx'
import type { Simulation } from '#lib/envelope/simulate.ts'
import type { NodeId } from '#lib/route/graph.ts'
import type { PlanStep } from '#lib/route/plan.ts'
import type { Move } from '#lib/route/scenario.ts'

/** The step with this id, whichever order it is part of. */
export function stepIn({ world }: Simulation, id: NodeId): PlanStep | undefined {
  for (const node of Object.values(world.plan.nodes)) {
    const step = node.kind === 'leg' ? node.steps.find((each) => each.id === id) : undefined
    if (step) return step
  }
  return undefined
}

/** Says what a move does, seen from the run before it. */
export function useMoveWords(): (before: Simulation, move: Move) => string {
  const t = useTranslations('designer.simulation.moves')
  const said = useSaid()
  return (before, move) => {
    switch (move.do) {
      case 'view':
      case 'sign':
      case 'decline': {
        const step = stepIn(before, move.step)
        const who = nameOf(before, move.step, move.person ?? 1)
        const title = step ? said(step.title) : move.step
        if (move.do === 'view') return t('view', { who })
        return t(move.do === 'sign' && step?.act === 'approve' ? 'approve' : move.do, { who, title })
      }
      case 'set-field':
        return t('set-field', { field: move.field, value: move.value })
      case 'sleep':
      case 'resume':
      case 'cancel':
        return t(move.do)
    }
  }
}

/** What the person is called in the run. */
export function nameOf({ state }: Simulation, step: NodeId, person: number): string {
  const people = Object.values(state.legs).flatMap((leg) => leg.people[step] ?? [])
  return people[person - 1]?.name ?? ''
}
