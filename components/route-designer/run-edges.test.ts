import { expect, test } from 'vitest'
import { edge, line, node, route } from '#lib/route/example.ts'
import { edgesOfRun } from './run-edges.ts'

test('a run takes its edges one by one, and none where it leads nowhere', () => {
  const run = [
    { node: 's', outcome: 'next' },
    { node: 'd', outcome: 'next' },
    { node: 'a', outcome: 'declined' },
  ]
  expect(edgesOfRun(route([node('sign', 'a')]), run)).toEqual([['s.next'], ['d.next'], []])
})

test('a fork takes all its branches at once', () => {
  const graph = line(
    [node('start', 's'), node('fork', 'f'), node('join', 'j')],
    [edge('f', 'branch:b2', 'j')],
  )
  expect(edgesOfRun(graph, [{ node: 'f', outcome: 'next' }])).toEqual([['f.branch:b1', 'f.branch:b2']])
})
