import { expect, test } from 'vitest'
import { line, node, route } from '#lib/route/example.ts'
import { toText } from '#lib/route/text.ts'
import { copied, maybePart, partText, pasted } from './clipboard.ts'
import { readPart } from './read-part.ts'

const graph = route([node('sign', 'a', { position: { x: 300, y: 0 } })])

test('what is copied is text that another route reads', () => {
  const part = copied(graph, new Set(['a', 'e']), new Set())
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
  const part = copied(graph, new Set(['a']), new Set())
  const other = line([node('start', 's', { position: { x: -300, y: 0 } })])
  const place = (into: typeof graph) => pasted(into, part).nodes[0]?.position
  expect(place(other)).toEqual({ x: 300, y: 0 })
  const once = { ...graph, nodes: [...graph.nodes, ...pasted(graph, part).nodes] }
  expect([place(graph), place(once)]).toEqual([
    { x: 340, y: 40 },
    { x: 380, y: 80 },
  ])
})

const beside: typeof graph = {
  ...graph,
  groups: [{ id: 'group-1', title: 'Ours', nodes: ['a', 'e'], tone: 'blue' }],
  notes: [{ id: 'note-1', text: 'ask', position: { x: 300, y: 200 }, size: { width: 200, height: 80 } }],
}
const none = new Set<string>()

test.each([
  ['all its nodes', ['a', 'e'], [['a', 'e']]],
  ['a part of its nodes', ['a'], []],
  ['none of its nodes', ['d'], []],
])('a group goes along with %s', (_, ids, groups) => {
  expect(copied(beside, new Set(ids), none).groups.map(({ nodes }) => nodes)).toEqual(groups)
})

test('groups and notes are text too, and get new ids where they are put', () => {
  const part = copied(beside, new Set(['a', 'e']), new Set(['note-1']))
  expect(readPart(partText(part))).toEqual(part)
  const made = pasted(beside, part)
  expect(made.groups).toEqual([{ id: 'group-2', title: 'Ours', nodes: ['sign-1', 'end-1'], tone: 'blue' }])
  expect(made.notes).toMatchObject([{ id: 'note-2', text: 'ask', position: { x: 340, y: 240 } }])
  expect(maybePart(partText(copied(beside, none, new Set(['note-1'])))), 'a note alone').toBe(true)
})

test('a new node never gets the id of a note', () => {
  const [note] = beside.notes ?? []
  const odd = { ...beside, notes: note ? [{ ...note, id: 'sign-1' }] : [] }
  expect(pasted(odd, copied(beside, new Set(['a']), none)).nodes.map(({ id }) => id)).toEqual(['sign-2'])
})
