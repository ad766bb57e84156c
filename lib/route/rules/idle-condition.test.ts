import { edge, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { idleCondition } from './idle-condition.ts'

ruleTable(
  idleCondition,

  [
    {
      of: 'ways that part',
      graph: route([node('condition', 'c'), node('sign', 'a')], [edge('c', 'else', 'e')]),
    },
    {
      of: 'a way that leads nowhere, told elsewhere',
      graph: route([node('condition', 'c'), node('sign', 'a')]),
    },
  ],
  [
    {
      of: 'ways to one place',
      graph: route([node('condition', 'c'), node('sign', 'a')], [edge('c', 'else', 'a')]),
      finds: [
        {
          severity: 'warning',
          node: 'c',
          en: 'All ways out of “Condition” lead to one place: it decides nothing.',
        },
      ],
    },
  ],
)
