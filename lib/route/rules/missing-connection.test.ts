import { node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { missingConnection } from './missing-connection.ts'

ruleTable(
  missingConnection,

  [
    { of: 'a chosen connection', graph: route([node('sign', 'a')]) },
    {
      of: 'a provider with a connection',
      graph: route([node('sign', 'a', { connection: { by: 'provider', provider: 'edi' } })]),
    },
  ],
  [
    {
      of: 'nothing chosen',
      graph: route([node('sign', 'a', { connection: null })]),
      finds: [
        { severity: 'error', node: 'a', en: '“Signing” has no connection: there is nobody to carry it.' },
      ],
    },
    {
      of: 'a deleted connection',
      graph: route([node('sign', 'a', { connection: { by: 'connection', connectionId: 'c-9' } })]),
      finds: [
        { severity: 'error', node: 'a', en: 'The connection “c-9” chosen in “Signing” does not exist.' },
      ],
    },
  ],
)
