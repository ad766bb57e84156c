import { expect, test } from 'vitest'
import { edge, node, route } from '#lib/route/example.ts'
import { outlineRows, rowKey } from './outline-rows.ts'

const graph = route([node('sign', 'a')], [edge('a', 'declined', 'd', 3)])
const shuffled = { ...graph, nodes: [node('end', 'alone'), ...graph.nodes.toReversed()] }

test('nodes come in the order of a run, those that no run meets last', () => {
  expect(outlineRows(shuffled, new Set()).map(rowKey)).toEqual([
    'node s',
    'node d',
    'node a',
    'node e',
    'node alone',
  ])
})

test('an unfolded node shows its ways out with where they lead', () => {
  const rows = outlineRows(graph, new Set(['a', 'e']))
  expect(
    rows.flatMap((row) =>
      row.is === 'way' ? [[row.outcome, row.to?.id ?? null, row.rounds ?? 0, row.at, row.of]] : [],
    ),
  ).toEqual([
    ['done', 'e', 0, 1, 3],
    ['declined', 'd', 3, 2, 3],
    ['expired', null, 0, 3, 3],
  ])
})
