import { line, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { deadEnd } from './dead-end.ts'

ruleTable(
  deadEnd,

  [{ of: 'a line', graph: route([node('sign', 'a')]) }],
  [
    {
      of: 'a step after which nothing follows',
      graph: line([node('start', 's'), node('document', 'd'), node('sign', 'a')]),
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: 'From “Signing” the way “done” leads nowhere: the route would stop.',
          fix: 'Add the end “Completed”',
          counterExample: [
            { node: 's', outcome: 'next' },
            { node: 'd', outcome: 'next' },
            { node: 'a', outcome: 'done' },
          ],
        },
      ],
    },
    {
      of: 'a condition without else',
      graph: route([node('condition', 'c', { title: 'Large?' })]),
      finds: [
        {
          severity: 'error',
          node: 'c',
          en: 'From “Large?” the way “otherwise” leads nowhere: the route would stop.',
          fix: 'Connect to the end “Completed”',
          counterExample: [
            { node: 's', outcome: 'next' },
            { node: 'd', outcome: 'next' },
            { node: 'c', outcome: 'else' },
          ],
        },
      ],
    },
  ],
)
