import { node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { waitSettings } from './wait-settings.ts'

ruleTable(
  waitSettings,

  [
    { of: 'a wait for a time', graph: route([node('wait', 'w')]) },
    {
      of: 'a wait for a field',
      graph: route([node('wait', 'w', { until: { by: 'field-filled', field: 'title' } })]),
    },
  ],
  [
    {
      of: 'a wait for a field that was not chosen',
      graph: route([node('wait', 'w', { until: { by: 'date-field', field: '' } })]),
      finds: [{ severity: 'error', node: 'w', en: '“Wait” does not name a field.' }],
    },
  ],
)
