import type { NodeId, Participant } from '#lib/route/graph.ts'
import type { Plan } from '#lib/route/plan.ts'
import type { Move } from '#lib/route/scenario.ts'
import type { Locale, Sentence } from '#lib/sentence.ts'
import { after } from './deadline.ts'
import { begin, type Decision, decide } from './decide.ts'
import type { Pass, Timer, World } from './draft.ts'
import type { Deed } from './effect.ts'
import { explain, type Reason } from './explain.ts'
import type { ItemFacts } from './item.ts'
import type { Observation } from './observation.ts'
import { acting, fakeItem, type GivenCounterparty, resultOf, roleOf, toldAfter } from './simulate-outside.ts'
import { type EnvelopeState, initialState } from './state.ts'
import { isFinal } from './status.ts'
import { type WorkCalendar, weekdays } from './work-calendar.ts'

/** What a simulated run begins with. Everything else is made up: people, files, provider numbers. */
export type SimulationGiven = {
  plan: Plan
  /** Name of the route, for the history. */
  name?: string
  inputs?: Record<string, string>
  /** Fields of the CRM item by name, as conditions and waits read them. */
  fields?: Record<string, string>
  /** What conditions read of the counterparty; what is left out is empty, and no box. */
  counterparty?: GivenCounterparty
  /** ISO moment at which the clock starts. */
  at: string
  locale: Locale
  timeZone?: string
  calendar?: WorkCalendar
  /** What the made-up people are called; by default by where they come from. */
  nameOf?: (who: Participant) => Sentence
}

/** One line of what happened: an edge that was taken, or a sentence of the history. */
export type TraceLine = (Pass & { is: 'pass' }) | { is: 'line'; at: string; node?: NodeId; text: Sentence }

/** A simulated run at one moment. Never changed: going back and forking are keeping an earlier one. */
export type Simulation = {
  world: World
  state: EnvelopeState
  item: ItemFacts
  now: string
  clocks: readonly Timer[]
  trace: readonly TraceLine[]
  /** How many decisions of the engine it took so far. */
  decisions: number
  nameOf: (who: Participant) => Sentence
}

/** Begins a run and lets everything happen that needs nobody: the first people are asked, or the first clock ticks. */
export function startSimulation(given: SimulationGiven): Simulation {
  const { plan, locale, at } = given
  const world: World = {
    envelopeId: 'simulation',
    plan,
    mapping: { schema: 1, rows: {} },
    route: { name: given.name ?? '', version: 0 },
    locale,
    timeZone: given.timeZone ?? 'UTC',
    calendar: given.calendar ?? weekdays,
    envelopeUrl: '',
  }
  const state = initialState({
    entry: plan.entry,
    inputs: given.inputs ?? {},
    starter: { by: 'button', userId: '1' },
    now: at,
  })
  const { fields = {}, counterparty = {} } = given
  const item = fakeItem({ entityTypeId: plan.entityTypeIds[0] ?? 2, fields, counterparty }, locale)
  const empty: Simulation = {
    world,
    state,
    item,
    now: at,
    clocks: [],
    trace: [],
    decisions: 0,
    nameOf: given.nameOf ?? roleOf,
  }
  return settled(empty, begin(world, state, at))
}

/** Why the run stands where it stands, in a sentence. */
export const reasonOf = ({ world, state }: Simulation): Reason => explain(world.plan, state, world.timeZone)

/** Makes the move; null when it is not possible now. */
export function play(simulation: Simulation, move: Move): Simulation | null {
  const { world, state, now } = simulation
  switch (move.do) {
    case 'view':
    case 'sign':
    case 'decline': {
      const told = toldAfter(world, state, move, now)
      return told && see(simulation, [told])
    }
    case 'sleep':
      return sleep(simulation, wakeOf(simulation, move))
    case 'set-field': {
      const item = { ...simulation.item, fields: { ...simulation.item.fields, [move.field]: move.value } }
      return state.phase === 'running' ? see({ ...simulation, item }, [{ seen: 'item-changed' }]) : null
    }
    case 'resume':
    case 'cancel': {
      const fits = move.do === 'resume' ? state.phase === 'revising' : canCancel(state)
      return fits ? see(simulation, [{ seen: 'command', command: move.do, by: '', comment: '' }]) : null
    }
  }
}

const canCancel = ({ phase }: EnvelopeState) => phase === 'running' || phase === 'revising'

