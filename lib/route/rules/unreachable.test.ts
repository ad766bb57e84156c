import { line, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unreachable } from './unreachable.ts'

ruleTable(
  unreachable,

  [
    { of: 'a line', graph: route([node('sign', 'a')]) },
    { of: 'a route without start, told elsewhere', graph: line([node('end', 'e')]) },
  ],
  [
    {
      of: 'a step aside',
      graph: { ...route([]), nodes: [...route([]).nodes, node('sign', 'x', { title: 'Aside' })] },
      finds: [
        {
          severity: 'error',
          node: 'x',
          en: 'No path from the start leads to “Aside”.',
          fix: 'Delete “Aside”',
        },
      ],
    },
  ],
)
