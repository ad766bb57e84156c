import { compile } from '#lib/route/compile.ts'
import { exampleCatalogue } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { nodeAt, pathsOf } from '#lib/route/plan-walk.ts'
import { begin, type Decision, decide } from './decide.ts'
import type { World } from './draft.ts'
import type { Deed } from './effect.ts'
import type { ItemFacts } from './item.ts'
import { defaultMapping } from './mapping.ts'
import { moveVersion } from './move/move-version.ts'
import type { MoveAnswers, MoveVerdict } from './move/verdict.ts'
import type { EnvelopeEvent, LegTold, Observation } from './observation.ts'
import { resolvePeople } from './people.ts'
import { placesOf } from './place.ts'
import { type EnvelopeState, initialState, type Starter } from './state.ts'
import { advances, type Status } from './status.ts'
import { checkTrail } from './test-trail.ts'
import { weekdays } from './work-calendar.ts'

const anna = { id: '1', name: 'Anna', active: true }

/** A deal with everybody that an example route may ask for. */
export const exampleItem: ItemFacts = {
  entityTypeId: 2,
  id: '101',
  title: 'Supply of paper',
  categoryId: '0',
  stageId: 'NEW',
  url: 'https://portal.example/crm/deal/details/101/',
  responsible: anna,
  head: null,
  contacts: [{ id: '7', name: 'Clara', email: 'clara@client.example' }],
  company: {
    id: '9',
    name: 'Client',
    requisites: [{ id: '1', linked: true, name: 'Client', inn: '7700000000' }],
  },
  myCompany: null,
  fields: { opportunity: '5000' },
}

/** The world of a run of this graph, with the default mapping. */
export function worldOf(graph: RouteGraph, more: Partial<World> = {}): World {
  const compiled = compile(graph, exampleCatalogue)
  if (!('plan' in compiled)) throw new Error(JSON.stringify(compiled.findings))
  return {
    envelopeId: 'e-1',
    plan: compiled.plan,
    mapping: defaultMapping,
    route: { name: 'Example', version: 1 },
    locale: 'en',
    timeZone: 'Europe/Moscow',
    calendar: weekdays,
    envelopeUrl: 'https://inkroute.example/envelopes/e-1',
    ...more,
  }
}

/** The item with answers of the services that were asked: no box, unless the test says otherwise. */
function askedAt(services: readonly string[], item: ItemFacts): ItemFacts {
  const none = { has: false, origin: { ru: 'Ящика нет.', en: 'There is no box.' } } as const
  return { ...item, boxes: { ...Object.fromEntries(services.map((one) => [one, none])), ...item.boxes } }
}

/**
 * A run without an outside: what is owed stays owed until the test tells its result. Checks by itself what must hold
 * after every decision: keys are new, statuses follow the table, what is owed was once decided.
 */
export class TestRun {
  state: EnvelopeState
  world: World
  readonly deeds = new Map<string, Deed>()
  readonly events: EnvelopeEvent[] = []
  readonly timers: Decision['timers'] = []
  readonly again: string[] = []
  readonly dropped: string[] = []
  readonly passes: Decision['passes'] = []
  /** Nodes at which moves to another version have put it. */
  readonly put = new Set<string>()
  /** What the CRM has now. */
  item = exampleItem
  /** What to press for the clock to move: every decision is a second later. */
  private seconds = 0

  constructor(world: World, starter: Starter = { by: 'robot', eventToken: 'token' }) {
    this.world = world
    this.state = initialState({ entry: world.plan.entry, inputs: {}, starter, now: this.now() })
    this.take(begin(world, this.state, this.now()))
  }

  /** Where the run stands: nodes of its threads. */
  get at(): string {
    return this.state.threads.map((thread) => thread.at).join(' ')
  }

  now(): string {
    return new Date(Date.UTC(2026, 1, 2, 9, 0, this.seconds)).toISOString()
  }

  /** Lets time pass. */
  sleep(duration: { hours: number }): this {
    this.seconds += duration.hours * 3600
    return this
  }

  see(...observations: Observation[]): this {
    this.seconds += 1
    this.take(decide(this.world, this.state, observations, this.now()))
    return this
  }

  /** Tells the good result of everything that is owed now, and of what follows, but for the kinds to hold. */
  settle(hold: (deed: Deed) => boolean = () => false): this {
    for (;;) {
      const key = this.state.owed.find((one) => !hold(this.deed(one)))
      if (key === undefined) return this
      this.see(this.result(key))
    }
  }

  deed(key: string): Deed {
    const deed = this.deeds.get(key)
    if (!deed) throw new Error(`${key} is owed and was never decided`)
    return deed
  }

  /** Key of the one owed deed of this kind. */
  owed(kind: Deed['do']): string {
    const keys = this.state.owed.filter((key) => this.deed(key).do === kind)
    if (keys.length !== 1) throw new Error(`${kind}: ${keys.length} are owed`)
    return keys[0] ?? ''
  }

