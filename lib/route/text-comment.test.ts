import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply } from './edit.ts'
import { edge, node, route } from './example.ts'
import type { RouteGraph } from './graph.ts'
import { parseText, toText } from './text.ts'

const written = `# Our supply contract, agreed in May.
schema: 1
nodes:
  # Where it begins.
  - id: s
    kind: start
    title: ""
    entityTypeIds:
      - 2 # deals only
    inputs: []
    position: { x: 0, y: 0 }
    ways:
      next: d
  - id: d
    kind: document
    title: Contract
    # The lawyers' template.
    source: { from: template, templateId: "7" } # never the old one
    position: { x: 300, y: 0 }
    ways:
      # Straight on.
      next: e
  - id: e
    kind: end
    title: Done
    outcome: completed # for now
    position: { x: 600, y: 0 }
# What lawyers see.
groups:
  # The legal part.
  - { id: g, title: Legal, nodes: [d] }
# How it is meant to go.
scenarios:
  - id: s1
    name: Straight on
    moves:
      # Nobody is asked.
      - { do: sleep }
    expect: { outcome: completed } # at once
# Ask the legal department before changing it.
`

const sayings = [
  'Our supply contract, agreed in May.',
  'Where it begins.',
  'deals only',
  'The lawyers’ template.'.replace('’', "'"),
  'never the old one',
  'Straight on.',
  'for now',
  'What lawyers see.',
  'The legal part.',
  'How it is meant to go.',
  'Nobody is asked.',
  'at once',
  'Ask the legal department before changing it.',
]

test('comments that somebody has written stay where they stood, and formatting again changes nothing', () => {
  const text = toText(parseText(written))
  for (const words of sayings) expect(text.split(`# ${words}`)).toHaveLength(2)
  expect(text).toContain("    # The lawyers' template.\n")
  expect(text).toMatch(/# Where it begins\.\n {2}- id: s\n/)
  expect(text).toMatch(/# Straight on\.\n {6}next: e\n/)
  expect(text).toMatch(/outcome: completed # for now\n/)
  expect(text).toMatch(/# What lawyers see\.\ngroups:\n {2}# The legal part\.\n {2}- id: g\n/)
  expect(text).toMatch(/# How it is meant to go\.\nscenarios:\n/)
  expect(text.endsWith('# Ask the legal department before changing it.\n')).toBe(true)
  expect(toText(parseText(text))).toBe(text)
})

test('an edit on the canvas keeps them, and undo brings those of a deleted node back', () => {
  const graph = parseText(written)
  const edited = apply(graph, { do: 'insert-on-edge', edge: 'd.next', node: node('sign', 'a') })
  expect(toText(edited.graph)).toContain('# never the old one')
  const without = apply(graph, { do: 'remove-nodes', ids: ['d'] })
  expect(toText(without.graph)).not.toContain('# never the old one')
  expect(toText(apply(without.graph, without.inverse).graph)).toBe(toText(graph))
})

const remark = fc
  .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
  .map((words) => ` ${words.replace(/\s+/gu, ' ').trim()}`)
  .filter((words) => words.trim() !== '' && !/[\p{C}\p{Z}]/u.test(words.slice(1).replaceAll(' ', '')))
const besidePlaces = ['', 'name', 'moves.0', 'moves.0.do#', 'expect', 'expect.outcome#', '^']
const places = [
  '',
  'title',
  'title#',
  'position',
  'participants',
  'participants.0.from#',
  'ways',
  'ways.done',
  'ways.done#',
  '^',
  '$',
]

test('whatever is said at whatever place is read back, byte for byte after formatting', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...places), remark), (comments) => {
      const bare: RouteGraph = route([node('sign', 'a')], [edge('a', 'declined', 'd', 2)])
      const nodes = bare.nodes.map((each) => (each.id === 'a' ? { ...each, comments } : each))
      const text = toText({ ...bare, nodes })
      const read = parseText(text)
      expect(toText(read)).toBe(text)
      const said = read.nodes.flatMap((each) => Object.values(each.comments ?? {}))
      expect(said.sort()).toEqual(Object.values(comments).sort())
    }),
    { numRuns: 300 },
  )
})

test('the same holds for what is said in lists beside the nodes', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...besidePlaces), remark),
      fc.dictionary(fc.constantFrom('', 'title', 'nodes.0', '^'), remark),
      (comments, ofGroup) => {
        const graph: RouteGraph = {
          ...route([node('sign', 'a')]),
          groups: [{ id: 'g', title: 'Group', nodes: ['a'], comments: ofGroup }],
          scenarios: [
            {
              ...{ id: 's1', name: 'One', fields: { stage: 'x' }, moves: [{ do: 'sign', step: 'a' }] },
              ...{ expect: { outcome: 'completed', passes: ['a'] }, comments },
            },
          ],
        }
        const text = toText(graph)
        const read = parseText(text)
        expect(toText(read)).toBe(text)
        const [group] = read.groups ?? []
        const [scenario] = read.scenarios ?? []
        expect(Object.values(scenario?.comments ?? {}).sort()).toEqual(Object.values(comments).sort())
        expect(Object.values(group?.comments ?? {}).sort()).toEqual(Object.values(ofGroup).sort())
      },
    ),
    { numRuns: 300 },
  )
})
