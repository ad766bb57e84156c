import { node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { noDeputy } from './no-deputy.ts'

ruleTable(
  noDeputy,

  [
    { of: 'a role', graph: route([node('sign', 'a', { participants: [{ from: 'responsible' }] })]) },
    { of: 'a deputy', graph: route([node('sign', 'a', { deputies: [{ from: 'head' }] })]) },
    { of: 'the other side', graph: route([node('sign', 'a', { party: 'counterparty' })]) },
  ],
  [
    {
      of: 'one named person',
      graph: route([node('sign', 'a')]),
      finds: [
        {
          severity: 'note',
          node: 'a',
          en: '“Signing” depends on one person (Anna), and nobody stands in.',
          fix: 'Let the head of department stand in',
        },
      ],
    },
  ],
)
