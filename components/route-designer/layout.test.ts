import { describe, expect, test } from 'vitest'
import { wholePortal } from '#lib/route/corpus/portal.ts'
import { edge, node, route } from '#lib/route/example.ts'
import { gallery } from '#lib/route/gallery/index.ts'
import { drawSketch } from '#lib/route/gallery/sketch.ts'
import { boxOfNode, overlap } from './box.ts'
import { titledFrames } from './groups/frame.ts'
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

describe.each(gallery.map((sketch) => [sketch.id, sketch] as const))('%s in groups', (_, sketch) => {
  const { nodes, ...rest } = drawSketch(sketch, { locale: 'en', catalogue: wholePortal })
  const ids = nodes.map(({ id }) => id)
  const scattered = ids.filter((_id, at) => at % 3 === 1)

  test.each([
    ['neighbours', [ids.slice(1, 4), ids.slice(4, 6)]],
    ['nodes from everywhere', [scattered, ids.filter((id) => !scattered.includes(id)).slice(1, 4)]],
  ])('frames of %s lie on no other card and no other frame', (_name, parts) => {
    const groups = parts.map((members, at) => ({ id: `g${at}`, title: '', nodes: members }))
    const places = layOut({ ...rest, nodes, groups })
    const laid = {
      ...rest,
      nodes: nodes.map((each) => ({ ...each, position: places[each.id] ?? each.position })),
      groups,
    }
    const frames = titledFrames(laid)
    const covered = frames.flatMap((frame, at) => [
      ...laid.nodes.filter((each) => !groups[at]?.nodes.includes(each.id) && overlap(frame, boxOfNode(each))),
      ...frames.slice(at + 1).filter((other) => overlap(frame, other)),
    ])
    expect(frames).toHaveLength(groups.length)
    expect(covered).toEqual([])
  })
})

test('notes go along with the node that is nearest to them, and lie on nothing', () => {
  const start = route([node('sign', 'a', { position: { x: 4000, y: 4000 } })])
  const size = { width: 200, height: 80 }
  const graph = {
    ...start,
    notes: [
      { id: 'n', text: '', position: { x: 4000, y: 3880 }, size },
      { id: 'm', text: '', position: { x: 4000, y: 3880 }, size },
    ],
  }
  const places = layOut(graph)
  expect(places.n).toEqual({ x: places.a?.x, y: (places.a?.y ?? 0) - 120 })
  expect(places.m?.y).not.toBe(places.n?.y)
})
