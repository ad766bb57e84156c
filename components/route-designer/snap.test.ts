import { expect, test } from 'vitest'
import { node } from '#lib/route/example.ts'
import type { RouteNode } from '#lib/route/graph.ts'
import { createSnap } from './snap.ts'

const snapped = createSnap()
const drawn = (...nodes: RouteNode[]) => ({ nodes })
const three = [
  node('end', 'a', { position: { x: 0, y: 0 } }),
  node('end', 'b', { position: { x: 400, y: 300 } }),
  node('sign', 'c', { position: { x: 800, y: 600 } }),
]
const nodes = drawn(...three)

test('what comes near a line is drawn to it, and the line is shown', () => {
  expect(snapped(nodes, { b: { x: 404, y: 5 } })).toEqual({
    places: { b: { x: 404, y: 0 } },
    guides: [{ axis: 'y', at: 0, from: 0, to: 572 }],
  })
})

test('middles meet middles', () => {
  // A step is 232 wide and an end 168: their middles meet 32 to the left.
  expect(snapped(nodes, { c: { x: -30, y: 200 } })).toMatchObject({
    places: { c: { x: -32, y: 200 } },
    guides: [{ axis: 'x', at: 84 }],
  })
})

test('far from every line nothing is moved', () => {
  const dragged = { b: { x: 350, y: 220 } }
  expect(snapped(nodes, dragged)).toEqual({ places: dragged, guides: [] })
})

test('a group moves as one, by its frame', () => {
  const { places } = snapped(nodes, { b: { x: 3, y: 310 }, c: { x: 403, y: 610 } })
  expect(places).toEqual({ b: { x: 0, y: 310 }, c: { x: 400, y: 610 } })
})

test('when everything moves there is nothing to align with', () => {
  const all = { a: { x: 3, y: 3 }, b: { x: 403, y: 303 }, c: { x: 803, y: 603 } }
  expect(snapped(nodes, all)).toEqual({ places: all, guides: [] })
})

test('of lines that are equally near that of the first node counts', () => {
  const twins = drawn(...three, node('end', 'd', { position: { x: 400, y: 900 } }))
  const { guides } = snapped(twins, { c: { x: 396, y: 1500 } })
  expect(guides).toEqual([{ axis: 'x', at: 400, from: 300, to: 1624 }])
})

test('what was dragged before counts again when it stays', () => {
  const snap = createSnap()
  expect(snap(nodes, { b: { x: 404, y: 5 } }).guides).toHaveLength(1)
  expect(snap(nodes, { a: { x: 404, y: 5 } }).guides).toEqual([{ axis: 'x', at: 400, from: 5, to: 356 }])
})

test('notes are things like nodes', () => {
  const size = { width: 200, height: 100 }
  const noted = { ...nodes, notes: [{ id: 'note-1', text: '', position: { x: 1200, y: 40 }, size }] }
  expect(snapped(noted, { a: { x: 1204, y: 800 } })).toMatchObject({ places: { a: { x: 1200, y: 800 } } })
  expect(snapped(noted, { 'note-1': { x: 403, y: 900 } }).places).toEqual({ 'note-1': { x: 400, y: 900 } })
})
