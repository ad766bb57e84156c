import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLab, orderOf, type TestLab } from './test-lab.ts'

let lab: TestLab
beforeEach(async () => {
  lab = await openLab()
})
afterEach(() => lab.close())

const submit = async () => {
  const order = await orderOf(lab)
  const { externalId } = await lab.connection.submit(order)
  lab.remember(externalId, order)
  return externalId
}

const poll = async (cursor: string | null) => {
  const read = await lab.connection.poll?.(cursor, lab.ours)
  if (!read) throw new Error('Diadoc has a feed')
  return read
}

const drain = async (cursor: string | null) => {
  const news = []
  for (;;) {
    const read = await poll(cursor)
    news.push(...read.news)
    cursor = read.cursor
    if (!read.more) return { news, cursor }
  }
}

const told = (news: Awaited<ReturnType<typeof drain>>['news']) =>
  news.map((one) => (one.grade === 'hint' ? one.externalId : [one.snapshot.externalId, one.snapshot.status]))

describe('the feed of a box', () => {
  it('tells each changed leg once per reading, in its present state', async () => {
    const [first, second] = [await submit(), await submit()]
    const start = await drain(null)
    expect(told(start.news)).toEqual([
      [first, 'submitted'],
      [second, 'submitted'],
    ])
    await lab.act('ours', 'sign')
    await lab.act('counterparty', 'sign')
    const next = await drain(start.cursor)
    expect(told(next.news)).toEqual([[first, 'completed']])
    expect(next.news[0]).toMatchObject({ grade: 'feed', key: expect.any(String) })
  })

  it('costs one call when nothing has happened', async () => {
    await submit()
    const { cursor } = await drain(null)
    lab.calls.length = 0
    expect((await poll(cursor)).news).toEqual([])
    expect(lab.calls.map((one) => one.request.name)).toEqual(['newEvents'])
  })

  it('skips messages that are not ours', async () => {
    const order = await orderOf(lab)
    await lab.connection.submit(order)
    expect((await drain(null)).news).toEqual([])
  })

  it('reads page after page', async () => {
    for (let count = 0; count < 60; count += 1) await submit()
    const first = await poll(null)
    expect(first.more).toBe(true)
    const rest = await drain(first.cursor)
    const ids = new Set(
      [...first.news, ...rest.news].map((one) => (one.grade === 'hint' ? '' : one.snapshot.externalId)),
    )
    expect(ids.size).toBe(60)
  })

  it('reads a stretch again after a while, so that nothing is lost at a border', async () => {
    const externalId = await submit()
    const { cursor } = await drain(null)
    await lab.test.clock.advance(31 * 60_000)
    const again = await drain(cursor)
    expect(told(again.news)).toEqual([[externalId, 'submitted']])
    lab.calls.length = 0
    expect((await poll(again.cursor)).news).toEqual([])
    expect(lab.calls).toHaveLength(1)
  })
})
