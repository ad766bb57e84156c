import type { Catalogue } from '#lib/route/catalogue.ts'
import { edge, exampleCatalogue, node, route } from '#lib/route/example.ts'
import type { Operand } from '#lib/route/graph.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { unknownCounterparty } from './unknown-counterparty.ts'

const asking = (left: Operand) =>
  route(
    [
      node('condition', 'c', {
        branches: [
          { id: 'b', label: 'Yes', all: [{ left, op: 'equals', right: 'Y' }] },
          { id: 'b2', label: 'No', all: [{ left, op: 'equals', right: 'N' }] },
        ],
      }),
    ],
    [edge('c', 'branch:b', 'e'), edge('c', 'branch:b2', 'e')],
  )

const connected: Catalogue = {
  ...exampleCatalogue,
  connections: exampleCatalogue.connections.map((each) => ({ ...each, provider: 'diadoc' })),
}

ruleTable(
  unknownCounterparty,
  [
    {
      of: 'a service that is connected',
      graph: asking({ of: 'counterparty', fact: 'has-diadoc-box' }),
      catalogue: connected,
    },
    { of: 'what the requisites tell', graph: asking({ of: 'counterparty', fact: 'country' }) },
    { of: 'a field of the item', graph: asking({ of: 'field', field: 'title' }) },
  ],
  [
    {
      of: 'a service that nobody is connected to, once for all its comparisons',
      graph: asking({ of: 'counterparty', fact: 'has-diadoc-box' }),
      finds: [
        {
          severity: 'error',
          node: 'c',
          en: '“Condition”: whether the counterparty has a box is known to Контур.Диадок, and the portal has no connection to it.',
        },
      ],
    },
  ],
)
