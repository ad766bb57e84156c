import type { AnyFailure } from '#lib/failure.ts'
import { asFailure } from '#lib/failure.ts'
import { type BatchAnswer, type BatchCall, mostInBatch } from './batch.ts'
import type { CallPriority, Governor } from './port.ts'

/** Calls that belong together: one call, or several of which later ones may refer to earlier ones. */
export type Group = {
  calls: Readonly<Record<string, BatchCall>>
  priority: CallPriority
  /** A refused token was renewed for this group already. */
  retried: boolean
  settle(answers: Record<string, BatchAnswer>): void
  fail(failure: AnyFailure): void
}

/** How the last batch went; the next one's size follows from it. */
export type BatchOutcome = { durationMs: number }

export interface Coalescer {
  /** Queues the group; it travels with everything that waits when the governor grants the next request. */
  add(group: Group): void
  /**
   * The turn of a call that must go alone (a file). While such calls wait, each batch takes a turn from them, and so
   * waits until it is full or somebody has waited long enough.
   */
  alone(priority: CallPriority): Promise<void>
}

const priorities: readonly CallPriority[] = ['interactive', 'urgent', 'normal', 'idle']
const firstSize = 10
const leastSize = 5
const longBatchMs = 15_000
/** Longest wait of a call for company while files stand in the queue. Nobody who looks at a screen waits. */
const holdMs = 5_000

/** A timed-out batch leaves each of these in doubt, and each doubt costs a probe. */
const mostOneTimeWrites = 20

const sizeOf = (group: Group): number => Object.keys(group.calls).length
const oneTimeWritesOf = (group: Group): number =>
  Object.values(group.calls).filter((call) => call.write && !call.repeatable).length

/**
 * Gathers calls into as few requests as possible. While a request waits for its turn at the governor, all calls that
 * come are put into it; a call that comes while the budget is free goes at once by itself. The size of batches grows
 * while they are quick.
 */
export function createCoalescer(
  governor: Governor,
  send: (groups: Group[]) => Promise<BatchOutcome>,
): Coalescer {
  const lanes: Record<CallPriority, Group[]> = { interactive: [], urgent: [], normal: [], idle: [] }
  const asked = new Set<CallPriority>()
  let size = firstSize
  // A turn that was granted when another lane's turn had already taken the calls.
  let spareTurns = 0
  let loners = 0
  let holding: NodeJS.Timeout | undefined

  const isHeld = (priority: CallPriority): boolean => {
    if (loners === 0 || priority === 'interactive') return false
    return (
      priorities.reduce((sum, lane) => sum + lanes[lane].reduce((all, one) => all + sizeOf(one), 0), 0) < size
    )
  }

  function release(): void {
    clearTimeout(holding)
    holding = undefined
    for (const lane of priorities) void ask(lane)
  }

  function collect(): Group[] {
    const taken: Group[] = []
    let calls = 0
    let oneTime = 0
    for (const priority of priorities) {
      lanes[priority] = lanes[priority].filter((group) => {
        const more = calls + sizeOf(group)
        const moreOneTime = oneTime + oneTimeWritesOf(group)
        if (taken.length > 0 && (more > size || moreOneTime > mostOneTimeWrites)) return true
        calls = more
        oneTime = moreOneTime
        taken.push(group)
        return false
      })
    }
    return taken
  }

  async function dispatch(groups: Group[]): Promise<void> {
    const outcome = await send(groups)
    if (groups.length === 1 && sizeOf(groups[0] as Group) === 1) return
    if (outcome.durationMs >= longBatchMs) size = Math.max(leastSize, Math.floor(size / 2))
    else size = Math.min(mostInBatch, size * 2)
  }

  async function ask(priority: CallPriority): Promise<void> {
    if (asked.has(priority) || lanes[priority].length === 0) return
    asked.add(priority)
    try {
      if (spareTurns > 0) {
        spareTurns -= 1
        await Promise.resolve()
      } else await governor.take(priority)
    } catch (error) {
      asked.delete(priority)
      for (const group of lanes[priority].splice(0)) group.fail(asFailure(error))
      return
    }
    asked.delete(priority)
    const groups = collect()
    if (groups.length === 0) spareTurns = Math.min(spareTurns + 1, priorities.length)
    else void dispatch(groups)
    for (const lane of priorities) askOrHold(lane)
  }

  function askOrHold(priority: CallPriority): void {
    if (lanes[priority].length === 0) return
    if (isHeld(priority)) holding ??= setTimeout(release, holdMs)
    else void ask(priority)
  }

  return {
    add(group) {
      lanes[group.priority].push(group)
      askOrHold(group.priority)
    },
    async alone(priority) {
      loners += 1
      try {
        await governor.take(priority)
      } finally {
        loners -= 1
        if (loners === 0 && holding) release()
      }
    },
  }
}
