import { expect, test } from 'vitest'
import { exampleCatalogue, node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { findOnCanvas } from './find-on-canvas.ts'

const nodes = route([
  node('sign', 'a', { title: 'Подпись партнёра', position: { x: 500, y: 0 } }),
  node('approve', 'b', { title: '', note: 'спросить бухгалтера', position: { x: 300, y: 0 } }),
])
const graph: RouteGraph = {
  ...nodes,
  groups: [{ id: 'g', title: 'Наша сторона', nodes: ['b'] }],
  notes: [{ id: 'n', text: 'Наша памятка', position: { x: 0, y: 900 }, size: { width: 200, height: 80 } }],
}
const find = (typed: string) => findOnCanvas(graph, typed, exampleCatalogue, 'ru')

test.each([
  ['партнера', ['a'], 'part of the title, whatever the letter ё'],
  ['СОГЛАСОВАНИЕ', ['b'], 'kind, whatever the case'],
  ['anna', ['b', 'a'], 'participants, from left to right'],
  ['mail', ['a'], 'connection'],
  ['бухгалтера', ['b'], 'note'],
  ['anna бухгалтера', ['b'], 'every word'],
  ['наша', ['n', 'frame:g'], 'notes and titles of groups'],
  ['  ', [], 'nothing typed'],
  ['нет такого', [], 'nothing found'],
] satisfies [string, string[], string][])('«%s» finds %j: %s', (typed, found) => {
  expect(find(typed)).toEqual(found)
})
