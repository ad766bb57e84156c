import { expect, test } from 'vitest'
import { exampleCatalogue, node, route } from '#lib/route/example.ts'
import { findNodes } from './find-nodes.ts'

const graph = route([
  node('sign', 'a', { title: 'Подпись партнёра', position: { x: 500, y: 0 } }),
  node('approve', 'b', { title: '', note: 'спросить бухгалтера', position: { x: 300, y: 0 } }),
])
const find = (typed: string) => findNodes(graph, typed, exampleCatalogue, 'ru')

test.each([
  ['партнера', ['a'], 'part of the title, whatever the letter ё'],
  ['СОГЛАСОВАНИЕ', ['b'], 'kind, whatever the case'],
  ['anna', ['b', 'a'], 'participants, from left to right'],
  ['mail', ['a'], 'connection'],
  ['бухгалтера', ['b'], 'note'],
  ['anna бухгалтера', ['b'], 'every word'],
  ['  ', [], 'nothing typed'],
  ['нет такого', [], 'nothing found'],
] satisfies [string, string[], string][])('«%s» finds %j: %s', (typed, found) => {
  expect(find(typed)).toEqual(found)
})
