import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edge, exampleCatalogue, line, node } from '#lib/route/example.ts'
import type { RouteEdge, RouteGraph, RouteNode } from '#lib/route/graph.ts'
import { isPublishable, verify } from '#lib/route/verify.ts'
import { decide } from './decide.ts'
import type { Observation } from './observation.ts'
import { Chaos, happenings } from './test-chaos.ts'
import { TestOutside } from './test-outside.ts'
import { TestRun, worldOf } from './test-run.ts'

/** One step of a generated route and where its refusals and expiries lead. */
const stepShape = fc.record({
  act: fc.constantFrom('approve' as const, 'sign' as const),
  people: fc.integer({ min: 1, max: 3 }),
  quorum: fc.constantFrom('all' as const, 'any' as const, 2),
  order: fc.constantFrom('sequential' as const, 'parallel' as const),
  deadline: fc.boolean(),
  condition: fc.boolean(),
  refused: fc.constantFrom('end', 'document', 'itself', 'next'),
  rounds: fc.integer({ min: 1, max: 2 }),
})
type StepShape = (typeof stepShape extends fc.Arbitrary<infer T> ? T : never) & object

const who = [
  { from: 'responsible' },
  { from: 'contact', index: 1 },
  { from: 'email', email: 'b@b.example' },
] as const

function drawn(shapes: StepShape[]): RouteGraph {
  const nodes: RouteNode[] = [node('start', 's'), node('document', 'd')]
  const edges: RouteEdge[] = []
  for (const [at, shape] of shapes.entries()) {
    const id = `n${at}`
    const next = at + 1 < shapes.length ? (shapes[at + 1]?.condition ? `c${at + 1}` : `n${at + 1}`) : 'e'
    if (shape.condition) {
      const all = [
        { left: { of: 'field' as const, field: 'opportunity' }, op: 'greater' as const, right: '1000' },
      ]
      nodes.push(node('condition', `c${at}`, { branches: [{ id: 'b1', label: 'much', all }] }))
      edges.push(edge(`c${at}`, 'else', next))
    }
    const participants = who.slice(0, shape.act === 'approve' ? 1 : shape.people)
    const { quorum, order } = shape
    const deadline = shape.deadline ? { deadline: { value: 1, unit: 'days' as const } } : {}
    nodes.push(
      node(shape.act, id, {
        participants,
        quorum: Math.min(participants.length, 2) < 2 ? 'all' : quorum,
        order,
        ...deadline,
      }),
    )
    const ways = shape.deadline ? (['declined', 'expired'] as const) : (['declined'] as const)
    for (const outcome of ways) {
      const back = shape.refused === 'document' ? 'd' : shape.refused === 'itself' ? id : null
      const to = back ?? (shape.refused === 'next' ? next : 'no')
      edges.push(edge(id, outcome, to, back === null ? undefined : shape.rounds))
    }
  }
  const chain = line([...nodes, node('end', 'e')], edges)
  return { ...chain, nodes: [...chain.nodes, node('end', 'no', { outcome: 'declined' })] }
}

const route = fc
  .array(stepShape, { minLength: 1, maxLength: 4 })
  .map(drawn)
  .filter((graph) => isPublishable(verify(graph, exampleCatalogue)))

test('every route that verifies ends, owes nothing and leaves nobody asked, whatever the order of facts', () => {
  const ends = new Set<string>()
  fc.assert(
    fc.property(route, happenings, (graph, happening) => {
      const chaos = new Chaos(graph)
      for (const one of happening) chaos.happen(one)
      chaos.goOn()
      const { state } = chaos.run
      expect(state).toMatchObject({ phase: 'over', owed: [], problems: {} })
      expect(chaos.outside.open()).toEqual([])
      expect(chaos.run.acts('answer-robot')).toHaveLength(1)
      ends.add(state.status)
    }),
    { numRuns: 150 },
  )
  expect(ends.size).toBeGreaterThan(1)
})

test('the order of a leg’s snapshots does not matter for what it ends in', () => {
  const two = drawn([
    {
      act: 'sign',
      people: 3,
      quorum: 'all',
      order: 'parallel',
      deadline: false,
      condition: false,
      refused: 'end',
      rounds: 1,
    },
  ])
  const acts = fc.array(
    fc.tuple(fc.nat(5), fc.constantFrom('viewed' as const, 'done' as const, 'declined' as const)),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  fc.assert(
    fc.property(acts, fc.infiniteStream(fc.nat()), (acted, numbers) => {
      const run = new TestRun(worldOf(two)).settle((deed) => deed.do === 'submit-leg')
      const outside = new TestOutside(run)
      run.see(outside.perform(run.owed('submit-leg')))
      for (const [n, state] of acted) outside.act([...outside.orders.keys()][0] ?? '', n, state)
      const inOrder = outside.news()
      const mixed = [...inOrder, ...inOrder]
        .map((one) => ({ one, at: numbers.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one)
      const end = (news: Observation[]) => {
        const { phase, threads, legs, verdict } = news.reduce(
          (state, one) => decide(run.world, state, [one], run.now()).state,
          run.state,
        )
        return { phase, at: threads.map(({ at }) => at), legs, verdict }
      }
      expect(end(mixed)).toEqual(end(inOrder))
    }),
    { numRuns: 80 },
  )
})

test('news of other orders change nothing', () => {
  const run = new TestRun(
    worldOf(
      drawn([
        {
          act: 'sign',
          people: 1,
          quorum: 'all',
          order: 'sequential',
          deadline: true,
          condition: true,
          refused: 'itself',
          rounds: 1,
        },
      ]),
    ),
  ).settle()
  const before = run.state
  for (const status of ['viewed', 'completed', 'declined', 'revoked'] as const) {
    run.see({
      seen: 'leg',
      leg: 'n0',
      told: { ...run.told('n0', status, 'foreign'), comment: 'not ours', url: 'https://x.example' },
    })
    run.see({ seen: 'leg', leg: 'elsewhere', told: run.told('n0', status) })
  }
  run.see({ seen: 'receipt', key: 'r9.completed.task', receipt: { how: 'done' } })
  run.see({ seen: 'files', key: 'r1.n0.a1.collect-files', leg: 'n0', documents: [] })
  expect(run.state).toEqual(before)
})
