import { Defect } from '#lib/failure.ts'
import type { NodeId, Outcome } from '#lib/route/graph.ts'
import type { Plan, PlanLeg } from '#lib/route/plan.ts'
import { nodeAt } from '#lib/route/plan-walk.ts'
import type { Locale, Sentence } from '#lib/sentence.ts'
import type { Deed, Effect, Receipt } from './effect.ts'
import type { Mapping } from './mapping.ts'
import type { ClockTold, EnvelopeEvent } from './observation.ts'
import type { EnvelopeState, LegState, Thread } from './state.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** What surrounds an envelope and does not change while it runs, but for the mapping. */
export type World = {
  envelopeId: string
  plan: Plan
  mapping: Mapping
  route: { name: string; version: number }
  locale: Locale
  /** IANA zone of the portal: decides in which year and month a file is stored. */
  timeZone: string
  /** By which days work is counted: the portal's calendar as it is now. Clocks that are set stay as they are. */
  calendar: WorkCalendar
  /** Page of this envelope. */
  envelopeUrl: string
}

/** A clock: what it tells, and when. */
export type Timer = { at: string; tells: ClockTold }

/**
 * One edge that the run has taken: when, in which round, and since when it had stood at the node. A step inside a leg is
 * entered when its turn begins, a join by the first branch that comes.
 */
export type Pass = { node: NodeId; outcome: Outcome; to: NodeId; round: number; since: string; at: string }

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
  /** Keys of effects that nobody waits for any more. */
  dropped: string[]
  passes: Pass[]
  /** Legs of which the draft has a copy of its own. */
  own: Set<NodeId>
}

/** Opens a draft on a copy of the state. */
export const openDraft = (world: World, state: EnvelopeState, now: string): Draft => ({
  world,
  state: copyOf(state),
  now,
  events: [],
  effects: [],
  timers: [],
  again: [],
  dropped: [],
  passes: [],
  own: new Set(),
})

/** Adds a line to the history. */
export function tell(
  draft: Draft,
  kind: EnvelopeEvent['kind'],
  text: Sentence,
  more: Pick<EnvelopeEvent, 'node' | 'data'> = {},
): void {
  const event: EnvelopeEvent = { kind, at: draft.now, text }
  if (more.node !== undefined) event.node = more.node
  if (more.data !== undefined) event.data = more.data
  draft.events.push(event)
}

/** Winds a clock that counts until the envelope is moved to another version. */
export function wind(draft: Draft, at: string, tells: ClockTold): void {
  const { moves } = draft.state
  draft.timers.push({ at, tells: moves === undefined ? tells : { ...tells, moves } })
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

/** Key of the work of a thread's node in this round and attempt. */
export const workKey = (state: EnvelopeState, thread: Thread, work: string): string =>
  `r${state.round}.${thread.at}.a${thread.attempt}.${work}`

/** With which number a node's attempts begin: after a move with a fresh one, so that no key of before is met again. */
export const firstAttempt = ({ moves }: EnvelopeState): number => 1 + (moves ?? 0) * 1_000

/** Key under which the item is read at the beginning of a round: it belongs to no node. */
export const itemKey = (state: EnvelopeState): string =>
  `r${state.round}.item.a${state.threads[0]?.attempt ?? 1}.read-item`

const work =
  /^r\d+\.(.+)\.a\d+\.(read-item|make-document|resolve-people|submit-leg|collect-files|look\d+|act)$/

/** True for work without which the walk does not go on; everything else only writes back. */
export const isMainLine = (key: string): boolean => work.test(key)

/** The node on whose work a thread waits, by the work's key; null for what belongs to no node. */
export function nodeOfKey(key: string): NodeId | null {
  const [, node, deed] = work.exec(key) ?? []
  return node === undefined || deed === 'read-item' ? null : node
}

/** Forgets effects that are no longer needed: their results will be late news. Problems with them are over too. */
export function drop(draft: Draft, needless: (key: string) => boolean): void {
  const { state } = draft
  draft.dropped.push(...state.owed.filter(needless))
  state.owed = state.owed.filter((key) => !needless(key))
  for (const key of Object.keys(state.problems)) if (needless(key)) delete state.problems[key]
}

/** The leg, to be changed: the first time in a draft it is replaced by a copy. Undefined when the run has no such leg. */
export function legToChange(draft: Draft, id: NodeId): LegState | undefined {
  const { state, own } = draft
  const leg = state.legs[id]
  if (!leg || own.has(id)) return leg
  own.add(id)
  const copy = copyOfLeg(leg)
  state.legs = { ...state.legs, [id]: copy }
  return copy
}

/** Begins a leg, or begins it anew. */
export function setLeg(draft: Draft, id: NodeId, leg: LegState): void {
  draft.own.delete(id)
  draft.state.legs = { ...draft.state.legs, [id]: leg }
}

/** Remembers the result of an effect. */
export function setReceipt({ state }: Draft, key: string, receipt: Receipt): void {
  state.receipts = { ...state.receipts, [key]: receipt }
}

/**
 * A copy of what decisions change in place. Everything else is shared with the state before: facts of the item, legs,
 * documents, receipts and invitations are replaced, never altered.
 */
function copyOf(state: EnvelopeState): EnvelopeState {
  return {
    ...state,
    threads: state.threads.map((thread) => ({
      ...thread,
      ...(thread.awaits ? { awaits: [...thread.awaits] } : {}),
      ...(thread.wait ? { wait: { ...thread.wait } } : {}),
    })),
    documents: [...state.documents],
    loops: { ...state.loops },
    owed: [...state.owed],
    problems: { ...state.problems },
  }
}

const copyOfLeg = (leg: Readonly<LegState>): LegState => ({
  ...leg,
  people: Object.fromEntries(
    Object.entries(leg.people).map(([step, people]) => [step, people.map((person) => ({ ...person }))]),
  ),
})

/** The leg with this id; a plan without it is a defect. */
export function legOf(world: Pick<World, 'plan'>, id: NodeId): PlanLeg {
  const node = nodeAt(world.plan, id)
  if (node?.kind !== 'leg') throw new Defect('no-such-leg', `the plan has no leg ${id}`)
  return node
}
