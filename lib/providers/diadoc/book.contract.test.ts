import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CounterpartyBook } from '#lib/providers/counterparty.ts'
import { openLab, type TestLab } from './test-lab.ts'

let lab: TestLab
let book: CounterpartyBook
beforeAll(async () => {
  lab = await openLab()
  book = lab.openBook()
})
afterAll(() => lab.close())

test.each([
  ['a counteragent', '7736207543', '773601001', true, 'has a box, a counteragent'],
  [
    'one that takes from its own only',
    '7707083893',
    undefined,
    true,
    'has a box, takes documents from its own',
  ],
  ['one without a box', '7801987656', '780101001', false, 'no box'],
  ['another division', '7736207543', '999901001', false, 'no box'],
  ['a number of another country', '190275968', undefined, false, 'not a Russian tax number'],
])('%s is found as it is', async (_, inn, kpp, has, note) => {
  const found = await book.find({ name: 'Somebody', inn, ...(kpp ? { kpp } : {}) })
  expect(found.has).toBe(has)
  expect(found.note.en).toContain(note)
})

test('looking up invites nobody', async () => {
  lab.calls.length = 0
  await book.find({ name: 'Landysh', inn: '7707083893' })
  expect(
    lab.calls.map(({ request }) => [request.method, request.url.replace(/\?.*$/, '').slice(lab.url.length)]),
  ).toEqual([
    ['GET', '/GetOrganizationsByInnKpp'],
    ['GET', '/V3/GetCounteragent'],
  ])
})