/** Every move that changes something now, the likely ones first; none when the run is over. */
export function movesOf(simulation: Simulation): Move[] {
  const { world, state, clocks } = simulation
  if (state.phase === 'revising') return [{ do: 'resume' }, { do: 'cancel' }]
  if (state.phase !== 'running') return []
  const people = acting(world, state).flatMap(({ step, person, viewed }): Move[] => [
    { do: 'sign', step, person },
    { do: 'decline', step, person },
    ...(viewed ? [] : [{ do: 'view', step, person } as const]),
  ])
  const fields = state.threads.flatMap(({ at }): Move[] => {
    const node = world.plan.nodes[at]
    if (node?.kind !== 'wait' || node.until.by === 'duration') return []
    const value = node.until.by === 'date-field' ? simulation.now.slice(0, 10) : '1'
    return [{ do: 'set-field', field: node.until.field, value }]
  })
  return [...people, ...fields, ...(clocks.length > 0 ? [{ do: 'sleep' } as const] : []), { do: 'cancel' }]
}

/** When a sleeper wakes: undefined is with the next clock. */
export function wakeOf({ now, world }: Simulation, move: Extract<Move, { do: 'sleep' }>): string | undefined {
  if (move.for) return after(now, move.for, world)
  return move.until && new Date(move.until).toISOString()
}

/** One move is not to take minutes: thousands of reminders may be set on a large route. */
const mostRings = 1_000

/** Clocks that run out until then are told one after another, each at its own time; null when they are too many. */
function sleep(simulation: Simulation, until: string | undefined): Simulation | null {
  const next = simulation.clocks[0]?.at
  const wake = until ?? next
  if (wake === undefined || wake < simulation.now || !canCancel(simulation.state)) return null
  let here = simulation
  const ring = (clock: Timer, now: string) => {
    here = see({ ...here, now, clocks: here.clocks.filter((one) => one !== clock) }, [clock.tells])
  }
  const due = () => here.clocks.filter(({ at }) => at <= wake)
  const telling = () => due().find((clock) => !looksInVain(here, clock))
  let rung = 0
  for (let clock = telling(); clock; clock = telling()) {
    rung += 1
    if (rung > mostRings) return null
    ring(clock, clock.at)
  }
  for (const clock of due()) ring(clock, wake)
  return wake > here.now ? { ...here, now: wake } : here
}

/**
 * A look at a field that is empty finds nothing and sets the next one. Nobody fills it during a sleep, so that one look
 * at its end is as good as thousands.
 */
function looksInVain({ world, item }: Simulation, { tells }: Timer): boolean {
  const node = tells.seen === 'waited' ? world.plan.nodes[tells.node] : undefined
  if (node?.kind !== 'wait' || node.until.by !== 'field-filled') return false
  return (item.fields[node.until.field] ?? '').trim() === ''
}

const see = (simulation: Simulation, observations: Observation[]): Simulation =>
  settled(simulation, decide(simulation.world, simulation.state, observations, simulation.now))

/** Takes a decision and everything that follows from it without anybody's doing. */
function settled(simulation: Simulation, first: Decision): Simulation {
  const deeds = new Map<string, Deed>()
  const lines: TraceLine[] = []
  let clocks = simulation.clocks
  let decision = first
  for (let decisions = simulation.decisions + 1; ; decisions++) {
    for (const { key, deed } of decision.effects) deeds.set(key, deed)
    for (const pass of decision.passes) lines.push({ is: 'pass', ...pass })
    for (const { at, text, node } of decision.events)
      lines.push({ is: 'line', at, text, ...(node === undefined ? {} : { node }) })
    if (decision.timers.length > 0) clocks = wound(clocks, decision.timers)
    const { state } = decision
    const results = state.owed.flatMap((key) => {
      const deed = deeds.get(key)
      return deed ? [resultOf(simulation, state, key, deed)] : []
    })
    if (results.length === 0) {
      const useful = clocks.filter((clock) => matters(state, clock))
      return { ...simulation, state, clocks: useful, trace: simulation.trace.concat(lines), decisions }
    }
    decision = decide(simulation.world, state, results, simulation.now)
  }
}

const nameOfClock = ({ tells }: Timer) =>
  `${tells.seen}:${tells.round}:${tells.seen === 'waited' ? tells.node : `${tells.leg}:${tells.step}`}`

/** A clock that is set anew replaces the one of the same name; the earliest stands first. */
function wound(clocks: readonly Timer[], set: readonly Timer[]): Timer[] {
  const byName = new Map([...clocks, ...set].map((clock) => [nameOfClock(clock), clock]))
  return [...byName.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** Whether anything waits for this clock still. */
function matters(state: EnvelopeState, { tells }: Timer): boolean {
  if (state.phase !== 'running' || tells.round !== state.round) return false
  const place = tells.seen === 'waited' ? tells.node : tells.leg
  if (!state.threads.some(({ at }) => at === place)) return false
  const leg = state.legs[place]
  return tells.seen === 'waited' || (leg !== undefined && !isFinal(leg.status))
}
