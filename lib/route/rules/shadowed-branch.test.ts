import { node, route } from '#lib/route/example.ts'
import type { Comparison } from '#lib/route/graph.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { shadowedBranch } from './shadowed-branch.ts'

const amount = (op: Comparison['op'], right?: string): Comparison => ({
  left: { of: 'field', field: 'opportunity' },
  op,
  ...(right === undefined ? {} : { right }),
})
const choice = (...all: Comparison[][]) =>
  route([
    node('condition', 'c', { branches: all.map((each, at) => ({ id: `b${at}`, label: '', all: each })) }),
  ])

ruleTable(
  shadowedBranch,

  [
    {
      of: 'the narrower branch first',
      graph: choice([amount('greater', '500')], [amount('greater', '100')]),
    },
    { of: 'branches apart', graph: choice([amount('less', '100')], [amount('greater', '100')]) },
    {
      of: 'the border itself',
      graph: choice([amount('greater', '100')], [amount('greater-or-equal', '100')]),
    },
  ],
  [
    {
      of: 'the wider branch first',
      graph: choice([amount('greater', '100')], [amount('greater', '500')]),
      finds: [
        {
          severity: 'warning',
          node: 'c',
          en: 'In “Condition” the branch “2” is never taken: “1” fits before it.',
          fix: 'Put “2” before “1”',
        },
      ],
    },
    {
      of: 'the same branch twice',
      graph: choice([amount('equals', '7'), amount('filled')], [amount('equals', '7'), amount('filled')]),
      finds: [
        {
          severity: 'warning',
          node: 'c',
          en: 'In “Condition” the branch “2” is never taken: “1” fits before it.',
          fix: 'Remove the branch “2”',
        },
      ],
    },
    {
      of: 'any value before one',
      graph: choice([amount('filled')], [amount('equals', '7')]),
      finds: [
        {
          severity: 'warning',
          node: 'c',
          en: 'In “Condition” the branch “2” is never taken: “1” fits before it.',
          fix: 'Put “2” before “1”',
        },
      ],
    },
    {
      of: 'a smaller bound after a greater one',
      graph: choice([amount('less', '500')], [amount('less-or-equal', '100')]),
      finds: [
        {
          severity: 'warning',
          node: 'c',
          en: 'In “Condition” the branch “2” is never taken: “1” fits before it.',
          fix: 'Put “2” before “1”',
        },
      ],
    },
  ],
)
