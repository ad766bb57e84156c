import { describe, expect, test } from 'vitest'
import { edge, node } from '#lib/route/example.ts'
import type { RouteGraph } from '#lib/route/graph.ts'
import { fork, judged, line, started, version5 } from './test-move.ts'

describe('in branches', () => {
  const both = fork()
  const arrived = () => {
    const run = started(both)
    return run.see(run.acted('a', 'a', 1, 'done', 'completed')).settle()
  }

  test('goes on, half of the branches come', () => {
    const run = arrived()
    expect(
      judged(
        run,
        fork({
          nodes: [node('approve', 'x')],
          without: ['j.next'],
          edges: [edge('j', 'next', 'x'), edge('x', 'done', 'last')],
        }),
      ),
    ).toEqual(['moves'])
    run.see(run.acted('b', 'b', 1, 'done', 'completed')).settle()
    expect(run.at).toBe('x')
  })

  test.each<[string, RouteGraph, string]>([
    ['the fork is gone', line([node('sign', 'a'), node('sign', 'b')]), 'and the new version has no fork'],
    [
      'its branch is gone',
      fork({
        nodes: [
          node('fork', 'f', {
            branches: [
              { id: 'b1', label: '' },
              { id: 'b3', label: '' },
            ],
          }),
          node('sign', 'c'),
        ],
        without: ['f.branch:b2', 'b.done'],
        edges: [edge('f', 'branch:b3', 'c'), edge('c', 'done', 'j'), edge('b', 'done', 'e')],
      }),
      'is in a branch of',
    ],
    ['the join would be satisfied at once', fork({ wait: 'any' }), 'the rest would be withdrawn.'],
  ])('stays where %s', (_, after, reason) => {
    const [is, why] = judged(arrived(), after)
    expect([is, why?.includes(reason)]).toEqual(['stays', true])
  })

  test('a new branch is begun when a person says so, and only then', () => {
    const grown = fork({
      nodes: [
        node('fork', 'f', {
          branches: [
            { id: 'b1', label: '' },
            { id: 'b2', label: '' },
            { id: 'b3', label: 'Bank' },
          ],
        }),
        node('sign', 'c'),
      ],
      edges: [edge('f', 'branch:b3', 'c'), edge('c', 'done', 'j')],
    })
    const run = arrived()
    expect(judged(run, grown)).toEqual([
      'decision',
      'The fork “Fork”, which the envelope has passed, has a new branch “Bank”. Begin it now',
    ])
    run.move(version5(grown), { 'branch:f.branch:b3': 'start' })
    expect(run.settle().at).toBe('j b c')
    run.see(run.acted('b', 'b', 1, 'done', 'completed')).settle()
    run.see(run.acted('c', 'c', 1, 'done', 'completed')).settle()
    expect(run.at).toBe('last')
  })

  test('a step put into a branch that has come is asked about', () => {
    const after = fork({
      nodes: [node('approve', 'x', { title: 'Lawyer' })],
      without: ['a.done'],
      edges: [edge('a', 'done', 'x'), edge('x', 'done', 'j')],
    })
    const run = arrived()
    expect(judged(run, after)[0]).toBe('decision')
    run.move(version5(after), { 'at:f.branch:b1:j': 'x' })
    expect(run.settle().at).toBe('x b')
  })
})
