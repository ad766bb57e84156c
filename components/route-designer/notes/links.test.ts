import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pieces } from './links.ts'

test.each([
  ['no address', []],
  ['see https://example.com/a?b=1.', ['https://example.com/a?b=1']],
  ['(http://example.com) и «https://пример.рф/путь»', ['http://example.com', 'https://пример.рф/путь']],
  ['javascript:alert(1) ftp://x', []],
  ['https://a.example\nhttps://b.example', ['https://a.example', 'https://b.example']],
])('%j', (text, addresses) => {
  expect(pieces(text).flatMap(({ address }) => address ?? [])).toEqual(addresses)
})

test('no word is lost', () => {
  const part = fc.oneof(fc.string(), fc.constant('https://example.com/x'), fc.constant(' '))
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('')
      expect(
        pieces(text)
          .map(({ words }) => words)
          .join(''),
      ).toBe(text)
    }),
  )
})
