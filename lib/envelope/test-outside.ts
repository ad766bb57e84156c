import type { PlanLeg } from '#lib/route/plan.ts'
import { nodeAt } from '#lib/route/plan-walk.ts'
import type { LegTold, Observation } from './observation.ts'
import type { Status } from './status.ts'
import { isFinal } from './status.ts'
import type { TestRun } from './test-run.ts'

type Person = { stepId: string; personId: string; state: 'waiting' | 'viewed' | 'done' | 'declined' }
type Order = { plan: PlanLeg; status: Status; people: Person[]; told: LegTold[] }

/** A provider that people act at, for runs whose news come in any order: it keeps every snapshot that it ever told. */
export class TestOutside {
  readonly orders = new Map<string, Order>()
  private readonly run: TestRun

  constructor(run: TestRun) {
    this.run = run
  }

  /** Performs an owed deed for real and answers its result, which the test may tell now, later or twice. */
  perform(key: string): Observation {
    const deed = this.run.deed(key)
    const result = this.run.result(key)
    if (deed.do === 'submit-leg' && result.seen === 'submitted') this.accept(deed.leg, result.told)
    if (deed.do === 'cancel-leg') this.withdraw(deed.externalId)
    return result
  }

  private accept(leg: string, told: LegTold): void {
    const plan = nodeAt(this.run.world.plan, leg)
    if (plan?.kind !== 'leg' || this.orders.has(told.externalId)) return
    const people = Object.entries(this.run.state.legs[leg]?.people ?? {}).flatMap(([stepId, list]) =>
      list.map(({ id }): Person => ({ stepId, personId: id, state: 'waiting' })),
    )
    this.orders.set(told.externalId, { plan, status: 'submitted', people, told: [told] })
  }

  private withdraw(externalId: string): void {
    const order = this.orders.get(externalId)
    if (!order || isFinal(order.status)) return
    order.status = 'cancelled'
    this.tell(externalId, order)
  }

  /** Somebody acts; after the end of an order nobody can. */
  act(externalId: string, n: number, state: 'viewed' | 'done' | 'declined'): void {
    const order = this.orders.get(externalId)
    const open = order?.people.filter((one) => one.state === 'waiting' || one.state === 'viewed') ?? []
    const person = open[n % Math.max(open.length, 1)]
    if (!order || !person || isFinal(order.status)) return
    person.state = state
    order.status = statusOf(order)
    this.tell(externalId, order)
  }

  private tell(externalId: string, order: Order): void {
    const people = order.people.map((person) => ({ ...person }))
    order.told.push({ externalId, status: order.status, raw: order.status, people })
  }

  /** Every snapshot that was ever told, as an observation of its leg. */
  news(): Observation[] {
    return [...this.orders.values()].flatMap(({ plan, told }) =>
      told.map((one): Observation => ({ seen: 'leg', leg: plan.id, told: one })),
    )
  }

  /** Orders at which people are still asked to act. */
  open(): string[] {
    return [...this.orders].flatMap(([externalId, { status }]) => (isFinal(status) ? [] : [externalId]))
  }
}

function statusOf({ plan, people, status }: Order): Status {
  if (people.some((person) => person.state === 'declined')) return 'declined'
  const full = plan.steps.every((step) => {
    const all = people.filter((person) => person.stepId === step.id)
    const done = all.filter((person) => person.state === 'done').length
    return (
      done >=
      Math.min(step.quorum === 'all' ? all.length : step.quorum === 'any' ? 1 : step.quorum, all.length)
    )
  })
  if (full) return 'completed'
  if (people.some((person) => person.state === 'done')) return 'partially_signed'
  return people.some((person) => person.state === 'viewed') ? 'viewed' : status
}
