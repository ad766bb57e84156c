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
  const rows = outlineRows(graph, new Set(['node a', 'node e']))
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

test('a group holds its nodes where the first of them comes, notes come last, and it can be folded', () => {
  const beside = {
    ...graph,
    groups: [{ id: 'g', title: 'Ours', nodes: ['e', 'd'] }],
    notes: [{ id: 'n', text: '', position: { x: 0, y: 0 }, size: { width: 200, height: 80 } }],
  }
  const told = (turned: string[]) =>
    outlineRows(beside, new Set(turned)).map((row) => `${row.level} ${rowKey(row)} ${row.at}/${row.of}`)
  expect(told(['node d'])).toEqual([
    '1 node s 1/4',
    '1 group g 2/4',
    '2 node d 1/2',
    '3 way d next 1/1',
    '2 node e 2/2',
    '1 node a 3/4',
    '1 note n 4/4',
  ])
  expect(told(['group g'])).toEqual(['1 node s 1/4', '1 group g 2/4', '1 node a 3/4', '1 note n 4/4'])
})
