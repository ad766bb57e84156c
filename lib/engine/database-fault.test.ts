import { expect, test } from 'vitest'
import { Transient } from '#lib/failure.ts'
import { isDatabaseFault } from './database-fault.ts'

const coded = (code: string, name = 'Error') => Object.assign(new Error('x'), { code, name })
const below = (cause: Error) => new Error('Failed query: select 1', { cause })

test.each([
  [coded('CONNECTION_CLOSED'), true],
  [below(coded('ECONNREFUSED')), true],
  [below(coded('57P01', 'PostgresError')), true],
  [below(coded('40P01', 'PostgresError')), true],
  [below(coded('23505', 'PostgresError')), false],
  [new Error('something else'), false],
  ['no error at all', false],
])('%s: %s', (error, expected) => {
  expect(isDatabaseFault(error)).toBe(expected)
})

test('a provider that cannot be reached is no fault of the database', () => {
  const failure = { code: 'unreachable', outcome: 'none' as const, text: { ru: 'нет', en: 'no' } }
  expect(isDatabaseFault(new Transient(failure, coded('ECONNREFUSED')))).toBe(false)
})
