import { edge, forked } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { endlessJoin } from './endless-join.ts'

const run = [
  { node: 's', outcome: 'next' },
  { node: 'd', outcome: 'next' },
  { node: 'f', outcome: 'branch:b1' },
  { node: 'a', outcome: 'done' },
]
const endsInB = { without: ['b.done'], edges: [edge('b', 'done', 'e')] }

ruleTable(
  endlessJoin,

  [
    { of: 'a join of all branches', graph: forked() },
    { of: 'a join of any, when another branch only ends', graph: forked({ ...endsInB, wait: 'any' }) },
  ],
  [
    {
      of: 'a join of all, when a branch only ends',
      graph: forked(endsInB),
      finds: [
        {
          severity: 'error',
          node: 'j',
          en: '“Join” waits for 2 branches, but only 1 can come to it.',
          counterExample: run,
          fix: 'Wait for 1',
        },
      ],
    },
    {
      of: 'a join of three of two',
      graph: forked({ wait: 3 }),
      finds: [
        {
          severity: 'error',
          node: 'j',
          en: '“Join” waits for 3 branches, but only 2 can come to it.',
          counterExample: run,
          fix: 'Wait for 2',
        },
      ],
    },
  ],
)
