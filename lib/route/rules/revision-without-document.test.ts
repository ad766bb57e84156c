import { edge, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { revisionWithoutDocument } from './revision-without-document.ts'

const two = [node('approve', 'a'), node('sign', 'b')]

ruleTable(
  revisionWithoutDocument,

  [
    { of: 'a way back to the document', graph: route(two, [edge('b', 'declined', 'd', 3)]) },
    { of: 'a refusal that ends', graph: route(two, [edge('b', 'declined', 'e')]) },
  ],
  [
    {
      of: 'a way back past the document',
      graph: route(two, [edge('b', 'declined', 'a', 3)]),
      finds: [
        {
          severity: 'warning',
          node: 'b',
          edge: 'b.declined',
          en: 'After a refusal at “Signing” the route goes back past the document: the same unchanged file would go round.',
          fix: 'Lead back to the document',
          counterExample: [
            { node: 's', outcome: 'next' },
            { node: 'd', outcome: 'next' },
            { node: 'a', outcome: 'done' },
            { node: 'b', outcome: 'declined' },
            { node: 'a', outcome: 'done' },
          ],
        },
      ],
    },
  ],
)
