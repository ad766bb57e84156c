import type { NodeId } from '#lib/route/graph.ts'
import { type EnvelopeState, trunkAt } from './state.ts'

/** The first form: one position, and nothing but the trunk. */
type FirstForm = Omit<EnvelopeState, 'schema' | 'threads' | 'pages'> & {
  schema: 1
  at: NodeId
  attempt: number
}

/** A stored state as it is understood now. Nothing is lost: a run of the first form stands on its trunk. */
export function upgradeState(stored: EnvelopeState | FirstForm): EnvelopeState {
  if (stored.schema === 2) return stored
  const { at, attempt, schema: _, ...rest } = stored
  return { ...rest, schema: 2, threads: [{ ...trunkAt(at, rest.since), attempt }], pages: {} }
}
