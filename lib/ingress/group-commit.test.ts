import { describe, expect, it } from 'vitest'
import { Transient } from '#lib/failure.ts'
import { createGroupCommit } from './group-commit.ts'
import type { InboundRow } from './store-rows.ts'

const row = (key: string): InboundRow => ({
  portalId: 1,
  connectionId: null,
  kind: 'event',
  name: 'ONCRMDEALUPDATE',
  key,
  body: Buffer.alloc(0),
})

/** A store whose answers the test gives, in the order of its flushes. */
function heldStore() {
  const flushes: { keys: string[]; answer(): void; fail(error: Error): void }[] = []
  const store = (rows: InboundRow[]) => {
    const keys = rows.map((item) => item.key)
    const { promise, resolve, reject } = withResolvers<Set<string>>()
    flushes.push({ keys, answer: () => resolve(new Set(keys)), fail: reject })
    return promise
  }
  return { flushes, store }
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {}
  let reject: (reason: unknown) => void = () => {}
  const promise = new Promise<T>((done, failed) => {
    resolve = done
    reject = failed
  })
  return { promise, resolve, reject }
}

const soon = <T>(look: () => T) => expect.poll(look, { interval: 1 })

describe('group commit', () => {
  it('flushes the first row at once and gathers those that come meanwhile', async () => {
    const { flushes, store } = heldStore()
    const commit = createGroupCommit({ store, flushes: 1 })
    const answers = [commit.add(row('a')), commit.add(row('b')), commit.add(row('c'))]
    expect(flushes.map((flush) => flush.keys)).toEqual([['a']])
    flushes[0]?.answer()
    await answers[0]
    await soon(() => flushes[1]?.keys).toEqual(['b', 'c'])
    flushes[1]?.answer()
    expect(await Promise.all(answers)).toEqual([true, true, true])
  })

  it('answers nothing before the commit', async () => {
    const { flushes, store } = heldStore()
    const commit = createGroupCommit({ store })
    let answered = false
    const answer = commit.add(row('a')).then(() => {
      answered = true
    })
    await new Promise(setImmediate)
    expect(answered).toBe(false)
    flushes[0]?.answer()
    await answer
    expect(answered).toBe(true)
  })

  it('tries a refused flush again, because nobody sends it anew', async () => {
    const { flushes, store } = heldStore()
    const commit = createGroupCommit({ store, flushes: 1, retryMs: 1 })
    const answers = [commit.add(row('a')), commit.add(row('b'))]
    flushes[0]?.fail(new Error('deadlock detected'))
    await soon(() => flushes[1]?.keys).toEqual(['a', 'b'])
    flushes[1]?.answer()
    expect(await Promise.all(answers)).toEqual([true, true])
  })

  it('refuses in time what could not be stored, with the reason, and what waits behind it', async () => {
    const { flushes, store } = heldStore()
    const commit = createGroupCommit({ store, flushes: 1, deadlineMs: 20, retryMs: 1_000 })
    const lost = commit.add(row('a'))
    flushes[0]?.fail(new Error('the disk is full'))
    await expect(lost).rejects.toMatchObject({ code: 'not-stored', detail: { reason: 'the disk is full' } })
    await expect(commit.add(row('b'))).rejects.toBeInstanceOf(Transient)
    expect(commit.waiting()).toBe(0)
  })

  it('refuses in time what hangs in the database, and takes no late answer for it', async () => {
    const { flushes, store } = heldStore()
    const commit = createGroupCommit({ store, flushes: 1, deadlineMs: 20 })
    const hanging = [commit.add(row('a')), commit.add(row('b'))]
    const outcomes = await Promise.allSettled(hanging)
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected'])
    flushes[0]?.answer()
    const next = commit.add(row('c'))
    await soon(() => flushes[1]?.keys).toEqual(['c'])
    flushes[1]?.answer()
    expect(await next).toBe(true)
  })

  it('refuses at once what it cannot hold', async () => {
    const { flushes, store } = heldStore()
    const commit = createGroupCommit({ store, flushes: 1, mostWaiting: 2 })
    const held = [commit.add(row('a')), commit.add(row('b'))]
    await expect(commit.add(row('c'))).rejects.toMatchObject({ code: 'too-busy', outcome: 'none' })
    flushes[0]?.answer()
    await soon(() => flushes[1]?.keys).toEqual(['b'])
    flushes[1]?.answer()
    expect(await Promise.all(held)).toEqual([true, true])
  })
})
