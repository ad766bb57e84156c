import { expect, test } from 'vitest'
import { nearest } from './near.ts'

test.each([
  ['signr', ['signer', 'round', 'company'], ['signer']],
  ['Company', ['signer', 'round', 'company'], ['company']],
  ['url', ['item.url', 'envelope.url', 'signed.date'], ['item.url', 'envelope.url']],
  ['nothing like it', ['round'], []],
])('%s looks like some of %j', (asked, names, near) => {
  expect(nearest(asked, names)).toEqual(near)
})
