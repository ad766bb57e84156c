import { expect, test } from 'vitest'
import { apply } from '#lib/route/edit.ts'
import { node, route } from '#lib/route/example.ts'
import { emptyGraph } from '#lib/route/new-node.ts'
import { additionOf } from './addition.ts'
import { columnGap } from './size.ts'

const none: ReadonlySet<string> = new Set()

test('one after another: each new node is led to and stands to the right, on the same line', () => {
  let graph = emptyGraph()
  let selected = none
  for (const kind of ['document', 'sign', 'end'] as const) {
    const { edit, id } = additionOf(graph, selected, kind, { at: 'next' })
    graph = apply(graph, edit).graph
    selected = new Set([id])
  }
  expect(graph.edges.map((edge) => `${edge.id}>${edge.to}`)).toEqual([
    'start-1.next>document-1',
    'document-1.next>sign-1',
    'sign-1.done>end-1',
  ])
  expect(graph.nodes.map((each) => each.position)).toEqual([
    { x: 0, y: 0 },
    { x: 272, y: 0 },
    { x: 576, y: 0 },
    { x: 912, y: 0 },
  ])
})

test('a node after a step whose main way is taken goes below and gets the refusal', () => {
  const graph = { ...route([node('sign', 'a')]) }
  const { edit, id } = additionOf(graph, new Set(['a']), 'end', { at: 'next' })
  const after = apply(graph, edit).graph
  expect(after.edges.at(-1)).toMatchObject({ from: 'a', outcome: 'declined', to: id })
  expect(after.nodes.at(-1)?.position.y).toBeGreaterThan(100)
})

test('a line drawn to an empty place ends in the new node', () => {
  const graph = emptyGraph()
  const { edit } = additionOf(graph, none, 'document', {
    at: 'point',
    point: { x: 301, y: 128 },
    from: { node: 'start-1', outcome: 'next' },
  })
  const after = apply(graph, edit).graph
  expect(after.nodes[1]?.position).toEqual({ x: 300, y: 100 })
  expect(after.edges).toHaveLength(1)
})

test('a node put into an edge pushes aside what follows', () => {
  const placed = (id: string, x: number) =>
    id === 's'
      ? node('start', 's')
      : id === 'd'
        ? node('document', 'd', { position: { x, y: 0 } })
        : node('end', 'e', { position: { x, y: 0 } })
  const graph = { ...route([]), nodes: [placed('s', 0), placed('d', 288), placed('e', 624)] }
  const { edit, id } = additionOf(graph, none, 'sign', { at: 'edge', edge: 'd.next' })
  const after = apply(graph, edit).graph
  expect(after.nodes.map((each) => each.position.x)).toEqual([0, 288, 592 + 232 + columnGap, 592])
  expect(after.edges.map((edge) => `${edge.from}>${edge.to}`)).toEqual(['s>d', `d>${id}`, `${id}>e`])
})

test('between two nodes of a group the new one is of it too', () => {
  const graph = { ...route([node('sign', 'a')]), groups: [{ id: 'g', title: '', nodes: ['d', 'a'] }] }
  const into = (edge: string) => {
    const made = additionOf(graph, none, 'wait', { at: 'edge', edge })
    return apply(graph, made.edit).graph.groups?.map(({ nodes }) => nodes)
  }
  expect(into('d.next')).toEqual([['d', 'a', 'wait-1']])
  expect(into('a.done')).toEqual([['d', 'a']])
})
