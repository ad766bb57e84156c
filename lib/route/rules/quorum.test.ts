import { node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { quorum } from './quorum.ts'

ruleTable(
  quorum,

  [{ of: 'a quorum within reach', graph: route([node('sign', 'a', { quorum: 1 })]) }],
  [
    {
      of: 'a quorum out of reach',
      graph: route([node('sign', 'a', { quorum: 2 })]),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Signing” waits for 2 decisions but has only 1 participant.',
          fix: 'Wait for all participants',
        },
      ],
    },
  ],
)
