import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Box } from '#components/route-designer/box.ts'
import { apply } from '#lib/route/edit.ts'
import { node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { frameAround, frameOf, framePadding, nodeBoxes } from './frame.ts'

const place = fc.integer({ min: -5000, max: 5000 })
const side = fc.integer({ min: 40, max: 400 })
const box: fc.Arbitrary<Box> = fc.record({ id: fc.string(), x: place, y: place, width: side, height: side })

test('a frame leaves the same room on all sides, and no frame is smaller', () => {
  fc.assert(
    fc.property(fc.array(box, { minLength: 1 }), (boxes) => {
      const frame = frameAround(boxes)
      if (!frame) throw new Error('no frame')
      const room = (of: (each: Box) => number) => Math.min(...boxes.map(of))
      expect([
        room((each) => each.x - frame.x),
        room((each) => each.y - frame.y),
        room((each) => frame.x + frame.width - each.x - each.width),
        room((each) => frame.y + frame.height - each.y - each.height),
      ]).toEqual([framePadding, framePadding, framePadding, framePadding])
    }),
  )
})

const graph: RouteGraph = {
  ...route([
    node('end', 'a', { position: { x: 100, y: 100 } }),
    node('end', 'b', { position: { x: 500, y: 100 } }),
  ]),
  groups: [{ id: 'g', title: '', nodes: ['a', 'b'] }],
}
const frame = (of: RouteGraph, drafted = {}, without?: (id: string) => boolean) => {
  const [group] = of.groups ?? []
  return group && frameOf(group, nodeBoxes(of, drafted), without)
}

test('a frame follows its members: dragged, removed, or let go', () => {
  // An end is 168 × 56.
  expect(frame(graph)).toEqual({ x: 72, y: 72, width: 624, height: 112 })
  expect(frame(graph, { b: { x: 300, y: 200 } })).toEqual({ x: 72, y: 72, width: 424, height: 212 })
  const less = apply(graph, { do: 'remove-nodes', ids: ['b'] }).graph
  expect(frame(less)).toEqual({ x: 72, y: 72, width: 224, height: 112 })
  expect(frame(graph, {}, (id) => id === 'b')).toEqual(frame(less))
  expect(
    frame(graph, {}, () => true),
    'nobody would be left',
  ).toEqual(frame(graph))
})

test('nothing has no frame', () => {
  expect(frameAround([])).toBeNull()
})
