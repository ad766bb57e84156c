import { expect, test } from 'vitest'
import { noSelection } from '#components/route-designer/selection.ts'
import { apply } from '#lib/route/edit.ts'
import { node, route } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { grouping, ungrouping } from './group-edit.ts'

const graph: RouteGraph = {
  ...route([node('sign', 'a'), node('sign', 'b')]),
  groups: [{ id: 'group-1', title: 'Ours', nodes: ['a', 'b'] }],
}
const selected = (nodes: string[], groups: string[] = []) => ({
  ...noSelection,
  nodes: new Set(nodes),
  groups: new Set(groups),
})
const told = ({ groups = [] }: RouteGraph) => groups.map(({ id, nodes }) => `${id}: ${nodes.join(' ')}`)

test.each([
  ['nodes of no group', ['d', 's'], [], ['group-1: a b', 'group-2: s d']],
  ['a node of another group leaves it', ['b', 'e'], [], ['group-1: a', 'group-2: b e']],
  ['all nodes of a group make another of it', ['a', 'b'], [], ['group-2: a b']],
  ['with a group selected they join that', ['d'], ['group-1'], ['group-1: a b d']],
])('grouping %s', (_, nodes, groups, after) => {
  const made = grouping(graph, selected(nodes, groups))
  expect(made && told(apply(graph, made.edit).graph)).toEqual(after)
})

test('nothing is grouped without a node', () => {
  expect(grouping(graph, selected([], ['group-1']))).toBeNull()
})

test.each([
  ['a group', [], ['group-1'], []],
  ['a member leaves', ['a'], [], ['group-1: b']],
  ['the last members take the group with them', ['a', 'b'], [], []],
])('ungrouping: %s', (_, nodes, groups, after) => {
  const edit = ungrouping(graph, selected(nodes, groups))
  expect(edit && told(apply(graph, edit).graph)).toEqual(after)
})

test('a node of no group cannot leave one', () => {
  expect(ungrouping(graph, selected(['d']))).toBeNull()
})
