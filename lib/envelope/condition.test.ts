import { expect, test } from 'vitest'
import type { Comparison } from '#lib/route/graph.ts'
import { chooseWay, holds } from './condition.ts'
import { exampleItem } from './test-run.ts'

const facts = {
  item: { ...exampleItem, fields: { amount: '1500,50', city: 'Рязань', stage: 'NEW' } },
  inputs: { urgent: 'Y' },
}
const field = (name: string, op: Comparison['op'], right?: string): Comparison => ({
  left: { of: 'field', field: name },
  op,
  ...(right === undefined ? {} : { right }),
})

test.each([
  [field('amount', 'greater', '900'), true],
  [field('amount', 'greater', '1500.5'), false],
  [field('amount', 'greater-or-equal', '1500.50'), true],
  [field('amount', 'less', '10000'), true],
  [field('amount', 'less-or-equal', '1500'), false],
  [field('amount', 'equals', '1500.5'), true],
  [field('city', 'equals', 'Рязань'), true],
  [field('city', 'not-equals', 'Тула'), true],
  [field('city', 'contains', 'ряз'), true],
  [field('city', 'filled'), true],
  [field('nothing', 'empty'), true],
  [field('nothing', 'filled'), false],
  // Nothing is neither less nor greater than anything.
  [field('nothing', 'less', '5'), false],
  [field('nothing', 'greater', '-5'), false],
  [{ left: { of: 'input', input: 'urgent' }, op: 'equals', right: 'Y' }, true],
  [{ left: { of: 'counterparty', fact: 'inn' }, op: 'equals', right: '7700000000' }, true],
  [{ left: { of: 'counterparty', fact: 'kpp' }, op: 'empty' }, true],
] satisfies [Comparison, boolean][])('%o: %s', (comparison, expected) => {
  expect(holds(comparison, facts)).toBe(expected)
})

test('the first branch whose comparisons all hold is taken, else the last way', () => {
  const node = {
    kind: 'condition' as const,
    id: 'c',
    title: { ru: '', en: '' },
    branches: [
      {
        id: 'a',
        label: 'both',
        all: [field('city', 'filled'), field('amount', 'less', '1')],
        way: { to: 'a' },
      },
      { id: 'b', label: 'city', all: [field('city', 'filled')], way: { to: 'b' } },
      { id: 'c', label: 'city too', all: [field('city', 'filled')], way: { to: 'c' } },
    ],
    otherwise: { to: 'else' },
  }
  expect(chooseWay(node, facts)).toEqual({ way: { to: 'b' }, outcome: 'branch:b' })
  expect(chooseWay(node, { item: null, inputs: {} })).toEqual({ way: { to: 'else' }, outcome: 'else' })
})

const box = (right: string): Comparison => ({
  left: { of: 'counterparty', fact: 'has-diadoc-box' },
  op: 'equals',
  right,
})
const branch = (id: string, ...all: Comparison[]) => ({ id, label: id, all, way: { to: id } })
const asking = (...branches: ReturnType<typeof branch>[]) => ({
  kind: 'condition' as const,
  id: 'c',
  title: { ru: '', en: '' },
  branches,
  otherwise: { to: 'else' },
})
const told = (has: boolean) => ({
  ...facts,
  item: { ...facts.item, boxes: { diadoc: { has, origin: { ru: '', en: '' } } } },
})

test.each([
  ['a box that is there', asking(branch('a', box('Y'))), told(true), 'a'],
  ['a box that is not there', asking(branch('a', box('Y'))), told(false), 'else'],
  ['the other way round', asking(branch('a', box('N'))), told(false), 'a'],
  ['a branch that fails anyway', asking(branch('a', box('Y'), field('city', 'empty'))), facts, 'else'],
  ['a branch before it', asking(branch('a', field('city', 'filled')), branch('b', box('Y'))), facts, 'a'],
])('%s decides', (_, node, known, to) => {
  expect(chooseWay(node, known)).toMatchObject({ way: { to } })
})

test.each([
  ['nobody has asked', asking(branch('a', box('Y'))), facts],
  ['a later branch would hold', asking(branch('a', box('Y')), branch('b', field('city', 'filled'))), facts],
  [
    'the service could not tell',
    asking(branch('a', box('Y'))),
    {
      ...facts,
      item: {
        ...facts.item,
        boxes: { diadoc: { has: null, code: 'x', text: { ru: '', en: '' }, cure: null } },
      },
    },
  ],
])('%s: no way is chosen, never “else”', (_, node, known) => {
  expect(chooseWay(node, known)).toEqual({ unknown: 'diadoc' })
})
