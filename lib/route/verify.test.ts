import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from './compile.ts'
import { edge, exampleCatalogue, node, route } from './example.ts'
import type { RouteGraph } from './graph.ts'
import { isPublishable, verify } from './verify.ts'

test('worst first, then in the order of the nodes', () => {
  const graph = route([node('sign', 'a'), node('sign', 'b', { participants: [] })])
  expect(verify(graph, exampleCatalogue).map((each) => [each.severity, each.node, each.rule])).toEqual([
    ['error', 'b', 'unresolvable-participant'],
    ['warning', 'a', 'unhandled-refusal'],
    ['warning', 'b', 'unhandled-refusal'],
    ['note', 'a', 'no-deputy'],
  ])
})

/** Routes of signing steps, conditions and documents with edges drawn at random. */
const drawn = fc
  .array(fc.tuple(fc.constantFrom('sign', 'document', 'condition'), fc.nat(), fc.nat()), { maxLength: 8 })
  .map((choices): RouteGraph => {
    const made = choices.map(([kind], at) =>
      kind === 'condition'
        ? node('condition', `n${at}`, {
            branches: [
              { id: 'b1', label: 'x', all: [{ left: { of: 'field', field: 'title' }, op: 'filled' }] },
            ],
          })
        : node(kind as 'sign', `n${at}`),
    )
    const graph = route(made)
    const targets = graph.nodes.filter((each) => each.kind !== 'start')
    const further = choices.flatMap(([kind, a, b], at) => {
      const to = targets[a % targets.length]?.id ?? 'e'
      const rounds = b % 3 === 0 ? undefined : (b % 5) + 1
      if (kind === 'document' || to === `n${at}`) return []
      return [edge(`n${at}`, kind === 'condition' ? 'else' : 'declined', to, rounds)]
    })
    return { ...graph, edges: [...graph.edges, ...further] }
  })

test('every route without errors compiles, and from each node of its plan an end can be reached', () => {
  let published = 0
  fc.assert(
    fc.property(drawn, (graph) => {
      if (!isPublishable(verify(graph, exampleCatalogue))) return
      published += 1
      const made = compile(graph, exampleCatalogue)
      if ('findings' in made) throw new Error('it does not compile')
      const { nodes } = made.plan
      const ends = new Set(
        Object.values(nodes)
          .filter((each) => each.kind === 'end')
          .map((each) => each.id),
      )
      for (let grown = true; grown; ) {
        const more = Object.values(nodes).filter(
          (each) => !ends.has(each.id) && waysOf(each).some((id) => ends.has(id)),
        )
        for (const each of more) ends.add(each.id)
        grown = more.length > 0
      }
      expect([...ends].sort()).toEqual(Object.keys(nodes).sort())
    }),
    { numRuns: 300 },
  )
  expect(published).toBeGreaterThan(30)
})

type Compiled = Extract<ReturnType<typeof compile>, { plan: unknown }>['plan']['nodes'][string]

function waysOf(each: Compiled): string[] {
  switch (each.kind) {
    case 'document':
      return [each.next.to]
    case 'condition':
      return [...each.branches.map((branch) => branch.way.to), each.otherwise.to]
    case 'leg':
      return each.steps.flatMap(({ ways }) => [ways.done.to, ways.declined?.to ?? '', ways.expired?.to ?? ''])
    case 'end':
      return []
    default:
      return []
  }
}
