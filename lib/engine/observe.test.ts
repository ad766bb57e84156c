import { afterEach, beforeEach, expect, it } from 'vitest'
import type { News } from '#lib/providers/provider.ts'
import type { Engine } from './engine.ts'
import { createInHand } from './in-hand.ts'
import { observeNews } from './observe.ts'

const stray: unknown[] = []
const note = (reason: unknown) => stray.push(reason)
beforeEach(() => void process.on('unhandledRejection', note))
afterEach(() => void process.off('unhandledRejection', note))

const turn = () => new Promise((resolve) => setImmediate(resolve))
const push = (externalId: string) => ({ grade: 'push', key: externalId, snapshot: { externalId } }) as News

/** An engine whose database is gone when a step is stored, and that is slow to find the second leg. */
function failing(fault: Error) {
  let find: () => void = () => {}
  let asked = 0
  const found = async () => {
    asked += 1
    if (asked === 2) await new Promise<void>((resolve) => (find = resolve))
    return [{ envelopeId: `e${asked}`, node: 'a', frame: {} }]
  }
  const engine = {
    performs: true,
    inHand: createInHand(),
    db: { select: () => ({ from: () => ({ where: found }) }) },
    connections: { heard: async () => {} },
    advances: { add: () => Promise.reject(fault) },
  } as unknown as Engine
  return { engine, find: () => find() }
}

it('a step that fails while the next news are still being looked up is told, and ends no process', async () => {
  const fault = Object.assign(new Error('terminated'), { name: 'PostgresError', code: '57P01' })
  const { engine, find } = failing(fault)
  const { begun, ended } = observeNews(engine, 'c', [push('1'), push('2')])
  for (let turns = 0; turns < 5; turns += 1) await turn()
  find()
  await expect(begun).rejects.toBe(fault)
  await ended
  await turn()
  expect(stray).toEqual([])
})
