import type { Catalogue } from '#lib/route/catalogue.ts'
import { exampleCatalogue, line, node, route } from '#lib/route/example.ts'
import type { StepNode } from '#lib/route/graph.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { formalisedDocument } from './formalised-document.ts'

const edi: Partial<StepNode> = { connection: { by: 'provider', provider: 'edi' }, signature: 'QES' }
const theirs: Partial<StepNode> = { ...edi, party: 'counterparty', participants: [{ from: 'company' }] }
const invoice = node('document', 'd', { source: { from: 'formalised', type: 'utd' } })
const made = (entityTypeId: number, ...steps: ReturnType<typeof node>[]) =>
  line([node('start', 's', { entityTypeIds: [entityTypeId] }), invoice, ...steps, node('end', 'e')])
const catalogue: Catalogue = {
  ...exampleCatalogue,
  itemTypes: [{ entityTypeId: 177, title: 'Contracts', productRows: false, company: false }],
}

ruleTable(
  formalisedDocument,

  [
    { of: 'a deal by interchange', graph: made(2, node('sign', 'a', edi), node('sign', 'b', theirs)) },
    { of: 'a template', graph: route([node('sign', 'a')]) },
  ],
  [
    {
      of: 'a contact',
      graph: made(3, node('sign', 'b', theirs)),
      finds: [{ severity: 'error', node: 'd', en: '“Document”: a contact has no product rows.' }],
    },
    {
      of: 'a smart process without rows',
      graph: made(177, node('sign', 'b', theirs)),
      catalogue,
      finds: [
        { severity: 'error', node: 'd', en: '“Document”: “Contracts” items have no product rows.' },
        { severity: 'error', node: 'd', en: '“Document”: “Contracts” items have no company.' },
      ],
    },
    {
      of: 'a service that carries none',
      graph: made(2, node('sign', 'b', theirs)),
      catalogue: {
        ...exampleCatalogue,
        connections: exampleCatalogue.connections.map((each) => ({
          ...each,
          capabilities: { ...each.capabilities, formalised: false },
        })),
      },
      finds: [
        {
          severity: 'error',
          node: 'b',
          en: '“Signing”: EDI does not carry formalised documents, and “Document” is one.',
        },
      ],
    },
    {
      of: 'nobody by requisites, by mail',
      graph: made(2, node('sign', 'a')),
      finds: [
        {
          severity: 'error',
          node: 'd',
          en: '“Document”: no participant is found by requisites, but the document is made out to a company.',
        },
      ],
    },
  ],
)
