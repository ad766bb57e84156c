import type { Database } from '#lib/db/client.ts'
import type { Advance, Advanced } from './advance.ts'

export type AdvanceOrder = { envelopeId: string; given: Advance }

/** Does many steps in one transaction; the answers stand in the order of the orders. */
export type AdvanceMany = (
  db: Pick<Database, 'transaction'>,
  orders: AdvanceOrder[],
) => Promise<(Advanced | null)[]>

export type AdvanceQueue = { add(order: AdvanceOrder): Promise<Advanced | null> }

type Waiting = {
  order: AdvanceOrder
  done: (advanced: Advanced | null) => void
  failed: (error: unknown) => void
}

const mostTogether = 64

/**
 * Gathers steps while the one before is being committed: alone a step is stored at once, under load many share a
 * commit. When a shared transaction fails, each of its steps is tried alone, so that a bad one harms nobody else.
 */
export function createAdvanceQueue(
  db: Pick<Database, 'transaction'>,
  advanceMany: AdvanceMany,
  lanes = 2,
): AdvanceQueue {
  const waiting: Waiting[] = []
  const busy = new Set<string>()
  let running = 0

  /** The next steps, at most one for each envelope and none for those under way. */
  function take(): Waiting[] {
    const taken: Waiting[] = []
    for (let index = 0; index < waiting.length && taken.length < mostTogether; ) {
      const one = waiting[index]
      if (!one || busy.has(one.order.envelopeId)) {
        index += 1
        continue
      }
      busy.add(one.order.envelopeId)
      taken.push(one)
      waiting.splice(index, 1)
    }
    return taken
  }

  async function flush(): Promise<void> {
    if (running >= lanes) return
    const taken = take()
    if (taken.length === 0) return
    running += 1
    try {
      await together(taken)
    } finally {
      running -= 1
      for (const one of taken) busy.delete(one.order.envelopeId)
      if (waiting.length > 0) void flush()
    }
  }

  async function together(taken: Waiting[]): Promise<void> {
    try {
      const advanced = await advanceMany(
        db,
        taken.map((one) => one.order),
      )
      for (const [index, one] of taken.entries()) one.done(advanced[index] ?? null)
    } catch (error) {
      const [only] = taken
      if (only && taken.length === 1) only.failed(error)
      else for (const one of taken) await together([one])
    }
  }

  return {
    add: (order) =>
      new Promise((done, failed) => {
        waiting.push({ order, done, failed })
        void flush()
      }),
  }
}
