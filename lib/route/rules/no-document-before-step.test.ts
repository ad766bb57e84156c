import { edge, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { noDocumentBeforeStep } from './no-document-before-step.ts'

ruleTable(
  noDocumentBeforeStep,

  [{ of: 'a document first', graph: route([node('sign', 'a')]) }],
  [
    {
      of: 'a path around the document',
      graph: {
        schema: 1,
        nodes: [
          node('start', 's'),
          node('condition', 'c'),
          node('document', 'd'),
          node('sign', 'a'),
          node('end', 'e'),
        ],
        edges: [
          edge('s', 'next', 'c'),
          edge('c', 'branch:b1', 'd'),
          edge('c', 'else', 'a'),
          edge('d', 'next', 'a'),
          edge('a', 'done', 'e'),
        ],
      },
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Signing” can be reached without a document: there would be nothing to act on.',
          fix: 'Add a document before the step',
          counterExample: [
            { node: 's', outcome: 'next' },
            { node: 'c', outcome: 'else' },
          ],
        },
      ],
    },
  ],
)