  /** The good result of an owed deed. */
  result(key: string): Observation {
    const deed = this.deed(key)
    switch (deed.do) {
      case 'read-item':
        return { seen: 'item', key, item: deed.boxes ? askedAt(deed.boxes, this.item) : this.item }
      case 'make-document':
        return { seen: 'document', key, node: deed.node, documents: [this.document(key, deed.node)] }
      case 'resolve-people': {
        const node = nodeAt(this.world.plan, deed.leg)
        if (node?.kind !== 'leg') throw new Error(`${deed.leg} is no leg`)
        const people = resolvePeople(node, {
          item: this.item,
          inputs: {},
          users: new Map([[anna.id, anna]]),
        })
        return { seen: 'people', key, leg: deed.leg, item: null, people }
      }
      case 'submit-leg': {
        const told = this.told(deed.leg, 'submitted', `x-${key}`)
        return { seen: 'submitted', key, leg: deed.leg, told }
      }
      case 'collect-files':
        return { seen: 'files', key, leg: deed.leg, documents: [this.document(key, deed.leg, 'signed')] }
      case 'make-report':
        return { seen: 'report', key, document: this.document(key, this.at, 'report') }
      case 'cancel-leg':
      case 'remind-leg':
      case 'write-back':
        return { seen: 'receipt', key, receipt: { how: 'done' } }
    }
  }

  failure(key: string, code = 'bad'): Observation {
    const deed = this.deed(key)
    const text = { ru: 'Не вышло.', en: 'It failed.' }
    const work = deed.do === 'write-back' ? deed.act.name : deed.do
    return { seen: 'failure', key, work, code, text, cure: null }
  }

  told(leg: string, status: Status, externalId = this.state.legs[leg]?.externalId ?? ''): LegTold {
    return { externalId, status, raw: status, people: [] }
  }

  /** News that one person acted. */
  acted(
    leg: string,
    step: string,
    n: number,
    state: 'viewed' | 'done' | 'declined',
    status: Status,
  ): Observation {
    const person = {
      stepId: step,
      personId: `${step}-${n}`,
      state,
      ...(state === 'declined' ? { comment: 'No.' } : {}),
    }
    return { seen: 'leg', leg, told: { ...this.told(leg, status), people: [person] } }
  }

  command(command: 'retry' | 'cancel' | 'remind' | 'resume', comment = ''): Observation {
    return { seen: 'command', command, by: 'Anna', comment }
  }

  acts(name: string): string[] {
    return [...this.deeds].flatMap(([key, deed]) =>
      deed.do === 'write-back' && deed.act.name === name ? [key] : [],
    )
  }

  /** Moves the run to another version, as a person would who gives these answers. */
  move(to: World, answers: MoveAnswers = {}): MoveVerdict {
    this.seconds += 1
    const numbers = { from: this.world.route.version, to: to.route.version }
    const { verdict, decision } = moveVersion({
      crossing: { from: pathsOf(this.world.plan), to: pathsOf(to.plan), numbers },
      ...{ world: to, state: this.state, answers, entityTypeId: this.item.entityTypeId },
      ...{ handing: [], by: 'Anna', now: this.now() },
    })
    if (decision) {
      this.world = to
      for (const { node } of [...decision.passes, ...placesOf(to.plan, decision.state)]) this.put.add(node)
      this.take(decision)
    }
    return verdict
  }

  private document(key: string, node: string, role: 'original' | 'signed' | 'report' = 'original') {
    const { round } = this.state
    return {
      id: `d-${key.replaceAll('.', '-')}`,
      role,
      name: `${role}.pdf`,
      mime: 'application/pdf',
      sizeBytes: 1,
      sha256: '',
      round,
      node,
    }
  }

  private take({ state, events, effects, timers, again, dropped, passes }: Decision): void {
    const moved = state.status !== this.state.status
    if (moved && state.round === this.state.round) {
      const passed = events.flatMap((event) =>
        event.kind === 'status' ? [event.data?.status as Status] : [],
      )
      const path = [this.state.status, ...passed]
      for (const [index, next] of passed.entries()) {
        const from = path[index] ?? next
        if (!advances(from, next)) throw new Error(`status went from ${from} to ${next}`)
      }
      if (path.at(-1) !== state.status) throw new Error(`status ${state.status} was not told`)
    }
    for (const { key, deed } of effects) {
      if (this.deeds.has(key)) throw new Error(`${key} is decided twice`)
      this.deeds.set(key, deed)
    }
    const strange = state.owed.filter((key) => !this.deeds.has(key))
    if (strange.length > 0) throw new Error(`owed but never decided: ${strange.join()}`)
    if (new Set(state.owed).size !== state.owed.length) throw new Error('a key is owed twice')
    if (new Set(state.threads.map(({ id }) => id)).size !== state.threads.length)
      throw new Error('two threads have one name')
    this.state = state
    this.events.push(...events)
    this.timers.push(...timers)
    this.again.push(...again)
    this.dropped.push(...dropped)
    this.passes.push(...passes)
    checkTrail(this, passes)
  }
}
