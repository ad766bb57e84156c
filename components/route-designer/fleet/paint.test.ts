import { expect, test } from 'vitest'
import { edge, forked, node } from '#lib/route/example.ts'
import type { DurationsRead } from './answer.ts'
import { paintedCrowds, paintedHeat } from './paint.tsx'

const stay = { runs: 4, medianMs: 60_000, p90Ms: 120_000 }

test('shares are told where runs choose: not on a fork, and not where there is one way', () => {
  const graph = forked({
    nodes: [node('end', 'no', { outcome: 'declined' })],
    edges: [edge('a', 'declined', 'no')],
  })
  const ways: DurationsRead['ways'] = [
    { node: 'd', outcome: 'next', share: 1, ...stay },
    { node: 'f', outcome: 'branch:b1', share: 1, ...stay },
    { node: 'a', outcome: 'done', share: 0.75, ...stay },
    { node: 'a', outcome: 'declined', share: 0.25, ...stay },
    { node: 'gone', outcome: 'done', share: 1, ...stay },
  ]
  const painted = paintedHeat(graph, { sample: 500, nodes: [], ways })
  expect(Object.keys(painted.ways ?? {}).toSorted()).toEqual(['a.declined', 'a.done'])
})

test('what is passed at once has no number, and is passed all the same', () => {
  const nodes = [
    { node: 'f', runs: 4, medianMs: 0, p90Ms: 20 },
    { node: 'a', ...stay },
  ]
  const painted = paintedHeat(forked(), { sample: 500, nodes, ways: [] })
  expect([painted.nodes.f?.own, painted.nodes.a?.own === null, painted.nodes.b]).toEqual([
    null,
    false,
    undefined,
  ])
})

test('a node with trouble is marked as such', () => {
  const at = { count: 2, oldestSince: '2026-02-02T09:00:00.000Z' }
  const nodes = [
    { node: 'a', ...at, stuck: 1 },
    { node: 'b', ...at, stuck: 0 },
  ]
  const painted = paintedCrowds({ version: 1, versions: [], running: 4, nodes })
  expect([painted.nodes.a?.is, painted.nodes.b?.is]).toEqual(['problem', 'current'])
})
