import { expect, test } from 'vitest'
import { edge, node, route } from '#lib/route/example.ts'
import { edgesForLayout } from './layout-edges.ts'

const idsOf = (...given: Parameters<typeof route>) => edgesForLayout(route(...given)).map(({ id }) => id)
const chain = ['a', 'b', 'c', 'f', 'g', 'h'].map((id) => node('sign', id))

test('a short route keeps all its edges but the ways back', () => {
  const ids = idsOf(
    [node('sign', 'a'), node('sign', 'b')],
    [edge('a', 'declined', 'e'), edge('b', 'declined', 'a', 3)],
  )
  expect(ids).toContain('a.declined')
  expect(ids).not.toContain('b.declined')
})

test('of long edges into one node only the shortest is kept', () => {
  const declined = chain.map(({ id }) => edge(id, 'declined', 'no'))
  const ids = idsOf([...chain, node('end', 'no')], declined)
  expect(ids).toContain('h.declined')
  expect(ids).not.toContain('a.declined')
  expect(ids.filter((id) => id.endsWith('.done'))).toHaveLength(chain.length)
})

test('a node of which all ways are long keeps them', () => {
  const { nodes, edges, schema } = route(chain)
  const graph = { schema, nodes: [...nodes, node('sign', 'x')], edges: [...edges, edge('x', 'done', 'h')] }
  expect(edgesForLayout(graph)).toContainEqual(edge('x', 'done', 'h'))
})

test('a ring of edges does not hold it up', () => {
  expect(idsOf([node('sign', 'a'), node('sign', 'b')], [edge('b', 'expired', 'a')])).toContain('b.expired')
})
