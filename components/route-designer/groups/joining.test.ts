import { expect, test } from 'vitest'
import { apply } from '#lib/route/edit.ts'
import { node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { dropped } from './joining.ts'

const end = (id: string, x: number, y: number) => node('end', id, { position: { x, y } })
const graph: RouteGraph = {
  ...route([end('a', 0, 500), end('b', 200, 500), end('c', 1000, 500), end('d', 1200, 500)]),
  groups: [
    { id: 'g', title: '', nodes: ['a', 'b'] },
    { id: 'h', title: '', nodes: ['c'] },
  ],
}

/** The groups after a drop, as `group: members`, and what the step is called. */
function after(to: Record<string, { x: number; y: number }>, { loose = false, ids = Object.keys(to) } = {}) {
  const { edit, name } = dropped(graph, ids, { do: 'move-nodes', to }, loose)
  const { groups = [], nodes } = apply(graph, edit).graph
  for (const [id, place] of Object.entries(to))
    expect(nodes.find((each) => each.id === id)?.position).toEqual(place)
  return [groups.map((group) => `${group.id}: ${group.nodes.join(' ')}`), name ?? null]
}

const untouched = ['g: a b', 'h: c']

test.each([
  ['beside every frame', { d: { x: 1200, y: 900 } }, untouched, null],
  ['its middle in a frame', { d: { x: 110, y: 510 } }, ['g: a b d', 'h: c'], 'join-group'],
  ['only touching a frame', { d: { x: 340, y: 520 } }, untouched, null],
  ['a member within its group', { a: { x: 100, y: 520 } }, untouched, null],
  ['a member out of its frame: the frame follows', { a: { x: 0, y: 900 } }, untouched, null],
  ['a member into another frame', { b: { x: 1010, y: 510 } }, ['g: a', 'h: c b'], 'join-group'],
  ['a whole group over another frame', { c: { x: 100, y: 510 } }, untouched, null],
  ['two at once', { d: { x: 50, y: 505 }, e: { x: 60, y: 510 } }, ['g: a b e d', 'h: c'], 'join-group'],
])('dropped %s', (_, to, groups, name) => {
  expect(after(to as Record<string, { x: number; y: number }>, { ids: Object.keys(to).reverse() })).toEqual([
    groups,
    name,
  ])
})

test('with nothing to hold them nodes leave their groups and join none', () => {
  expect(after({ b: { x: 1010, y: 510 } }, { loose: true })).toEqual([['g: a', 'h: c'], 'leave-group'])
  expect(after({ c: { x: 1010, y: 510 } }, { loose: true })).toEqual([['g: a b'], 'leave-group'])
  expect(after({ d: { x: 110, y: 510 } }, { loose: true })).toEqual([untouched, null])
})

test('what a frame carries with it joins no other', () => {
  expect(after({ c: { x: 110, y: 510 } }, { ids: [] })).toEqual([untouched, null])
})
