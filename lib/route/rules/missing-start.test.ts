import { line, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { missingStart } from './missing-start.ts'

ruleTable(
  missingStart,

  [{ of: 'one start', graph: route([]) }],
  [
    {
      of: 'no start',
      graph: line([node('end', 'e')]),
      finds: [{ severity: 'error', en: 'The route has no start: nothing can begin it.', fix: 'Add a start' }],
    },
    {
      of: 'two starts',
      graph: line([node('start', 's'), node('start', 't'), node('end', 'e')]),
      finds: [
        {
          severity: 'error',
          node: 't',
          en: 'A second start “Start”: it is unclear where to begin.',
          fix: 'Delete “Start”',
        },
      ],
    },
    {
      of: 'a start for nothing',
      graph: line([node('start', 's', { entityTypeIds: [] }), node('end', 'e')]),
      finds: [
        {
          severity: 'error',
          node: 's',
          en: 'The start does not say for which CRM items it runs.',
          fix: 'Start from deals',
        },
      ],
    },
  ],
)
