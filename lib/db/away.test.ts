import { expect, test } from 'vitest'
import { isDatabaseAway } from './away.ts'

const coded = (code: string) => Object.assign(new Error('x'), { code })

test.each([
  'CONNECTION_CLOSED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  '57P01',
  '57P03',
  '08006',
  '53300',
])('%s: away, also below what wraps it', (code) => {
  expect(isDatabaseAway(coded(code))).toBe(true)
  expect(isDatabaseAway(new Error('Failed query', { cause: coded(code) }))).toBe(true)
})

test.each([coded('23505'), coded('42P01'), new Error('x'), 'x', null])('%s: not away', (error) => {
  expect(isDatabaseAway(error)).toBe(false)
})
