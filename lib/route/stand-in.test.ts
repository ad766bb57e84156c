import { expect, test } from 'vitest'
import { compile } from './compile.ts'
import { node, route } from './example.ts'
import { withStandIns } from './stand-in.ts'

test('a route compiles without its portal: by id, by provider and where nothing is chosen', () => {
  const drawn = route([
    node('document', 'y', { source: null }),
    node('document', 'z', { source: { from: 'template', templateId: '' } }),
    node('sign', 'a', { connection: { by: 'connection', connectionId: 'c-1' } }),
    node('sign', 'b', { connection: { by: 'provider', provider: 'diadoc' } }),
    node('approve', 'c', { connection: null }),
    node('approve', 'x', { connection: { by: 'provider', provider: 'diadoc' } }),
  ])
  const { graph, catalogue } = withStandIns(drawn)
  expect(catalogue.connections.map(({ id }) => id)).toEqual(['c-1', 'diadoc', 'stand-in'])
  const made = compile(graph, catalogue)
  expect(graph.nodes.find(({ id }) => id === 'd')).toEqual(drawn.nodes.find(({ id }) => id === 'd'))
  const legs = 'plan' in made ? Object.values(made.plan.nodes).filter(({ kind }) => kind === 'leg') : []
  expect(legs.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'x'])
})
