import { expect, test } from 'vitest'
import { changeList } from './change-list.ts'
import { apply, type Edit } from './edit.ts'
import { edge, exampleCatalogue, node, route } from './example.ts'
import type { RouteGraph } from './graph.ts'

const base = route(
  [node('sign', 'a', { title: 'Director' }), node('condition', 'c')],
  [edge('a', 'declined', 'd', 3)],
)
const told = (after: RouteGraph, before = base) =>
  changeList(before, after, exampleCatalogue).map(({ change, text, details }) => [
    change,
    text.en,
    ...details.map((each) => `${each.what.en}: ${each.before?.en ?? '-'} → ${each.after?.en ?? '-'}`),
  ])
const after = (...edits: Edit[]) => apply(base, { do: 'several', edits }).graph

test('equal routes have nothing to tell', () => {
  expect(told(base)).toEqual([])
})

test('a changed step says what was and what is, with names and not ids', () => {
  const changed = node('sign', 'a', {
    title: 'Director',
    signature: 'UNEP',
    participants: [{ from: 'user', userId: '2' }, { from: 'responsible' }],
    connection: { by: 'provider', provider: 'edi' },
    deadline: { value: 2, unit: 'working-days' },
  })
  expect(told(after({ do: 'set-node', node: changed }))).toEqual([
    [
      'changed',
      'Node “Director” changed',
      'Connection: Mail → any EDI office connection',
      'Deadline: none → 2 working days',
      'Participants: Anna → Boris, Responsible',
      'Signature kind: Simple → Advanced (AES)',
    ],
  ])
})

test('what has no name of its own is told by what the node does', () => {
  const other = node('document', 'd', { source: { from: 'file-field', field: 'UF_FILE' } })
  expect(told(after({ do: 'set-node', node: other }))).toEqual([
    [
      'changed',
      'Node “Document” changed',
      'What it does: The document is made from the template “Contract”. → The document is taken from the field “File”.',
    ],
  ])
})

test('a node that comes tells where it leads; the ways of one that goes are not told again', () => {
  const added = after({
    do: 'insert-on-edge',
    edge: 'd.next',
    node: node('approve', 'x', { title: 'Lawyer' }),
  })
  expect(told(added)).toEqual([
    ['added', 'Node “Lawyer” (approval) added', 'done: - → “Director”'],
    ['changed', '“next” of “Document” leads to “Lawyer” instead of “Director”'],
  ])
  expect(told(base, added)).toEqual([
    ['removed', 'Node “Lawyer” (approval) deleted'],
    ['changed', '“next” of “Document” leads to “Director” instead of “Lawyer”'],
  ])
})

test('ways that come, go and are bounded anew', () => {
  expect(
    told(
      after(
        { do: 'connect', from: 'a', outcome: 'expired', to: 'e' },
        { do: 'disconnect', ids: ['s.next'] },
        { do: 'set-rounds', id: 'a.declined', maxRounds: undefined },
      ),
    ),
  ).toEqual([
    ['changed', '“declined” of “Director”: rounds unbounded, was 3'],
    ['added', '“expired” of “Director” now leads to “Completed”'],
    ['removed', '“next” of “Start” no longer leads anywhere'],
  ])
})

test('a branch that is taken away is told by its node alone; moves are one line', () => {
  const without = after(
    { do: 'set-node', node: node('condition', 'c', { branches: [] }) },
    { do: 'move-nodes', to: { a: { x: 8, y: 0 }, d: { x: 4, y: 4 } } },
  )
  const [branch, moved, ...more] = told(without)
  expect(branch?.slice(0, 2)).toEqual(['changed', 'Node “Condition” changed'])
  expect(moved).toEqual(['moved', 'Nodes moved on the diagram: 2'])
  expect(more).toEqual([])
})
