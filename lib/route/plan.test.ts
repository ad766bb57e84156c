import { expect, test } from 'vitest'
import { compile } from './compile.ts'
import { edge, exampleCatalogue, forked, node, route } from './example.ts'
import { type Plan, readPlan } from './plan.ts'

const planOf = (graph: Parameters<typeof compile>[0]): Plan => {
  const made = compile(graph, exampleCatalogue)
  if (!('plan' in made)) throw new Error(JSON.stringify(made.findings))
  return made.plan
}

/** As the first form kept it: titles in Russian alone. */
function firstForm(plan: Plan): { schema: 1 } {
  const russian = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && 'ru' in value && 'en' in value ? value.ru : value
  return { ...JSON.parse(JSON.stringify(plan, russian)), schema: 1 }
}

test('a frozen plan of the first form keeps its titles in both languages', () => {
  const plan = planOf(
    route([node('sign', 'a', { title: 'Подпись' }), node('condition', 'c')], [edge('c', 'else', 'e')]),
  )
  const read = readPlan(firstForm(plan))
  expect(read.schema).toBe(2)
  expect(read.nodes.a).toMatchObject({ kind: 'leg', steps: [{ title: { ru: 'Подпись', en: 'Подпись' } }] })
  expect(read.nodes.e).toMatchObject({ label: { ru: 'Завершён', en: 'Завершён' } })
  expect(readPlan(plan)).toBe(plan)
})

test('forks, joins, waits and actions are frozen with what they need to run', () => {
  const plan = planOf(
    forked({
      wait: 'any',
      nodes: [
        node('wait', 'w'),
        node('action', 'act', { action: 'task', settings: { title: 'Call', responsible: 'responsible' } }),
      ],
      without: ['a.done', 'last.done'],
      edges: [
        edge('a', 'done', 'w'),
        edge('w', 'next', 'j'),
        edge('last', 'done', 'act'),
        edge('act', 'next', 'e'),
      ],
    }),
  )
  expect(plan.nodes.f).toMatchObject({
    kind: 'fork',
    branches: [
      { id: 'b1', label: { ru: 'ветка 1', en: 'branch 1' }, way: { to: 'a' } },
      { id: 'b2', way: { to: 'b' } },
    ],
  })
  expect(plan.nodes.j).toMatchObject({ kind: 'join', fork: 'f', needs: 1, next: { to: 'last' } })
  expect(plan.nodes.w).toMatchObject({ kind: 'wait', until: { by: 'duration' }, next: { to: 'j' } })
  expect(plan.nodes.act).toMatchObject({
    kind: 'action',
    order: { do: 'task', title: 'Call', description: '', responsible: 'responsible', deadlineDays: 2 },
  })
  expect(planOf(forked()).nodes.j).toMatchObject({ needs: 2 })
})

test('what a fork needs to run is asked for instead of a plan', () => {
  const made = compile(forked({ without: ['b.done'], edges: [edge('b', 'done', 'e')] }), exampleCatalogue)
  expect('findings' in made && made.findings.map(({ rule }) => rule)).toEqual(['endless-join'])
})
