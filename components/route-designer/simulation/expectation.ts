import type { Simulation } from '#lib/envelope/simulate.ts'
import { type Scenario, scenarioOutcomes } from '#lib/route/scenario.ts'

/** What a run has come to, as a scenario expects it: its outcome, and the end that it came to. Null while it goes on. */
export function expectationOf({ state, world }: Simulation): Scenario['expect'] | null {
  const outcome = scenarioOutcomes.find((each) => each === state.status)
  if (state.phase !== 'over' || !outcome) return null
  const end = state.threads[0]?.at ?? ''
  return world.plan.nodes[end]?.kind === 'end' ? { outcome, passes: [end] } : { outcome }
}
