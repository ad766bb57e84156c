import { edge, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unhandledExpiry } from './unhandled-expiry.ts'

ruleTable(
  unhandledExpiry,

  [
    { of: 'a step without deadline', graph: route([node('sign', 'a')]) },
    {
      of: 'a drawn expiry',
      graph: route(
        [node('sign', 'a', { deadline: { value: 1, unit: 'days' } })],
        [edge('a', 'expired', 'e')],
      ),
    },
  ],
  [
    {
      of: 'a deadline without it',
      graph: route([node('sign', 'a', { deadline: { value: 1, unit: 'days' } })]),
      finds: [
        {
          severity: 'warning',
          node: 'a',
          en: '“Signing” has a deadline, but nothing is said about what happens when it passes.',
          fix: 'Add the end “Declined”',
          counterExample: [
            { node: 's', outcome: 'next' },
            { node: 'd', outcome: 'next' },
            { node: 'a', outcome: 'expired' },
          ],
        },
      ],
    },
  ],
)
