import type { ProcessParameter } from '#lib/route/catalogue.ts'
import { exampleCatalogue, node, route } from '#lib/route/example.ts'
import { ruleTable } from '#lib/route/rule-table.ts'
import { processParameters } from './process-parameters.ts'

const asked = (name: string, title: string, rest: Partial<ProcessParameter> = {}): ProcessParameter => ({
  ...{ name, title, type: 'string', required: true, multiple: false },
  ...rest,
})
const parameters = [
  asked('Amount', 'Sum'),
  asked('Urgency', 'How urgent', { preset: 'normal' }),
  asked('Note', 'Remark', { required: false }),
]
const catalogue = {
  ...exampleCatalogue,
  processes: [{ id: '5', name: 'Payment', entityTypeId: 2, parameters }],
}
const start = (given: Record<string, string>, templateId = '5') =>
  route([node('action', 'a', { action: 'start-process', settings: { templateId, parameters: given } })])

ruleTable(
  processParameters,

  [
    { of: 'what is needed', graph: start({ Amount: '100' }), catalogue },
    { of: 'everything', graph: start({ Amount: '{{item.id}}', Urgency: 'urgent', Note: 'x' }), catalogue },
    { of: 'a process that is not known', graph: start({ x: 'y' }, '9'), catalogue },
    { of: 'processes that could not be read', graph: start({ x: 'y' }) },
  ],
  [
    {
      of: 'a parameter that is needed and blank',
      graph: start({ Amount: ' ' }),
      catalogue,
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Action”: the business process “Payment” needs the parameter “Sum”.',
        },
      ],
    },
    {
      of: 'a misspelt parameter and one that the process has lost',
      graph: start({ Amount: '1', Notes: 'x', Контрагент: 'y' }),
      catalogue,
      finds: [
        {
          severity: 'error',
          node: 'a',
          en: '“Action”: the business process “Payment” has no parameter “Notes”; its value would be lost.',
          fix: 'Replace it by “Note”',
        },
        {
          severity: 'error',
          node: 'a',
          en: '“Action”: the business process “Payment” has no parameter “Контрагент”; its value would be lost.',
          fix: 'Remove “Контрагент”',
        },
      ],
    },
  ],
)
