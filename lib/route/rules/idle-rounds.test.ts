import { edge, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { idleRounds } from './idle-rounds.ts'

ruleTable(
  idleRounds,

  [{ of: 'rounds of a way back', graph: route([node('sign', 'a')], [edge('a', 'declined', 'd', 3)]) }],
  [
    {
      of: 'rounds on the way to an end',
      graph: route([node('sign', 'a')], [edge('a', 'declined', 'e', 3)]),
      finds: [
        {
          severity: 'note',
          node: 'a',
          edge: 'a.declined',
          en: 'The edge to “Completed” has a number of rounds but does not lead back.',
          fix: 'Remove the number of rounds',
        },
      ],
    },
  ],
)
