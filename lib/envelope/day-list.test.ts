import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDays, writeDays } from './day-list.ts'

test.each([
  ['2027-02-22', { '2027-02-22': '' }],
  ['22.02.2027 Перенос', { '2027-02-22': 'Перенос' }],
  ['1.5.2027 — День труда', { '2027-05-01': 'День труда' }],
  ['2027-02-22, Founding day', { '2027-02-22': 'Founding day' }],
  ['01.05.2027–03.05.2027 May', { '2027-05-01': 'May', '2027-05-02': 'May', '2027-05-03': 'May' }],
  ['2026-12-31 .. 2027-01-01', { '2026-12-31': '', '2027-01-01': '' }],
  ['\n# comment\n\n2027-02-22\r\n', { '2027-02-22': '' }],
])('%j is read', (text, days) => {
  expect(readDays(text)).toEqual({ days, wrong: [] })
})

test.each([
  ['soon', [1]],
  ['2027-02-22\n2027-02-30\n31.04.2027', [2, 3]],
  ['2027-05-03–2027-05-01', [1]],
  ['2027-01-01–2027-12-31', [1]],
  ['2027-02-22x', [1]],
])('%j: lines that cannot be read are numbered', (text, wrong) => {
  expect(readDays(text).wrong).toEqual(wrong)
})

test('what is written is read again', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const name = fc.constantFrom('', 'New Year', 'День города', 'Q1 audit')
  fc.assert(
    fc.property(fc.dictionary(day, name), (days) => {
      expect(readDays(writeDays(days))).toEqual({ days: { ...days }, wrong: [] })
    }),
  )
})
