import fc from 'fast-check'
import { expect } from 'vitest'
import type { RouteGraph } from '#lib/route/graph.ts'
import type { Observation } from './observation.ts'
import { TestOutside } from './test-outside.ts'
import { TestRun, worldOf } from './test-run.ts'

/** What happens next: a kind and a choice among what there is at that moment. */
export const happenings = fc.array(fc.tuple(fc.integer({ min: 0, max: 19 }), fc.nat(1_000)), {
  minLength: 10,
  maxLength: 80,
  size: 'max',
})

/** A run whose results, news and clocks come in any order, any number of times. */
export class Chaos {
  readonly run: TestRun
  readonly outside: TestOutside
  /** Performed, and not told yet. */
  private readonly flying: Observation[] = []
  private readonly told: Observation[] = []

  constructor(graph: RouteGraph) {
    this.run = new TestRun(worldOf(graph))
    this.outside = new TestOutside(this.run)
  }

  happen([kind, choice]: [number, number]): void {
    const { run, outside } = this
    const pick = <T>(list: readonly T[]): T | undefined => list[choice % Math.max(list.length, 1)]
    const key = pick(run.state.owed)
    if (kind <= 5) return key === undefined ? undefined : this.tell(outside.perform(key))
    if (kind <= 7) return key === undefined ? undefined : void this.flying.push(outside.perform(key))
    if (kind <= 9) return this.tell(this.flying.splice(choice % Math.max(this.flying.length, 1), 1)[0])
    if (kind <= 12)
      return outside.act(
        pick([...outside.orders.keys()]) ?? '',
        choice,
        pick(['viewed', 'done', 'done', 'declined']) ?? 'done',
      )
    if (kind <= 14) return this.tell(pick(outside.news()))
    if (kind === 15) return key === undefined ? undefined : void run.see(run.failure(key))
    if (kind === 16) return this.tell(pick(run.timers.map(({ tells }) => tells)))
    if (kind === 17)
      return void run.see(run.command(pick(['retry', 'resume', 'remind', 'remind']) ?? 'retry'))
    if (kind === 18) return this.turn(choice)
    return this.repeat(pick(this.told))
  }

  /** Time passes, or somebody edits the item, or gives up. */
  private turn(choice: number): void {
    if (choice % 8 === 0) this.run.see(this.run.command('cancel'))
    else if (choice % 2 === 0) this.run.sleep({ hours: choice % 100 })
    else this.fill(choice % 3 === 0)
  }

  /** The fields that a route may wait for get their values; Bitrix24 may or may not tell. */
  private fill(told: boolean): void {
    const { run } = this
    run.item = { ...run.item, fields: { ...run.item.fields, UF_DATE: '2026-03-01', UF_WORD: 'yes' } }
    if (told) run.see({ seen: 'item-changed' })
  }

  private tell(observation: Observation | undefined): void {
    if (!observation) return
    this.run.see(observation)
    const known =
      observation.seen !== 'leg' ||
      this.run.state.legs[observation.leg]?.externalId === observation.told.externalId
    // A clock that is told before its time changes nothing, and the same one does when its time has come.
    if (known && observation.seen !== 'waited') this.told.push(observation)
  }

  /** What was told before is told again. */
  private repeat(observation: Observation | undefined): void {
    // What failed and is tried again under its key has its result still before it.
    if (!observation || ('key' in observation && this.run.state.owed.includes(observation.key))) return
    const before = this.run.state
    expect(this.run.see(observation).state).toEqual(before)
  }

  /** From here on everybody does what is asked of them. */
  goOn(watch: () => void = () => {}): void {
    const { run, outside } = this
    this.fill(true)
    run.sleep({ hours: 10_000 })
    for (let turn = 0; turn < 400 && !this.ended(); turn += 1) {
      watch()
      const key = run.state.owed[0]
      const flying = this.flying.shift()
      if (flying) run.see(flying)
      else if (key !== undefined) run.see(outside.perform(key))
      else if (Object.keys(run.state.problems).length > 0) run.see(run.command('retry'))
      else if (run.state.phase === 'revising') run.see(run.command('resume'))
      else {
        for (const externalId of outside.open()) outside.act(externalId, 0, 'done')
        run.see(...outside.news().reverse())
        const waits = run.timers.map(({ tells }) => tells).filter(({ seen }) => seen === 'waited')
        if (run.state.owed.length === 0) run.sleep({ hours: 1_000 }).see(...waits)
      }
    }
  }

  private ended(): boolean {
    const { phase, owed, problems } = this.run.state
    return phase === 'over' && owed.length + this.flying.length + Object.keys(problems).length === 0
  }
}
