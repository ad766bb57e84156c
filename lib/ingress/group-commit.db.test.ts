import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openKnock, sealKnock } from '#lib/db/knock.ts'
import { createSealer } from '#lib/db/seal.ts'
import { openTestDatabase, type TestDatabase } from '#lib/launch/test-database.ts'
import { createGroupCommit, type FlushReport } from './group-commit.ts'
import { type InboundRow, storeRows } from './store-rows.ts'

const sealer = createSealer(Buffer.alloc(32, 7).toString('base64'))
const row = (key: string, portalId: number | null = 1): InboundRow => ({
  portalId,
  connectionId: null,
  kind: 'robot',
  name: 'start_signing_route',
  key,
  body: sealKnock(sealer, key, {
    method: 'POST',
    query: 'a=1',
    headers: { x: 'y' },
    body: Buffer.from([0, 255, 10]),
  }),
})

describe('group commit on a real database', () => {
  let base: TestDatabase
  beforeAll(async () => {
    base = await openTestDatabase()
  })
  afterAll(() => base.close())

  const store = (rows: InboundRow[]) => storeRows(base.sql, rows)
  const jobs = () => base.sql<{ payload: { ids: number[] } }[]>`
    select payload from graphile_worker._private_jobs order by id`

  it('stores a group in one flush with one job per portal that names its rows', async () => {
    const reports: FlushReport[] = []
    const commit = createGroupCommit({ store, observe: (report) => reports.push(report) })
    const first = commit.add(row('first', 1))
    const group = ['a', 'b', 'c', 'd'].map((key, place) => commit.add(row(key, 1 + (place % 2))))
    expect(await Promise.all([first, ...group])).toEqual([true, true, true, true, true])
    expect(reports.map((report) => report.rows).sort()).toEqual([1, 4])
    const stored = await base.sql<{ id: string; key: string; portal_id: number }[]>`select * from inbound`
    expect(stored.map((item) => item.key).sort()).toEqual(['a', 'b', 'c', 'd', 'first'])
    const taken = (await jobs()).map((job) => job.payload.ids)
    expect(taken).toHaveLength(3)
    for (const ids of taken) {
      const portals = stored.filter((item) => ids.includes(Number(item.id))).map((item) => item.portal_id)
      expect(new Set(portals).size).toBe(1)
    }
    expect(taken.flat().sort()).toEqual(stored.map((item) => Number(item.id)).sort())
  })

  it('stores a repeated key once, whether it repeats in the group or later, and adds no job for it', async () => {
    const commit = createGroupCommit({ store })
    const before = (await jobs()).length
    const told = await Promise.all([commit.add(row('x')), commit.add(row('twice')), commit.add(row('twice'))])
    expect(told).toEqual([true, true, false])
    expect(await commit.add(row('twice'))).toBe(false)
    const [count] = await base.sql`select count(*)::int as rows from inbound where key = 'twice'`
    expect(count?.rows).toBe(1)
    expect((await jobs()).length).toBe(before + 2)
  })

  it('keeps the request as it came, sealed for its own row', async () => {
    const commit = createGroupCommit({ store })
    await commit.add(row('whole'))
    const [stored] = await base.sql<
      { body_sealed: Buffer }[]
    >`select body_sealed from inbound where key = 'whole'`
    if (!stored) throw new Error('not stored')
    const knock = openKnock(sealer, 'whole', stored.body_sealed)
    expect(knock).toMatchObject({ method: 'POST', query: 'a=1', headers: { x: 'y' } })
    expect([...knock.body]).toEqual([0, 255, 10])
    expect(() => openKnock(sealer, 'other', stored.body_sealed)).toThrow(/does not open/)
  })

  it('splits a large batch of one portal over several jobs', async () => {
    const commit = createGroupCommit({ store, mostRows: 200 })
    const before = (await jobs()).length
    await Promise.all(Array.from({ length: 151 }, (_, place) => commit.add(row(`many-${place}`, 9))))
    const added = (await jobs()).slice(before).map((job) => job.payload.ids.length)
    expect(added.reduce((sum, one) => sum + one, 0)).toBe(151)
    expect(Math.max(...added)).toBe(50)
  })

  it('is idle only when everything is stored', async () => {
    const commit = createGroupCommit({ store })
    let stored = 0
    for (const key of ['i1', 'i2', 'i3']) void commit.add(row(key)).then(() => stored++)
    await commit.idle()
    expect(stored).toBe(3)
  })
})
