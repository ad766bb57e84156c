import { expect, test } from 'vitest'
import type { Catalogue } from '#lib/route/catalogue.ts'
import { apply } from '#lib/route/edit.ts'
import { edge, exampleCatalogue, line, node, route } from '#lib/route/example.ts'
import { contextOf } from '#lib/route/rule.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { noDocumentBeforeStep } from './no-document-before-step.ts'
import { unknownTemplate } from './unknown-template.ts'

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

test('the document that is put before a step takes a template only where one serves the items of the route', () => {
  const graph = line([node('start', 's'), node('sign', 'a'), node('end', 'e')])
  const after = (templates: NonNullable<Catalogue['templates']>) => {
    const catalogue = { ...exampleCatalogue, templates }
    const edit = noDocumentBeforeStep.check(contextOf(graph, catalogue))[0]?.fix?.edit
    const cured = edit ? apply(graph, edit).graph : graph
    const made = cured.nodes.find((each) => each.kind === 'document')
    return {
      source: made?.source,
      wrong: unknownTemplate.check(contextOf(cured, catalogue)).map(({ text }) => text.en),
    }
  }
  const ofLeads = { id: '1', name: 'Of leads', entityTypeIds: [1] }
  const ofDeals = { id: '2', name: 'Of deals', entityTypeIds: [2] }
  expect(after([ofLeads])).toEqual({ source: null, wrong: [] })
  expect(after([ofLeads, ofDeals])).toEqual({ source: { from: 'template', templateId: '2' }, wrong: [] })
  expect(after([ofDeals, { ...ofDeals, id: '3' }])).toEqual({ source: null, wrong: [] })
})
