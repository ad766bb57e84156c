import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edge, node, route } from './example.ts'
import { internationalNda, supplyContract } from './samples.ts'
import { canonical, parseText, toText } from './text.ts'

const words = fc.string({ maxLength: 20, unit: 'grapheme' })

test('what was written is read back, whatever the words and the order of edges', () => {
  fc.assert(
    fc.property(
      words,
      words,
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      (title, label, rounds, turned) => {
        const graph = route(
          [
            node('sign', 'a', { title, deadline: { value: rounds, unit: 'working-days' } }),
            node('condition', 'c', {
              branches: [
                {
                  id: 'b1',
                  label,
                  all: [{ left: { of: 'field', field: title }, op: 'equals', right: label }],
                },
              ],
            }),
          ],
          [edge('a', 'declined', 'd', rounds), { ...edge('c', 'else', 'e'), id: 'own' }],
        )
        const edges = turned ? [...graph.edges].reverse() : graph.edges
        const text = toText({ ...graph, edges })
        expect(parseText(text)).toEqual(canonical(graph))
        expect(toText(parseText(text))).toBe(text)
      },
    ),
  )
})

test('reads like this', () => {
  const text = toText(internationalNda({ templateId: '7' }))
  expect(text).toContain(
    '  - id: sign-2\n    kind: sign\n    title: Counterparty signature\n    connection:\n      by: provider\n      provider: docusign\n',
  )
  expect(text).toContain('    ways:\n      done: end-1\n      declined: end-2\n      expired: end-2\n')
  expect(toText(supplyContract({ templateId: '7', directorUserId: '1' }))).toContain(
    'title: Договор поставки',
  )
})

test('tells the line that is not YAML and the place that is no route', () => {
  expect(() => parseText('schema: 1\nnodes: [')).toThrow(/Line 2/)
  expect(() => parseText('schema: 1\nnodes:\n  - id: a\n    kind: sing\n')).toThrow(
    /nodes\[0\].*approve, sign/,
  )
  expect(() => parseText('just words')).toThrow(/not written correctly/)
})
