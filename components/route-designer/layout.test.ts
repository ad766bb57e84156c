import { expect, test } from 'vitest'
import { edge, node, route } from '#lib/route/example.ts'
import { layOut } from './layout.ts'
import { columnGap, sizeOf } from './size.ts'

test('columns follow the route, the main line is straight, ways back do not matter', () => {
  const graph = route([node('sign', 'a'), node('sign', 'b')], [edge('b', 'declined', 'd', 3)])
  const places = layOut(graph)
  expect(new Set(graph.nodes.map((each) => places[each.id]?.y)).size).toBe(1)
  graph.nodes.slice(1).forEach((each, at) => {
    const before = graph.nodes[at]
    if (!before) throw new Error('no node before')
    const gap = (places[each.id]?.x ?? 0) - (places[before.id]?.x ?? 0) - sizeOf(before).width
    expect(gap).toBeGreaterThanOrEqual(columnGap - 4)
  })
})

test('cards never overlap', () => {
  const graph = route(
    [node('sign', 'a'), node('sign', 'b'), node('condition', 'c')],
    [edge('a', 'declined', 'c'), edge('b', 'declined', 'e'), edge('c', 'else', 'e')],
  )
  const places = layOut(graph)
  const boxes = graph.nodes.map((each) => ({ ...(places[each.id] ?? { x: 0, y: 0 }), ...sizeOf(each) }))
  boxes.forEach((one, at) => {
    for (const other of boxes.slice(at + 1)) {
      const apart =
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x ||
        one.y + one.height <= other.y ||
        other.y + other.height <= one.y
      expect(apart).toBe(true)
    }
  })
})
