import { expect, test } from 'vitest'
import { apply } from '#lib/route/edit.ts'
import { node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { type BesideOverlay, besideFlow } from './beside-flow.ts'

const end = (id: string, x: number) => node('end', id, { position: { x, y: 500 } })
const graph: RouteGraph = {
  ...route([end('a', 0), end('b', 300), end('c', 900)]),
  groups: [
    { id: 'g', title: 'Ours', nodes: ['a', 'b'] },
    { id: 'h', title: 'Theirs', nodes: ['c'] },
  ],
  notes: [{ id: 'n', text: 'ask', position: { x: 0, y: 800 }, size: { width: 200, height: 80 } }],
}
const still: BesideOverlay = {
  selection: { groups: new Set(), notes: new Set() },
  drafted: {},
  words: {
    group: ({ title, nodes }) => `${title} ${nodes.length}`,
    note: ({ text }) => text,
    groupRole: 'group',
    noteRole: 'note',
    groupKeys: '',
    noteKeys: '',
  },
}

test('frames lie behind the nodes and let the pointer through, notes lie among them', () => {
  expect(
    besideFlow(graph, still).map(({ id, type, zIndex, position, width, ariaLabel }) => [
      id,
      type,
      zIndex,
      position,
      width,
      ariaLabel,
    ]),
  ).toEqual([
    ['frame:g', 'frame', -1, { x: -28, y: 472 }, 524, 'Ours 2'],
    ['frame:h', 'frame', -1, { x: 872, y: 472 }, 224, 'Theirs 1'],
    ['n', 'note', undefined, { x: 0, y: 800 }, 200, 'ask'],
  ])
})

test('a drag of other things leaves frames and notes the same objects', () => {
  const first = besideFlow(graph, still)
  const kept = (overlay: Partial<BesideOverlay>, of = graph) =>
    besideFlow(of, { ...still, ...overlay }, first).map((each, at) => each === first[at])
  expect(kept({ drafted: { d: { x: 7, y: 7 } } })).toEqual([true, true, true])
  expect(kept({ drafted: { c: { x: 7, y: 7 } } })).toEqual([true, false, true])
  expect(kept({ drafted: { n: { x: 7, y: 7 } } })).toEqual([true, true, false])
  expect(kept({ selection: { groups: new Set(['g']), notes: new Set() } })).toEqual([false, true, true])
  const moved = apply(graph, { do: 'move-nodes', to: { d: { x: 8, y: 8 } } }).graph
  expect(kept({}, moved)).toEqual([true, true, true])
})

test('a frame that holds nothing does not follow what leaves it', () => {
  const [frame] = besideFlow(graph, { ...still, drafted: { b: { x: 300, y: 900 } }, loose: true })
  expect(frame?.width).toBe(224)
})

test('a route without groups and notes costs nothing', () => {
  expect(besideFlow(route([]), still)).toEqual([])
})
