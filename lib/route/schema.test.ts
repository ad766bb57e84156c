import { expect, test } from 'vitest'
import { Refused } from '#lib/failure.ts'
import { edge, node, route } from './example.ts'
import { emptyGraph } from './new-node.ts'
import { internationalNda, supplyContract } from './samples.ts'
import { parseGraph } from './schema.ts'

test.each([
  emptyGraph(),
  route([node('sign', 'a'), node('condition', 'c'), node('approve', 'b')]),
  supplyContract({ templateId: '7', directorUserId: '1' }),
  internationalNda({ templateId: '7', connectionId: 'c' }),
])('reads what it wrote: %#', (graph) => {
  expect(parseGraph(JSON.parse(JSON.stringify(graph)))).toEqual(graph)
})

function refusal(unread: unknown): Refused {
  try {
    parseGraph(unread)
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
  throw new Error('it was read')
}

test('lists the places that cannot be read, in both languages', () => {
  const graph = route([node('sign', 'a')])
  const wrong = {
    ...graph,
    nodes: graph.nodes.map((each) => (each.id === 'a' ? { ...each, quorum: 'most', sings: 1 } : each)),
  }
  const { status, code, text } = refusal(wrong)
  expect([status, code]).toEqual([422, 'route-unreadable'])
  expect(text.en).toContain('nodes[2].quorum: ')
  expect(text.ru).toContain('nodes[2]')
  expect(text.en).toContain('sings')
})

test('refuses edges that lead nowhere, twice or by an outcome that the node does not have', () => {
  const graph = route([node('sign', 'a')])
  const further = [edge('a', 'declined', 'x'), edge('d', 'next', 'e'), edge('d', 'done', 'e')]
  const { detail } = refusal({ ...graph, edges: [...graph.edges, ...further] })
  const paths = (detail.places as { path: string }[]).map((place) => place.path)
  expect(paths).toEqual(['edges[3].to', 'edges[4]', 'edges[4]', 'edges[5].outcome'])
})

test('refuses what is no route at all, and routes of a later version', () => {
  expect(refusal(null).status).toBe(422)
  expect(refusal('route').status).toBe(422)
  expect(refusal({ ...emptyGraph(), schema: 2 }).text.en).toContain('schema')
  expect(
    refusal({ ...emptyGraph(), nodes: Array.from({ length: 201 }, (_, n) => node('end', `e${n}`)) }).text.en,
  ).toContain('nodes')
})
