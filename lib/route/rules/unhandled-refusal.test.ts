import { edge, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unhandledRefusal } from './unhandled-refusal.ts'

ruleTable(
  unhandledRefusal,

  [{ of: 'a drawn refusal', graph: route([node('sign', 'a')], [edge('a', 'declined', 'e')]) }],
  [
    {
      of: 'a step without it',
      graph: route([node('sign', 'a')]),
      finds: [
        {
          severity: 'warning',
          node: 'a',
          en: 'A refusal at “Signing” is not handled: the envelope would end as declined at once.',
          fix: 'Add the end “Declined”',
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
