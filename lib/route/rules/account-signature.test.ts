import type { Catalogue } from '#lib/route/catalogue.ts'
import { exampleCatalogue, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { accountSignature } from './account-signature.ts'

const bare: Catalogue = {
  ...exampleCatalogue,
  connections: exampleCatalogue.connections.map((each) => ({ ...each, signatures: ['simple'] })),
}

ruleTable(
  accountSignature,

  [
    { of: 'an account that was not asked', graph: route([node('sign', 'a', { signature: 'UNEP' })]) },
    { of: 'what the account gives', graph: route([node('sign', 'a')]), catalogue: bare },
    {
      of: 'what no account of the provider gives, told elsewhere',
      graph: route([node('sign', 'a', { signature: 'QES' })]),
      catalogue: bare,
    },
  ],
  [
    {
      of: 'a kind that was not bought',
      graph: route([node('sign', 'a', { signature: 'UNEP' })]),
      catalogue: bare,
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Signing”: the service gives “Advanced (AES)”, but the account “Mail” does not have it.',
          fix: 'Choose “Simple”',
        },
      ],
    },
  ],
)
