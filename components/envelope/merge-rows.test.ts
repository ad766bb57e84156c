import { expect, test } from 'vitest'
import { mergeRows, withFirstPage } from './merge-rows.ts'
import type { EnvelopeRow } from './row.ts'

const row = (no: number, title = ''): EnvelopeRow => ({
  id: `e${no}`,
  no,
  title,
  item: { entityTypeId: 2, id: '1', url: null },
  route: { id: 'r', name: 'Contract', version: 1 },
  status: 'submitted',
  reason: { text: { ru: '', en: '' }, since: '', mood: 'waiting', cure: null, buttons: [] },
  trouble: null,
  responsible: null,
  changedAt: '',
})
const list = [row(9), row(7), row(5)]
const ids = (rows: EnvelopeRow[]) => rows.map(({ id }) => id)

test('a changed row stays where it is', () => {
  const merged = mergeRows(list, ['e7'], [row(7, 'new title')], false)
  expect(ids(merged)).toEqual(['e9', 'e7', 'e5'])
  expect(merged[1]?.title).toBe('new title')
})

test('a new row comes on top', () => {
  expect(ids(mergeRows(list, ['e10'], [row(10)], false))).toEqual(['e10', 'e9', 'e7', 'e5'])
})

test('a row that no longer fits goes away', () => {
  expect(ids(mergeRows(list, ['e7'], [], false))).toEqual(['e9', 'e5'])
})

test('a row from below waits for its page, unless the list is whole', () => {
  expect(ids(mergeRows(list, ['e3'], [row(3)], false))).toEqual(['e9', 'e7', 'e5'])
  expect(ids(mergeRows(list, ['e3'], [row(3)], true))).toEqual(['e9', 'e7', 'e5', 'e3'])
})

test('pages that were loaded stay below a first page that is read anew', () => {
  const held = { rows: [row(9), row(7), row(5), row(3)], nextCursor: '3' }
  const again = withFirstPage(held, { rows: [row(11), row(9), row(7)], nextCursor: '7' })
  expect(ids(again.rows)).toEqual(['e11', 'e9', 'e7', 'e5', 'e3'])
  expect(again.nextCursor).toBe('3')
})

test('a first page that does not reach the list begins it again', () => {
  const first = { rows: [row(21), row(20)], nextCursor: '20' }
  expect(withFirstPage({ rows: list, nextCursor: '5' }, first)).toEqual(first)
  const whole = { rows: [row(9)], nextCursor: null }
  expect(withFirstPage({ rows: list, nextCursor: '5' }, whole)).toEqual(whole)
})
