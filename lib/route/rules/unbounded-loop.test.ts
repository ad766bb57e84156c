import { edge, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unboundedLoop } from './unbounded-loop.ts'

ruleTable(
  unboundedLoop,

  [
    { of: 'a loop with rounds', graph: route([node('sign', 'a')], [edge('a', 'declined', 'd', 3)]) },
    { of: 'paths that meet', graph: route([node('sign', 'a')], [edge('a', 'declined', 'e')]) },
  ],
  [
    {
      of: 'a loop without rounds',
      graph: route([node('sign', 'a')], [edge('a', 'declined', 'd')]),
      finds: [
        {
          severity: 'error',
          node: 'a',
          edge: 'a.declined',
          en: 'The way back to “Document” can repeat for ever.',
          fix: 'At most 3 rounds',
          counterExample: [
            { node: 's', outcome: 'next' },
            { node: 'd', outcome: 'next' },
            { node: 'a', outcome: 'declined' },
          ],
        },
      ],
    },
  ],
)
