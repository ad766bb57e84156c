import { expect, test } from 'vitest'
import { createFaultBoard } from './faults.ts'

const incoming = (...texts: string[]) => ({ system: 'bitrix24', direction: 'in', texts }) as const
const outgoing = (...texts: string[]) => ({ system: 'bitrix24', direction: 'out', texts }) as const

test('acts as often as told, on what matches', () => {
  const board = createFaultBoard(() => 0)
  board.arm([{ system: 'bitrix24', match: 'CRM.item.update', kind: 'status', times: 2 }])
  expect(board.take(['status'], incoming('/rest/crm.item.list'))).toBeUndefined()
  expect(board.take(['delay'], incoming('/rest/crm.item.update'))).toBeUndefined()
  expect(board.take(['status'], { ...incoming('/rest/crm.item.update'), system: 'diadoc' })).toBeUndefined()
  expect(board.take(['status'], incoming('/rest/batch', 'crm.item.update?id=1'))).toBeDefined()
  expect(board.take(['status'], incoming('/rest/crm.item.update'))?.remaining).toBe(0)
  expect(board.take(['status'], incoming('/rest/crm.item.update'))).toBeUndefined()
  expect(board.list()).toEqual([expect.objectContaining({ remaining: 0, acted: 2 })])
})

test('without times it goes on until switched off', () => {
  const board = createFaultBoard(() => 0)
  board.arm([{ kind: 'status' }])
  for (let call = 0; call < 5; call += 1) expect(board.take(['status'], incoming('/x'))).toBeDefined()
  expect(board.list()[0]).toMatchObject({ remaining: null, acted: 5 })
  board.arm([])
  expect(board.take(['status'], incoming('/x'))).toBeUndefined()
})

test('rate is a share of the matching calls', () => {
  const numbers = [0.05, 0.5, 0.09, 0.1]
  const board = createFaultBoard(() => numbers.shift() ?? 1)
  board.arm([{ kind: 'status', rate: 0.1 }])
  const acted = [1, 2, 3, 4].map(() => board.take(['status'], incoming('/x')) !== undefined)
  expect(acted).toEqual([true, false, true, false])
})

test('an unnamed lost answer is an answer to a client', () => {
  const board = createFaultBoard(() => 0)
  board.arm([{ kind: 'drop-answer' }])
  expect(board.take(['drop-answer'], outgoing('robot'))).toBeUndefined()
  expect(board.take(['drop-answer'], incoming('/x'))).toBeDefined()
  board.arm([{ kind: 'drop-answer', match: 'robot' }])
  expect(board.take(['drop-answer'], outgoing('robot'))).toBeDefined()
})

test('unnamed duplicates and disorder mean news, not calls', () => {
  const board = createFaultBoard(() => 0)
  board.arm([{ kind: 'duplicate' }, { kind: 'reorder', direction: 'in' }])
  expect(board.take(['duplicate'], incoming('/x'))).toBeUndefined()
  expect(board.take(['duplicate'], outgoing('robot'))).toBeDefined()
  expect(board.take(['reorder'], incoming('/x'))).toBeDefined()
  expect(board.take(['reorder'], outgoing('robot'))).toBeUndefined()
})
