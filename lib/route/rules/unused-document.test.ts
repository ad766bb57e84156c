import { node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unusedDocument } from './unused-document.ts'

ruleTable(
  unusedDocument,

  [
    { of: 'a document that is signed', graph: route([node('sign', 'a')]) },
    { of: 'two documents before one step', graph: route([node('document', 'f'), node('sign', 'a')]) },
  ],
  [
    {
      of: 'a document after the last step',
      graph: route([node('sign', 'a'), node('document', 'f', { title: 'Act' })]),
      finds: [
        {
          severity: 'warning',
          node: 'f',
          en: 'No step follows the document “Act”: nobody approves or signs it.',
          fix: 'Delete “Act”',
        },
      ],
    },
  ],
)
