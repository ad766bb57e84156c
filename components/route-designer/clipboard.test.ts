import { expect, test } from 'vitest'
import { line, node, route } from '#lib/route/example.ts'
import { toText } from '#lib/route/text.ts'
import { copied, maybePart, partText, pasted } from './clipboard.ts'
import { readPart } from './read-part.ts'

const graph = route([node('sign', 'a', { position: { x: 300, y: 0 } })])

test('what is copied is text that another route reads', () => {
  const part = copied(graph, new Set(['a', 'e']))
  expect(maybePart(partText(part))).toBe(true)
  expect(readPart(partText(part))).toEqual(part)
})

test('a whole route in text form can be pasted; its start stays away', () => {
  const text = toText(graph)
  expect(maybePart(text)).toBe(true)
  expect(readPart(text).nodes.map((each) => each.id)).toEqual(['d', 'a', 'e'])
})

test('other texts are left alone', () => {
  for (const text of ['', 'nodes: none', '{"a":1}', 'https://example.com/?nodes":1'])
    expect(maybePart(text)).toBe(false)
})

test('a part stays where it was if the place is free, and never lies on an earlier copy', () => {
  const part = copied(graph, new Set(['a']))
  const other = line([node('start', 's', { position: { x: -300, y: 0 } })])
  const place = (into: typeof graph) => pasted(into, part).nodes[0]?.position
  expect(place(other)).toEqual({ x: 300, y: 0 })
  const once = { ...graph, nodes: [...graph.nodes, ...pasted(graph, part).nodes] }
  expect([place(graph), place(once)]).toEqual([
    { x: 340, y: 40 },
    { x: 380, y: 80 },
  ])
})
