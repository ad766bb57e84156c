import type { NodeId } from '#lib/route/graph.ts'
import type { EnvelopeState } from '../state.ts'

export type DonePlace = 'step' | 'document' | 'action'

/** What was asked for, made or done in this round, by place: none of it may happen a second time. */
export function doneIn(state: EnvelopeState): Map<NodeId, DonePlace> {
  const done = new Map<NodeId, DonePlace>()
  if (state.phase === 'revising') return done
  for (const leg of Object.values(state.legs)) {
    if (leg.externalId !== null) for (const step of Object.keys(leg.people)) done.set(step, 'step')
  }
  for (const { node, role, round } of state.documents)
    if (role === 'original' && round === state.round) done.set(node, 'document')
  for (const key of [...Object.keys(state.receipts), ...state.owed]) {
    const [, round, node] = /^r(\d+)\.(.+)\.a\d+\.act$/.exec(key) ?? []
    if (node !== undefined && Number(round) === state.round) done.set(node, 'action')
  }
  return done
}
