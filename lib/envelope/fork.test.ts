import { describe, expect, test } from 'vitest'
import { edge, node } from '#lib/route/example.ts'
import type { JoinNode, RouteEdge, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { explain } from './explain.ts'
import { TestRun, worldOf } from './test-run.ts'

/** start → document → fork → two or three branches of the given nodes → join → last → end. */
function forked(branches: RouteNode[][], wait: JoinNode['wait'], edges: RouteEdge[] = []): RouteGraph {
  const ids = branches.map((_, at) => ({ id: `b${at + 1}`, label: `Branch ${at + 1}` }))
  const ways = branches.flatMap((nodes, at) => {
    const stops = [...nodes.map((one) => one.id), 'j']
    const inner = nodes.map((one, place) =>
      edge(one.id, 'participants' in one ? 'done' : 'next', stops[place + 1] ?? 'j'),
    )
    return [edge('f', `branch:b${at + 1}`, stops[0] ?? 'j'), ...inner]
  })
  const refusals = branches
    .flat()
    .flatMap((one) => ('participants' in one ? [edge(one.id, 'declined', 'no')] : []))
  const given = new Set(edges.map((one) => one.id))
  return {
    schema: 1,
    nodes: [
      node('start', 's'),
      node('document', 'd'),
      node('fork', 'f', { branches: ids }),
      ...branches.flat(),
      node('join', 'j', { wait }),
      node('sign', 'last'),
      node('end', 'e'),
      node('end', 'no', { outcome: 'declined' }),
    ],
    edges: [
      edge('s', 'next', 'd'),
      edge('d', 'next', 'f'),
      ...ways,
      edge('j', 'next', 'last'),
      edge('last', 'done', 'e'),
      ...refusals.filter((one) => !given.has(one.id)),
      ...edges,
    ],
  }
}

const signs = (...ids: string[]) => ids.map((id) => [node('sign', id)])
const begun = (graph: RouteGraph) => new TestRun(worldOf(graph)).settle()
const told = (run: TestRun) => run.events.map((event) => event.text.en)
const why = (run: TestRun) => explain(run.world.plan, run.state, 'UTC').text.en

describe('a fork', () => {
  test('asks in all branches at once and goes on once, when all have come', () => {
    const run = begun(forked(signs('a', 'b'), 'all'))
    expect(run.at).toBe('a b')
    expect(run.state.status).toBe('submitted')
    expect(why(run)).toBe('Waiting for Anna to sign. And 1 more at the same time.')
    run.see(run.acted('b', 'b', 1, 'done', 'completed')).settle()
    expect(run.at).toBe('a j')
    expect(run.state.status).toBe('partially_signed')
    expect(why(run)).toBe('Waiting for Anna to sign.')
    run.see(run.acted('a', 'a', 1, 'done', 'completed')).settle()
    expect([run.at, run.state.threads[0]?.id]).toEqual(['last', 'main'])
    expect(run.events.filter((event) => event.kind === 'join')).toHaveLength(1)
  })

  test('with a join of any goes on with the first and withdraws the others', () => {
    const run = begun(forked(signs('a', 'b', 'c'), 'any'))
    run.see(run.acted('b', 'b', 1, 'done', 'completed')).settle((deed) => deed.do === 'cancel-leg')
    expect(run.at).toBe('last')
    const withdrawn = run.state.owed.map((key) => run.deed(key)).filter((deed) => deed.do === 'cancel-leg')
    expect(withdrawn.map((deed) => deed.leg)).toEqual(['a', 'c'])
    expect(told(run)).toContain('“Join”: 1 came, which is enough; the rest (2) are no longer needed.')
    expect(told(run).filter((line) => line === 'Withdrawn from Mail.')).toHaveLength(2)
    run.settle()
    const before = run.state
    run.see(run.acted('a', 'a', 1, 'declined', 'declined'), run.acted('c', 'c', 1, 'done', 'completed'))
    expect([run.at, run.state.owed, run.state.status]).toEqual(['last', before.owed, before.status])
  })

  test('with a join of two of three waits for two', () => {
    const run = begun(forked(signs('a', 'b', 'c'), 2))
    run.see(run.acted('a', 'a', 1, 'done', 'completed')).settle()
    expect(run.at).toBe('j b c')
    run.see(run.acted('c', 'c', 1, 'done', 'completed')).settle()
    expect(run.at).toBe('last')
    expect(run.state.legs.b?.status).toBe('cancelled')
  })

  test('is ended as a whole by a refusal in one branch', () => {
    const run = begun(forked(signs('a', 'b'), 'all'))
    run.see(run.acted('a', 'a', 1, 'declined', 'declined'))
    expect(run.state).toMatchObject({ status: 'declined', threads: [{ at: 'no' }] })
    expect(run.deed(run.owed('cancel-leg'))).toMatchObject({ leg: 'b', reason: 'No.' })
    expect(run.settle().state.phase).toBe('over')
  })

  test('is left by a way back, which withdraws the other branches; the next round asks everybody anew', () => {
    const run = begun(forked(signs('a', 'b'), 'all', [edge('a', 'declined', 'd', 1)]))
    run.see(run.acted('a', 'a', 1, 'declined', 'declined')).settle()
    expect(run.state).toMatchObject({
      phase: 'revising',
      status: 'declined',
      threads: [{ id: 'main', at: 'd' }],
    })
    run.see(run.command('resume')).settle()
    expect([run.at, run.state.round, run.state.status]).toEqual(['a b', 2, 'submitted'])
  })

  test('is cancelled in all branches, also where the order is just being handed over', () => {
    const run = new TestRun(worldOf(forked(signs('a', 'b'), 'all')))
    const inFlight = 'r1.b.a1.submit-leg'
    run.settle(({ do: kind, ...deed }) => kind === 'submit-leg' && 'leg' in deed && deed.leg === 'b')
    const late = run.result(inFlight)
    run.see(run.command('cancel', 'Enough.'))
    expect(run.dropped).toEqual([inFlight])
    expect(run.deed(run.owed('cancel-leg'))).toMatchObject({ leg: 'a' })
    run.settle().see(late)
    expect(run.deed(run.owed('cancel-leg'))).toMatchObject({ leg: 'b', externalId: `x-${inFlight}` })
    expect(run.settle().state).toMatchObject({ phase: 'over', status: 'cancelled' })
  })

  test('within a branch of another fork comes back to that branch', () => {
    const inner = forked(signs('a', 'b'), 'any')
    const graph: RouteGraph = {
      ...inner,
      nodes: [...inner.nodes, node('fork', 'g'), node('sign', 'x'), node('join', 'k')],
      edges: [
        ...inner.edges.filter(({ id }) => id !== 'd.next' && id !== 'last.done'),
        edge('d', 'next', 'g'),
        edge('g', 'branch:b1', 'f'),
        edge('g', 'branch:b2', 'x'),
        edge('last', 'done', 'k'),
        edge('x', 'done', 'k'),
        edge('x', 'declined', 'no'),
        edge('k', 'next', 'e'),
      ],
    }
    const run = begun(graph)
    expect(run.at).toBe('x a b')
    run.see(run.acted('a', 'a', 1, 'done', 'completed')).settle()
    expect(run.state.threads).toMatchObject([
      { id: 'g.branch:b2', at: 'x' },
      { id: 'g.branch:b1', at: 'last' },
    ])
    run.see(run.acted('last', 'last', 1, 'done', 'completed')).settle()
    expect(run.at).toBe('x k')
    run.see(run.acted('x', 'x', 1, 'done', 'completed')).settle()
    expect(run.state).toMatchObject({ phase: 'over', status: 'completed' })
  })

  test('trouble in one branch lets the others go on, and a retry mends only that branch', () => {
    const run = new TestRun(worldOf(forked(signs('a', 'b'), 'all')))
    run.settle((deed) => deed.do === 'resolve-people')
    run.see(run.failure('r1.a.a1.resolve-people')).settle((deed) => deed.do === 'write-back')
    expect(run.at).toBe('a b')
    expect(why(run)).toBe('It failed. And 1 more at the same time.')
    run.see(run.acted('b', 'b', 1, 'done', 'completed')).settle()
    expect(run.at).toBe('a j')
    run.see(run.command('retry')).settle()
    run.see(run.acted('a', 'a', 1, 'done', 'completed')).settle()
    expect(run.at).toBe('last')
  })
})
