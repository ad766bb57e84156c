import { describe, expect, it } from 'vitest'
import type { Sql } from '#lib/db/client.ts'
import { Transient } from '#lib/failure.ts'
import { createGroupCommit } from './group-commit.ts'
import type { InboundRow } from './store-rows.ts'

const sql = {} as Sql
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
  const flushes: { keys: string[]; answer(): void; fail(error: Error): void; cancelled: boolean }[] = []
  const store = (_sql: Sql, rows: InboundRow[]) => {
    const keys = rows.map((item) => item.key)
    const { promise, resolve, reject } = withResolvers<Set<string>>()
    const flush = { keys, answer: () => resolve(new Set(keys)), fail: reject, cancelled: false }
    flushes.push(flush)
    const work = promise as Promise<Set<string>> & { cancel?: () => void }
    work.cancel = () => {
      flush.cancelled = true
    }
    return work
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

describe('group commit', () => {
  it('flushes the first row at once and gathers those that come meanwhile', async () => {
    const { flushes, store } = heldStore()
    const commit = createGroupCommit({ sql, store, flushes: 1 })
    const answers = [commit.add(row('a')), commit.add(row('b')), commit.add(row('c'))]
    expect(flushes.map((flush) => flush.keys)).toEqual([['a']])
    flushes[0]?.answer()
    await answers[0]
    expect(flushes[1]?.keys).toEqual(['b', 'c'])
    flushes[1]?.answer()
    expect(await Promise.all(answers)).toEqual([true, true, true])
  })

  it('answers nothing before the commit', async () => {
    const { flushes, store } = heldStore()
    const commit = createGroupCommit({ sql, store })
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

  it('refuses a whole group that the database refused, and goes on with the next', async () => {
    const { flushes, store } = heldStore()
    const commit = createGroupCommit({ sql, store, flushes: 1 })
    const lost = commit.add(row('a'))
    const next = commit.add(row('b'))
    flushes[0]?.fail(new Error('the disk is full'))
    await expect(lost).rejects.toMatchObject({ code: 'not-stored', outcome: 'unknown' })
    flushes[1]?.answer()
    expect(await next).toBe(true)
  })

  it('gives up on a flush that hangs and calls it off', async () => {
    const { flushes, store } = heldStore()
    const commit = createGroupCommit({ sql, store, deadlineMs: 5 })
    await expect(commit.add(row('a'))).rejects.toBeInstanceOf(Transient)
    expect(flushes[0]?.cancelled).toBe(true)
  })

  it('refuses at once what it cannot hold', async () => {
    const { flushes, store } = heldStore()
    const commit = createGroupCommit({ sql, store, flushes: 1, mostWaiting: 2 })
    const held = [commit.add(row('a')), commit.add(row('b')), commit.add(row('c'))]
    await expect(commit.add(row('d'))).rejects.toMatchObject({ code: 'too-busy', outcome: 'none' })
    flushes[0]?.answer()
    await held[0]
    flushes[1]?.answer()
    expect(await Promise.all(held)).toEqual([true, true, true])
  })
})
