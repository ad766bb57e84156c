import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '#lib/launch/test-database.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await openTestDatabase()
})
afterAll(() => base.close())

it('statements of the query builder are prepared, in transactions and savepoints too', async () => {
  const marked = async (db: Pick<TestDatabase['db'], 'execute'>) => {
    await db.execute(sql`select ${'prepared-here'}::text as told`)
    const held = await db.execute<{ many: number }>(
      sql.raw(
        `select count(*)::int as many from pg_prepared_statements where statement like '%::text as told'`,
      ),
    )
    return held[0]?.many
  }
  expect(await base.db.transaction((tx) => marked(tx))).toBe(1)
  expect(await base.db.transaction((tx) => tx.transaction((inner) => marked(inner)))).toBe(1)
})

it('a statement survives that a column of its table changes', async () => {
  await base.db.execute(sql`create table shifting (a int)`)
  const read = () => base.db.execute(sql`select * from shifting where a > ${0}`)
  await base.db.transaction(async (tx) => {
    await tx.execute(sql`select * from shifting where a > ${0}`)
  })
  await read()
  await base.db.execute(sql`alter table shifting add column b int`)
  expect(await read()).toEqual([])
})
