import { expect, test } from 'vitest'
import { node, route } from '#lib/route/example.ts'
import { fromConnection, fromEdgeChanges, fromNodeChanges } from './from-change.ts'

test('a drag is a draft until the node is left', () => {
  const during = fromNodeChanges([
    { type: 'position', id: 'a', position: { x: 1.4, y: 2.6 }, dragging: true },
  ])
  expect([during.drafted, during.edit]).toEqual([{ a: { x: 1, y: 3 } }, null])
  const after = fromNodeChanges([{ type: 'position', id: 'a', position: { x: 5, y: 6 }, dragging: false }])
  expect([after.drafted, after.edit]).toEqual([{}, { do: 'move-nodes', to: { a: { x: 5, y: 6 } } }])
})

test('selection is told, measuring and removing are not ours', () => {
  const meaning = fromNodeChanges([
    { type: 'select', id: 'a', selected: true },
    { type: 'dimensions', id: 'a', dimensions: { width: 1, height: 1 } },
    { type: 'remove', id: 'a' },
  ])
  expect([meaning.edit, [...meaning.select.nodes]]).toEqual([null, [['a', true]]])
  expect([...fromEdgeChanges([{ type: 'select', id: 'x', selected: false }]).edges]).toEqual([['x', false]])
})

test('a drawn line is a connection only from an outcome that the node has', () => {
  const { nodes } = route([node('sign', 'a')])
  expect(fromConnection({ source: 'a', sourceHandle: 'declined', target: 'd' }, nodes)).toEqual({
    do: 'connect',
    from: 'a',
    outcome: 'declined',
    to: 'd',
  })
  expect(fromConnection({ source: 'a', sourceHandle: 'next', target: 'd' }, nodes)).toBeNull()
  expect(fromConnection({ source: 'x', sourceHandle: 'next', target: 'd' }, nodes)).toBeNull()
})
