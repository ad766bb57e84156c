import { Defect } from '#lib/failure.ts'
import type { NodeId } from '#lib/route/graph.ts'
import type { Plan, PlanLeg } from '#lib/route/plan.ts'
import type { Locale, Sentence } from '#lib/sentence.ts'
import type { Deed, Effect } from './effect.ts'
import type { Mapping } from './mapping.ts'
import type { EnvelopeEvent } from './observation.ts'
import type { EnvelopeState } from './state.ts'

/** What surrounds an envelope and does not change while it runs, but for the mapping. */
export type World = {
  envelopeId: string
  plan: Plan
  mapping: Mapping
  route: { name: string; version: number }
  locale: Locale
  /** IANA zone of the portal: decides in which year and month a file is stored. */
  timeZone: string
  /** Page of this envelope. */
  envelopeUrl: string
}

export type Timer = { at: string; leg: NodeId; step: NodeId; round: number }

/** A decision in the making: a private copy of the state and what came of it so far. */
export type Draft = {
  world: World
  state: EnvelopeState
  now: string
  events: EnvelopeEvent[]
  effects: Effect[]
  timers: Timer[]
  /** Keys of effects that a person wants to be tried again. */
  again: string[]
}

/** Opens a draft on a copy of the state. */
export const openDraft = (world: World, state: EnvelopeState, now: string): Draft => ({
  world,
  state: structuredClone(state),
  now,
  events: [],
  effects: [],
  timers: [],
  again: [],
})

/** Adds a line to the history. */
export function tell(
  draft: Draft,
  kind: EnvelopeEvent['kind'],
  text: Sentence,
  more: Partial<EnvelopeEvent> = {},
): void {
  draft.events.push({ ...more, kind, at: draft.now, text })
}

/** Owes a deed under a key that is unique in the envelope. The same key again is the same effect, also when it is done or stuck. */
export function owe(draft: Draft, key: string, deed: Deed): void {
  const { owed, receipts, problems } = draft.state
  if (owed.includes(key) || key in receipts || key in problems) return
  draft.state.owed.push(key)
  draft.effects.push({ key, deed })
}

/** Takes the key off what is owed; false when it was not owed: late or repeated news. */
export function settle(draft: Draft, key: string): boolean {
  const at = draft.state.owed.indexOf(key)
  if (at < 0) return false
  draft.state.owed.splice(at, 1)
  delete draft.state.problems[key]
  return true
}

/** Key of the main-line work of a node in this round and attempt. */
export const workKey = (state: EnvelopeState, node: NodeId, work: string): string =>
  `r${state.round}.${node}.a${state.attempt}.${work}`

/** The leg with this id; a plan without it is a defect. */
export function legOf(world: Pick<World, 'plan'>, id: NodeId): PlanLeg {
  const node = world.plan.nodes[id]
  if (node?.kind !== 'leg') throw new Defect('no-such-leg', `the plan has no leg ${id}`)
  return node
}
