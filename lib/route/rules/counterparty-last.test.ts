import { node, route } from '#lib/route/example.ts'
import type { StepNode } from '#lib/route/graph.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { counterpartyLast } from './counterparty-last.ts'

const edi = { connection: { by: 'provider', provider: 'edi' } } as const
const theirs: Partial<StepNode> = { ...edi, party: 'counterparty', participants: [{ from: 'company' }] }

ruleTable(
  counterpartyLast,

  [
    { of: 'our side first', graph: route([node('sign', 'a', edi), node('sign', 'b', theirs)]) },
    { of: 'our step elsewhere', graph: route([node('sign', 'a', theirs), node('sign', 'b')]) },
    {
      of: 'a service without sending',
      graph: route([node('sign', 'a', { party: 'counterparty' }), node('sign', 'b')]),
    },
  ],
  [
    {
      of: 'our side after them',
      graph: route([node('sign', 'a', theirs), node('sign', 'b', edi)]),
      finds: [
        {
          severity: 'error',
          node: 'b',
          en: '“Signing” comes after the counterparty’s signature, but in EDI our signature is the sending.',
          counterExample: [
            { node: 's', outcome: 'next' },
            { node: 'd', outcome: 'next' },
            { node: 'a', outcome: 'done' },
          ],
        },
      ],
    },
    {
      of: 'a second counterparty',
      graph: route([node('sign', 'a', theirs), node('sign', 'b', theirs)]),
      finds: [
        {
          severity: 'error',
          node: 'b',
          en: '“Signing”: a document in EDI has one counterparty only.',
          counterExample: [
            { node: 's', outcome: 'next' },
            { node: 'd', outcome: 'next' },
            { node: 'a', outcome: 'done' },
          ],
        },
      ],
    },
  ],
)
